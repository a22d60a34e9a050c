import { ended } from './number.ts';
import type { CallPhase } from '../../bot/domain/call.ts';
import type { Outcome } from '../../bot/domain/selection.ts';
import type { NominationState, WordsProblem } from '../../bot/domain/nomination.ts';

type SubmitCode =
  | 'notYours'
  | 'late'
  | 'early'
  | 'unknownNominee'
  | 'onCommittee'
  | 'nomineeOnCommittee'
  | 'selfNotAllowed'
  | 'onlySelf'
  | 'already'
  | 'yours'
  | 'problems'
  | 'notPossible'
  | 'pickedUnknown';

/** A field of the form, as its label: strengths and questions carry the words of their call. */
type Labelled = { problem: WordsProblem; label: string };

/** What nominators read and write. */
export type NominationText = {
  title: string;
  none: string;
  what: string;
  phase: Record<CallPhase, string>;
  nominate: string;
  nominateSelf: string;
  goOn: (name: string) => string;
  unnamed: string;
  lateDraft: string;
  mineTitle: string;
  state: Record<NominationState | 'noConsent' | 'noEndorsement' | 'notEndorsed', string>;
  outcome: Record<Outcome, string>;
  withdraw: (name: string) => string;
  withdrawTitle: (name: string) => string;
  withdrawAsk: string;
  withdrawYes: string;
  withdrawn: (name: string) => string;
  formTitle: (cohort: string) => string;
  selfTitle: (cohort: string) => string;
  until: (when: string) => string;
  closed: string;
  pick: string;
  pickHint: string;
  pickError: string;
  pickUse: string;
  nomineeName: string;
  nomineeEmail: string;
  department: string;
  level: string;
  functionalArea: string;
  statement: string;
  statementHint: string;
  strengths: string;
  choose: string;
  sure: (email: string) => string;
  limit: (count: number) => string;
  save: string;
  saved: string;
  submit: string;
  drop: string;
  dropped: string;
  back: string;
  fix: string;
  problem: (labelled: Labelled) => string;
  refusal: Record<SubmitCode, string>;
  submittedTitle: (name: string) => string;
  submitted: (name: string) => string;
  another: string;
  alreadyTitle: (name: string) => string;
  already: string;
  support: string;
  supported: (name: string) => string;
};

