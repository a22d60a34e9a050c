/** What the operator's commands say of files of nominations: handed out, and disposed of. */
export type NominationRecordText = {
  noFile: (email: string, cohort: string) => string;
  file: (name: string, cohort: string) => string;
  notReleased: string;
  includesAll: string;
  dayToCome: (today: string) => string;
  retention: (program: string, years: number, asOf: string) => string;
  disposed: (files: number, reviews: number, drafts: number) => string;
  wouldDispose: (files: number, reviews: number, drafts: number) => string;
  before: (files: number) => string;
  kept: Record<'enrolled' | 'undecided' | 'inUse', (files: number) => string>;
};

const s = (count: number): string => (count === 1 ? '' : 's');
const sFr = (count: number): string => (count < 2 ? '' : 's');
const files = (count: number): string => `${count} file${s(count)}`;
const filesFr = (count: number): string => `${count} dossier${sFr(count)}`;
const allEn = (count: number, reviews: number, drafts: number): string =>
  `${files(count)}, with ${reviews} review${s(reviews)}; ${drafts} draft${s(drafts)} that nobody submitted`;
const allFr = (count: number, reviews: number, drafts: number): string =>
  `${filesFr(count)}, avec ${reviews} évaluation${sFr(reviews)} du comité; ${drafts} ébauche${sFr(drafts)} jamais soumise${sFr(drafts)}`;

export const nominationRecordEn: NominationRecordText = {
  noFile: (email, cohort) => `Nobody with the address ${email} was nominated in the call for ${cohort}.`,
  file: (name, cohort) => `The file of ${name} in the call for ${cohort}. That you asked is in the audit.`,
  notReleased:
    'Outcomes are not released: nothing of the committee’s work is in it. With --all it would be, for a request for records.',
  includesAll:
    'Because of --all this includes what is not released: reviews, decisions and drafts of them. Nobody else may see it yet. That you asked for all is in the audit.',
  dayToCome: (today) => `That day is still to come. Give one until ${today}, or look ahead with --dry-run.`,
  retention: (program, years, asOf) =>
    `${program}: files are kept for ${years} years after their last use; as of ${asOf}.`,
  disposed: (count, reviews, drafts) => `Disposed of: ${allEn(count, reviews, drafts)}.`,
  wouldDispose: (count, reviews, drafts) =>
    `Nothing was changed. Would be disposed of: ${allEn(count, reviews, drafts)}.`,
  before: (count) => `Disposed of earlier: ${files(count)}.`,
  kept: {
    enrolled: (count) => `Kept, since their people have a place in the cohort: ${files(count)}.`,
    undecided: (count) => `Kept, since their outcome is not released or not answered: ${files(count)}.`,
    inUse: (count) => `Kept, since they were used within that time: ${files(count)}.`,
  },
};

export const nominationRecordFr: NominationRecordText = {
  noFile: (email, cohort) => `L’adresse ${email} n’est à personne qui a été proposé dans l’appel pour ${cohort}.`,
  file: (name, cohort) => `Le dossier de ${name} dans l’appel pour ${cohort}. Votre demande est consignée.`,
  notReleased:
    'Les résultats ne sont pas communiqués : rien du travail du comité ne s’y trouve. Avec --all il y serait, pour une demande d’accès.',
  includesAll:
    'En raison de --all, ceci comprend ce qui n’est pas communiqué : évaluations du comité, décisions et leurs ébauches. Personne d’autre ne peut encore le voir. Votre demande de tout obtenir est consignée.',
  dayToCome: (today) =>
    `Ce jour est encore à venir. Indiquez-en un au plus tard le ${today}, ou regardez d’avance avec --dry-run.`,
  retention: (program, years, asOf) =>
    `${program} : les dossiers sont conservés ${years} ans après leur dernière utilisation; au ${asOf}.`,
  disposed: (count, reviews, drafts) => `Disposition faite : ${allFr(count, reviews, drafts)}.`,
  wouldDispose: (count, reviews, drafts) =>
    `Rien n’a été modifié. Disposition prévue : ${allFr(count, reviews, drafts)}.`,
  before: (count) => `Disposition faite auparavant : ${filesFr(count)}.`,
  kept: {
    enrolled: (count) => `Conservés parce que la personne a une place dans la cohorte : ${filesFr(count)}.`,
    undecided: (count) =>
      `Conservés parce que le résultat n’est pas communiqué ou reste sans réponse : ${filesFr(count)}.`,
    inUse: (count) => `Conservés parce qu’ils ont servi pendant cette période : ${filesFr(count)}.`,
  },
};
