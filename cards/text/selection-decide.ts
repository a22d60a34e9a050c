import { numberEn, numberFr } from './number.ts';

type Refusal =
  | 'released'
  | 'locked'
  | 'notEligible'
  | 'rationaleMissing'
  | 'rationaleTooLong'
  | 'reasonsMissing'
  | 'changedMeanwhile'
  | 'early'
  | 'badReserves'
  | 'nobody'
  | 'noChampion'
  | 'notAsked'
  | 'outcomeMissing';

/** What a chair reads where something is decided, and why it is not. */
export type SelectionDecideText = {
  apply: string;
  applyTitle: string;
  applyHelp: (capacity: number) => string;
  applyReasons: string;
  reserves: string;
  reservesError: string;
  rationale: string;
  rationaleError: (limit: number) => string;
  applyNow: string;
  applied: (count: number) => string;
  tied: string;
  result: (median: string, mean: string, low: number, high: number) => string;
  resultHelp: string;
  department: string;
  level: string;
  functionalArea: string;
  whole: string;
  notes: string;
  noNotes: string;
  othersTitle: (rubric: number) => string;
  oldCriterion: string;
  decidedBy: string;
  decideTitle: string;
  outcomeLabel: string;
  outcomeError: string;
  rationaleHelp: string;
  reasons: string;
  reasonsHelp: string;
  reasonsError: string;
  record: string;
  recorded: string;
  refusal: Record<Refusal, string>;
  undecidedLeft: (count: number) => string;
  overCapacity: (count: number) => string;
  overDepartment: (departments: string) => string;
};

export const selectionDecideEn: SelectionDecideText = {
  apply: 'Apply the ranking',
  applyTitle: 'Apply the ranking',
  applyHelp: (capacity) =>
    `Only dossiers that nobody has decided about get an outcome: selected from the top down for ${capacity === 1 ? '1 seat' : `${numberEn(capacity)} seats`}, as far as the seats per department allow, then the reserves, then not selected. You can change each one afterwards.`,
  applyReasons:
    'For those not selected, the criteria with their lowest mean are noted as reasons. They read them in their letter: please check them.',
  reserves: 'How many reserves',
  reservesError: 'Write a number from 0 to 200.',
  rationale: 'Rationale, recorded with each decision',
  rationaleError: (limit) => `Write why, in at most ${numberEn(limit)} characters.`,
  applyNow: 'Propose these outcomes',
  applied: (count) =>
    count === 0
      ? 'Nothing was left to decide: nothing has changed.'
      : count === 1
        ? '1 dossier now has a pending outcome.'
        : `${numberEn(count)} dossiers now have a pending outcome.`,
  tied: 'Dossiers with the same score got different outcomes, because the seats or the reserves ended between them. Please look at those yourself.',
  result: (median, mean, low, high) =>
    `median ${median}, mean ${mean}, ${low === high ? `all ${low}` : `from ${low} to ${high}`}`,
  resultHelp:
    'Scores are shown as they were given: nothing is normalised. Reviewers disagree where the lowest and the highest are 2 or more apart.',
  department: 'Department',
  level: 'Level',
  functionalArea: 'Functional area',
  whole: 'Weighted score',
  notes: 'Reviewers’ notes. The nominee may obtain them.',
  noNotes: 'No reviewer wrote a note.',
  othersTitle: (rubric) => `Scored by version ${rubric} of the criteria: not counted`,
  oldCriterion: 'a criterion of that version',
  decidedBy: 'Pending outcome',
  decideTitle: 'Your decision',
  outcomeLabel: 'Outcome',
  outcomeError: 'Choose an outcome.',
  rationaleHelp: 'The rationale is recorded. It is not part of the letter.',
  reasons: 'Reasons by criterion, for somebody who is not selected',
  reasonsHelp: 'The letter names these criteria.',
  reasonsError: 'Tick at least one criterion.',
  record: 'Record the decision',
  recorded: 'Recorded.',
  refusal: {
    released: 'These outcomes are released: nothing changes any more. Nothing was recorded.',
    locked: 'A champion has these decisions. Take them back first, then change them. Nothing was recorded.',
    notEligible: 'This dossier is not eligible now: nothing can be decided about it. Nothing was recorded.',
    rationaleMissing: 'Write the rationale. Nothing was recorded.',
    rationaleTooLong: 'The rationale is too long. Nothing was recorded.',
    reasonsMissing: 'For somebody who is not selected, tick at least one criterion. Nothing was recorded.',
    changedMeanwhile:
      'Somebody changed this meanwhile. Here is how it is now; what you wrote is kept. Nothing of yours was recorded.',
    early: 'The dossiers are not with their reviewers yet: nothing can be decided. Nothing was recorded.',
    badReserves: 'Write how many reserves, as a number from 0 to 200. Nothing was recorded.',
    nobody: 'No dossier is eligible: there is nothing to approve.',
    noChampion:
      'Your program has no champion who could approve: it must be somebody else than you, who decided nothing here and is not nominated. Ask your coordinators.',
    notAsked: 'Nobody is asked for approval right now: nothing was taken back.',
    outcomeMissing: 'Choose an outcome. Nothing was recorded.',
  },
  undecidedLeft: (count) =>
    count === 1
      ? 'One eligible dossier has no outcome yet. Decide about it first.'
      : `${numberEn(count)} eligible dossiers have no outcome yet. Decide about them first.`,
  overCapacity: (count) =>
    count === 1
      ? 'One more is selected than there are seats. Change one first.'
      : `${numberEn(count)} more are selected than there are seats. Change some first.`,
  overDepartment: (departments) =>
    `More are selected than one department may have: ${departments}. Change some of these first.`,
};