export const nominationEn: NominationText = {
  title: 'Nominate somebody',
  none: 'No call for nominations waits for you. Coordinators name the nominators of a program.',
  what: 'You nominate somebody; they are asked whether they agree, and their supervisor whether the time can be given.',
  phase: { draft: 'not out yet', announced: 'not open yet', open: 'open', closed: 'closed' },
  nominate: 'Nominate somebody',
  nominateSelf: 'Nominate yourself',
  goOn: (name) => `Go on: ${name}`,
  unnamed: 'a draft without a name',
  lateDraft: 'Late: the call closed before this was submitted. Your draft is kept.',
  mineTitle: 'Whom you have nominated',
  state: {
    submitted: 'submitted',
    noConsent: 'waits for their consent',
    noEndorsement: 'waits for their supervisor’s endorsement',
    notEndorsed: 'their supervisor does not endorse; they may name another one',
    complete: 'complete',
    eligible: 'with the selection committee',
    ineligible: 'not eligible',
    declined: 'they declined',
    withdrawn: 'withdrawn',
  },
  outcome: { selected: 'selected', reserve: 'on the reserve list', notSelected: 'not selected' },
  withdraw: (name) => `Withdraw: ${name}`,
  withdrawTitle: (name) => `Withdraw the nomination of ${name}?`,
  withdrawAsk:
    'Nominee, nominator and supervisor hear of it. What was written is kept with the file, and nobody reads it for selection.',
  withdrawYes: 'Yes, withdraw',
  withdrawn: (name) => `The nomination of ${name} is withdrawn.`,
  formTitle: (cohort) => `A nomination for ${cohort}`,
  selfTitle: (cohort) => `Your own nomination for ${cohort}`,
  until: (when) => ended(`It can be submitted until ${when}`),
  closed: 'The call has closed: this can be kept, and not submitted.',
  pick: 'Find the person',
  pickHint: 'Type a name (in Teams), or fill in the fields below',
  pickError: 'Choose a person, or leave this empty.',
  pickUse: 'Fill in name and address',
  nomineeName: 'Name of the person',
  nomineeEmail: 'Their work e-mail address',
  department: 'Department',
  level: 'Level',
  functionalArea: 'Functional area',
  statement: 'Why this person?',
  statementHint: 'What they have done, and what they could become. An example helps.',
  strengths: 'Strengths, by competency (as many as you can speak to)',
  choose: 'Choose one.',
  sure: (email) => `I have checked ${email}: the address is right`,
  limit: (count) => `At most ${count} characters.`,
  save: 'Keep as a draft',
  saved: 'Your draft is kept. Only you see it.',
  submit: 'Submit the nomination',
  drop: 'Throw the draft away',
  dropped: 'The draft is gone.',
  back: 'Back to the calls',
  fix: 'Please check this field.',
  problem: ({ problem: { code }, label }) =>
    ({
      missing: `"${label}" is empty.`,
      tooLong: `"${label}" is too long. Your text is below; please shorten it.`,
      address: `"${label}" has to be one address, like name@example.gc.ca.`,
      notListed: `"${label}": choose one from the list of this call.`,
    })[code],
  refusal: {
    notYours: 'There is nothing here for you. Write "nominate" to see the calls in which you can nominate.',
    late: 'This call has closed. Your draft is kept, and can be submitted if the coordinators give more time.',
    early: 'This call is not open yet. Your draft is kept.',
    unknownNominee:
      'Nobody with this address is known here. Check it for slips; if it is right, tick the box below and submit again. They will be asked by e-mail.',
    onCommittee:
      'You sit on the selection committee of this program: somebody else has to nominate. Your draft is kept.',
    nomineeOnCommittee:
      'This person sits on the selection committee of this program, and cannot be nominated. Your draft is kept.',
    selfNotAllowed: 'In this call nobody nominates themselves. Ask a colleague to nominate you. Your draft is kept.',
    onlySelf: 'In this call you can nominate yourself; others are nominated by nominators. Your draft is kept.',
    already: 'This person is already nominated for this cohort.',
    yours: 'You have nominated this person for this cohort already. Your draft is kept.',
    problems: 'Nothing was submitted yet. Please mend this:',
    notPossible: 'That is no longer possible. Write "nominate" to see how things are now.',
    pickedUnknown: 'I do not know this account yet. Please write the name and the address of the person below.',
  },
  submittedTitle: (name) => `Submitted: ${name}`,
  submitted: (name) =>
    `${name} is asked for consent now, and then their supervisor for an endorsement. You see how it goes under "nominate".`,
  another: 'Nominate somebody else',
  alreadyTitle: (name) => `${name} is already nominated`,
  already:
    'Somebody has nominated this person for this cohort, and once is enough. You may add your support: what you wrote as "Why this person?" then goes to the committee with your name. Your draft is kept until you do.',
  support: 'Add my support',
  supported: (name) => `Your support for ${name} is with the nomination now. Thank you.`,
};