export const selectionDecideFr: SelectionDecideText = {
  apply: 'Appliquer le classement',
  applyTitle: 'Appliquer le classement',
  applyHelp: (capacity) =>
    `Seuls les dossiers sans décision reçoivent un résultat : retenus de haut en bas pour ${capacity < 2 ? '1 place' : `${numberFr(capacity)} places`}, dans la limite des places par ministère ou organisme, puis la liste de réserve, puis non retenus. Vous pouvez ensuite changer chacun.`,
  applyReasons:
    'Pour les candidatures non retenues, les critères dont la moyenne est la plus basse sont notés comme motifs. La lettre les nomme : veuillez les vérifier.',
  reserves: 'Nombre de personnes sur la liste de réserve',
  reservesError: 'Écrivez un nombre de 0 à 200.',
  rationale: 'Justification, consignée avec chaque décision',
  rationaleError: (limit) => `Écrivez pourquoi, en ${numberFr(limit)} caractères au plus.`,
  applyNow: 'Proposer ces résultats',
  applied: (count) =>
    count === 0
      ? 'Il ne restait rien à décider : rien n’a changé.'
      : count === 1
        ? '1 dossier a maintenant un résultat provisoire.'
        : `${numberFr(count)} dossiers ont maintenant un résultat provisoire.`,
  tied: 'Des dossiers de même note ont reçu des résultats différents, parce que les places ou la réserve s’arrêtaient entre eux. Veuillez les examiner vous-même.',
  result: (median, mean, low, high) =>
    `médiane ${median}, moyenne ${mean}, ${low === high ? `toujours ${low}` : `de ${low} à ${high}`}`,
  resultHelp:
    'Les cotes sont montrées telles qu’elles ont été données : rien n’est normalisé. Il y a désaccord lorsque la plus basse et la plus haute sont à 2 ou plus l’une de l’autre.',
  department: 'Ministère ou organisme',
  level: 'Niveau',
  functionalArea: 'Domaine fonctionnel',
  whole: 'Note pondérée',
  notes: 'Observations du comité. La personne proposée peut les obtenir.',
  noNotes: 'Le comité n’a pas écrit d’observation.',
  othersTitle: (rubric) => `Coté selon la version ${rubric} des critères : non compté`,
  oldCriterion: 'un critère de cette version',
  decidedBy: 'Résultat provisoire',
  decideTitle: 'Votre décision',
  outcomeLabel: 'Résultat',
  outcomeError: 'Choisissez un résultat.',
  rationaleHelp: 'La justification est consignée. Elle ne fait pas partie de la lettre.',
  reasons: 'Motifs par critère, pour une candidature non retenue',
  reasonsHelp: 'La lettre nomme ces critères.',
  reasonsError: 'Cochez au moins un critère.',
  record: 'Consigner la décision',
  recorded: 'C’est consigné.',
  refusal: {
    released: 'Ces résultats sont diffusés : plus rien ne change. Rien n’a été consigné.',
    locked:
      'Une championne ou un champion a ces décisions. Reprenez-les d’abord, puis changez-les. Rien n’a été consigné.',
    notEligible: 'Ce dossier n’est pas admissible en ce moment : rien ne peut être décidé. Rien n’a été consigné.',
    rationaleMissing: 'Écrivez la justification. Rien n’a été consigné.',
    rationaleTooLong: 'La justification est trop longue. Rien n’a été consigné.',
    reasonsMissing: 'Pour une candidature non retenue, cochez au moins un critère. Rien n’a été consigné.',
    changedMeanwhile:
      'Quelqu’un l’a changé entre-temps. Voici l’état actuel; ce que vous avez écrit est gardé. Rien de votre part n’a été consigné.',
    early:
      'Les dossiers ne sont pas encore entre les mains du comité : rien ne peut être décidé. Rien n’a été consigné.',
    badReserves: 'Écrivez combien de personnes vont sur la liste de réserve, de 0 à 200. Rien n’a été consigné.',
    nobody: 'Aucun dossier n’est admissible : il n’y a rien à approuver.',
    noChampion:
      'Votre programme n’a pas de championne ou de champion qui puisse approuver : il faut une autre personne que vous, qui n’a rien décidé ici et n’est pas proposée. Adressez-vous à votre équipe de coordination.',
    notAsked: 'Aucune approbation n’est demandée en ce moment : rien n’a été repris.',
    outcomeMissing: 'Choisissez un résultat. Rien n’a été consigné.',
  },
  undecidedLeft: (count) =>
    count < 2
      ? 'Un dossier admissible n’a pas encore de résultat. Décidez d’abord.'
      : `${numberFr(count)} dossiers admissibles n’ont pas encore de résultat. Décidez d’abord.`,
  overCapacity: (count) =>
    count < 2
      ? 'Une candidature retenue de plus qu’il n’y a de places. Changez-en d’abord une.'
      : `${numberFr(count)} candidatures retenues de plus qu’il n’y a de places. Changez-en d’abord.`,
  overDepartment: (departments) =>
    `Plus de candidatures retenues que n’en permet un ministère ou organisme : ${departments}. Changez-en d’abord.`,
};