export const nominationFr: NominationText = {
  title: 'Proposer une candidature',
  none: 'Aucun appel de candidatures ne vous attend. C’est l’équipe de coordination qui désigne les personnes proposantes d’un programme.',
  what: 'Vous proposez une personne; on lui demande si elle consent, puis à sa ou son gestionnaire si le temps peut être accordé.',
  phase: { draft: 'pas encore publié', announced: 'pas encore ouvert', open: 'ouvert', closed: 'fermé' },
  nominate: 'Proposer une candidature',
  nominateSelf: 'Proposer ma candidature',
  goOn: (name) => `Continuer : ${name}`,
  unnamed: 'une ébauche sans nom',
  lateDraft: 'En retard : l’appel s’est fermé avant que ce soit soumis. Votre ébauche est conservée.',
  mineTitle: 'Les personnes que vous avez proposées',
  state: {
    submitted: 'candidature soumise',
    noConsent: 'en attente de son consentement',
    noEndorsement: 'en attente de l’appui de sa ou de son gestionnaire',
    notEndorsed: 'appui refusé; la personne peut nommer une autre ou un autre gestionnaire',
    complete: 'dossier complet',
    eligible: 'devant le comité de sélection',
    ineligible: 'non admissible',
    declined: 'refus de la personne',
    withdrawn: 'retrait',
  },
  outcome: {
    selected: 'candidature retenue',
    reserve: 'sur la liste de réserve',
    notSelected: 'candidature non retenue',
  },
  withdraw: (name) => `Retirer : ${name}`,
  withdrawTitle: (name) => `Retirer la candidature de ${name}?`,
  withdrawAsk:
    'La personne proposée, la personne proposante et la ou le gestionnaire en sont informés. Ce qui a été écrit reste au dossier, et personne ne le lit pour la sélection.',
  withdrawYes: 'Oui, retirer',
  withdrawn: (name) => `La candidature de ${name} est retirée.`,
  formTitle: (cohort) => `Une candidature pour ${cohort}`,
  selfTitle: (cohort) => `Votre candidature pour ${cohort}`,
  until: (when) => `Elle peut être soumise jusqu’au ${when}.`,
  closed: 'L’appel est fermé : ceci peut être conservé, mais non soumis.',
  pick: 'Trouver la personne',
  pickHint: 'Tapez un nom (dans Teams), ou remplissez les champs ci-dessous',
  pickError: 'Choisissez une personne, ou laissez ce champ vide.',
  pickUse: 'Remplir le nom et l’adresse',
  nomineeName: 'Nom de la personne',
  nomineeEmail: 'Son adresse de courriel au travail',
  department: 'Ministère ou organisme',
  level: 'Niveau',
  functionalArea: 'Domaine fonctionnel',
  statement: 'Pourquoi cette personne?',
  statementHint: 'Ce qu’elle a accompli, et ce qu’elle pourrait devenir. Un exemple aide.',
  strengths: 'Forces, par compétence (celles dont vous pouvez parler)',
  choose: 'Choisissez une réponse.',
  sure: (email) => `J’ai vérifié ${email} : l’adresse est bonne`,
  limit: (count) => `Au plus ${count} caractères.`,
  save: 'Garder comme ébauche',
  saved: 'Votre ébauche est conservée. Vous seule ou seul la voyez.',
  submit: 'Soumettre la candidature',
  drop: 'Jeter l’ébauche',
  dropped: 'L’ébauche est supprimée.',
  back: 'Retour aux appels',
  fix: 'Veuillez vérifier ce champ.',
  problem: ({ problem: { code }, label }) =>
    ({
      missing: `« ${label} » est vide.`,
      tooLong: `« ${label} » est trop long. Votre texte est ci-dessous; veuillez l’abréger.`,
      address: `« ${label} » : il faut une seule adresse, comme nom@exemple.gc.ca.`,
      notListed: `« ${label} » : choisissez dans la liste de cet appel.`,
    })[code],
  refusal: {
    notYours:
      'Il n’y a rien ici pour vous. Écrivez « proposer une candidature » pour voir les appels qui vous sont ouverts.',
    late: 'Cet appel est fermé. Votre ébauche est conservée et pourra être soumise si l’équipe de coordination prolonge l’appel.',
    early: 'Cet appel n’est pas encore ouvert. Votre ébauche est conservée.',
    unknownNominee:
      'Personne n’est connu ici sous cette adresse. Vérifiez-la; si elle est bonne, cochez la case ci-dessous et soumettez de nouveau. La personne sera invitée par courriel.',
    onCommittee:
      'Vous siégez au comité de sélection de ce programme : quelqu’un d’autre doit proposer la candidature. Votre ébauche est conservée.',
    nomineeOnCommittee:
      'Cette personne siège au comité de sélection de ce programme; sa candidature ne peut pas être proposée. Votre ébauche est conservée.',
    selfNotAllowed:
      'Dans cet appel, on ne propose pas sa propre candidature. Demandez à une ou un collègue de la proposer. Votre ébauche est conservée.',
    onlySelf:
      'Dans cet appel, vous pouvez proposer votre propre candidature; les autres le sont par les personnes proposantes. Votre ébauche est conservée.',
    already: 'La candidature de cette personne est déjà proposée pour cette cohorte.',
    yours: 'Vous avez déjà proposé cette personne pour cette cohorte. Votre ébauche est conservée.',
    problems: 'Rien n’est encore soumis. Veuillez corriger ceci :',
    notPossible: 'Ce n’est plus possible. Écrivez « proposer une candidature » pour voir où en sont les choses.',
    pickedUnknown: 'Je ne connais pas encore ce compte. Veuillez écrire ci-dessous le nom et l’adresse de la personne.',
  },
  submittedTitle: (name) => `Candidature soumise : ${name}`,
  submitted: (name) =>
    `On demande maintenant le consentement de ${name}, puis l’appui de sa ou de son gestionnaire. Écrivez « proposer une candidature » pour suivre le dossier.`,
  another: 'Proposer une autre candidature',
  alreadyTitle: (name) => `La candidature de ${name} est déjà proposée`,
  already:
    'Quelqu’un a déjà proposé cette personne pour cette cohorte, et une fois suffit. Vous pouvez ajouter votre appui : ce que vous avez écrit sous « Pourquoi cette personne? » ira alors au comité avec votre nom. D’ici là, votre ébauche est conservée.',
  support: 'Ajouter mon appui',
  supported: (name) => `Votre appui à ${name} est joint à la candidature. Merci.`,
};
