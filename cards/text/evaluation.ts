import type { AnswerProblem } from '../../bot/domain/form.ts';

/** Evaluations as people answer them. */
export type EvaluationText = {
  askTitle: string;
  ask: (days: string) => string;
  protect: (minimum: number, toParticipants: boolean) => string;
  cut: (question: string, minimum: number) => string;
  said: (said: string) => string;
  changed: (changed: string) => string;
  before: string;
  boxes: Record<1 | 2 | 3 | 4 | 5 | 'na', string>;
  noAnswer: string;
  error: string;
  commentError: (limit: number) => string;
  submit: string;
  thanksTitle: string;
  thanks: string;
  already: string;
  notAsked: string;
  notOpen: string;
  closed: string;
  problems: string;
  problem: Record<AnswerProblem['code'], string>;
  reminderTitle: string;
  openTitle: string;
  openHelp: string;
  openKind: string;
  openCohort: string;
  openLook: string;
  openBack: string;
  openNow: (people: number) => string;
  opened: string;
  about: Record<'mid-program' | 'end-program', string>;
  offer: (cohort: string, people: number, until: string) => string;
  publishable: (minimum: number) => string;
  notPublishable: (minimum: number) => string;
  openRefusal: Record<'noForm' | 'noKey' | 'nobody' | 'alreadyOpened', string>;
};

export const evaluationEn: EvaluationText = {
  askTitle: 'How was it? One minute, please',
  ask: (until) => `You can answer until ${until}.`,
  protect: (minimum, toParticipants) =>
    `Your answers go into a sealed box, without your name or the time. Results go to your coordinators${toParticipants ? ' and to participants' : ''}, after it has closed, and only where at least ${minimum} people answered. Nobody is shown who has not answered.`,
  cut: (question, minimum) =>
    `Results may also be shown apart by what people choose under "${question}", and only for parts of at least ${minimum} answers. You need not say it.`,
  said: (said) => `**You said:** ${said}`,
  changed: (changed) => `**We changed:** ${changed}`,
  before: 'You cannot change it afterwards; a person reads comments, so leave out what identifies you.',
  boxes: {
    1: 'Strongly disagree',
    2: 'Disagree',
    3: 'Neither',
    4: 'Agree',
    5: 'Strongly agree',
    na: 'Does not apply to me',
  },
  noAnswer: 'I prefer not to answer',
  error: 'Please choose an answer.',
  commentError: (limit) => `At most ${limit} characters.`,
  submit: 'Send my answers',
  thanksTitle: 'Thank you',
  thanks: 'Your answers are in the box. Nobody can tell which are yours, not even we.',
  already: 'You have answered this evaluation already. One answer a person: nothing was changed.',
  notAsked: 'This evaluation is for those who were at the session. If you were there, tell your coordinators.',
  notOpen: 'This evaluation is not open yet.',
  closed: 'This evaluation has closed, so no more answers can be added. Thank you for wanting to.',
  problems: 'Something is not right yet. What you chose is kept: correct it and send again.',
  problem: {
    missing: 'Please answer this, or choose "I prefer not to answer".',
    notABox: 'Please choose one of the boxes.',
    notAnOption: 'Please choose from the list.',
    tooLong: 'This comment is too long. Please shorten it.',
  },
  reminderTitle: 'A reminder: your evaluation',
  openTitle: 'Open an evaluation',
  openHelp: 'After a session this happens by itself. An evaluation of the program as a whole is opened by you.',
  openKind: 'Which evaluation',
  openCohort: 'For which cohort',
  openLook: 'Show what that does',
  openBack: 'Back to the evaluations',
  openNow: (people) => (people === 1 ? 'Open it and ask 1 person' : `Open it and ask ${people} people`),
  opened: 'It is open. Everybody is asked in their own working hours.',
  about: { 'mid-program': 'Half-way through the program', 'end-program': 'End of the program' },
  offer: (cohort, people, until) =>
    `Cohort ${cohort}: everybody with a place in it today is asked, ${people === 1 ? '1 person' : `${people} people`}. They can answer until ${until}, and are reminded once.`,
  publishable: (minimum) =>
    `Results can be shown if at least ${minimum} of them answer; below that they are not, and nobody sees them.`,
  notPublishable: (minimum) =>
    `These are fewer than ${minimum} people: the results will not be shown, whoever answers. Comments are read as coded themes only.`,
  openRefusal: {
    noForm: 'No form for this evaluation has been approved yet. Approve one first, in the list of evaluations.',
    noKey: 'No evaluation can be opened: the key that seals the ballot boxes is not set up. Tell whoever runs Cadre.',
    nobody: 'Nobody has a place in this cohort today, so there is nobody to ask.',
    alreadyOpened: 'This cohort has been asked with this form already. Approve another version of it to ask again.',
  },
};

export const evaluationFr: EvaluationText = {
  askTitle: 'Comment était-ce? Une minute, s’il vous plaît',
  ask: (until) => `Vous pouvez répondre jusqu’au ${until}.`,
  protect: (minimum, toParticipants) =>
    `Vos réponses vont dans une urne scellée, sans votre nom ni l’heure. Les résultats vont à votre équipe de coordination${toParticipants ? ' et aux personnes participantes' : ''}, une fois l’évaluation close, et seulement si au moins ${minimum} personnes ont répondu. Personne ne voit qui n’a pas répondu.`,
  cut: (question, minimum) =>
    `Les résultats peuvent aussi être ventilés selon le choix fait à « ${question} », seulement pour des catégories d’au moins ${minimum} réponses. Vous pouvez ne pas le dire.`,
  said: (said) => `**Vous avez dit :** ${said}`,
  changed: (changed) => `**Nous avons changé :** ${changed}`,
  before:
    'Vous ne pourrez rien changer ensuite; une personne lit les commentaires : n’y mettez rien qui permette de vous reconnaître.',
  boxes: {
    1: 'Tout à fait en désaccord',
    2: 'En désaccord',
    3: 'Ni l’un ni l’autre',
    4: 'D’accord',
    5: 'Tout à fait d’accord',
    na: 'Ne s’applique pas à moi',
  },
  noAnswer: 'Je préfère ne pas répondre',
  error: 'Veuillez choisir une réponse.',
  commentError: (limit) => `Au plus ${limit} caractères.`,
  submit: 'Envoyer mes réponses',
  thanksTitle: 'Merci',
  thanks: 'Vos réponses sont dans l’urne. Personne ne peut dire lesquelles sont les vôtres, pas même nous.',
  already: 'Vous avez déjà répondu à cette évaluation. Une seule réponse par personne : rien n’a changé.',
  notAsked:
    'Cette évaluation s’adresse aux personnes qui étaient à la séance. Si vous y étiez, dites-le à votre équipe de coordination.',
  notOpen: 'Cette évaluation n’est pas encore ouverte.',
  closed: 'Cette évaluation est close : on ne peut plus y ajouter de réponses. Merci de votre intention.',
  problems: 'Il reste quelque chose à corriger. Vos choix sont conservés : corrigez, puis envoyez de nouveau.',
  problem: {
    missing: 'Veuillez répondre, ou choisir « Je préfère ne pas répondre ».',
    notABox: 'Veuillez choisir l’une des cases.',
    notAnOption: 'Veuillez choisir dans la liste.',
    tooLong: 'Ce commentaire est trop long. Veuillez le raccourcir.',
  },
  reminderTitle: 'Un rappel : votre évaluation',
  openTitle: 'Ouvrir une évaluation',
  openHelp:
    'Après une séance, tout se fait sans vous. C’est vous qui ouvrez une évaluation du programme dans son ensemble.',
  openKind: 'Quelle évaluation',
  openCohort: 'Pour quelle cohorte',
  openLook: 'Voir ce que cela fait',
  openBack: 'Retour aux évaluations',
  openNow: (people) => `Ouvrir et inviter ${people} ${people < 2 ? 'personne' : 'personnes'} à répondre`,
  opened: 'C’est ouvert. Chaque personne est invitée à répondre pendant ses heures de travail.',
  about: { 'mid-program': 'À mi-parcours du programme', 'end-program': 'Fin du programme' },
  offer: (cohort, people, until) =>
    `Cohorte ${cohort} : toutes les personnes qui en font partie aujourd’hui sont invitées à répondre, soit ${people} ${people < 2 ? 'personne' : 'personnes'}. Elles peuvent répondre jusqu’au ${until} et reçoivent un rappel.`,
  publishable: (minimum) =>
    `Les résultats peuvent être diffusés si au moins ${minimum} personnes répondent; sinon ils ne le sont pas, et personne ne les voit.`,
  notPublishable: (minimum) =>
    `C’est moins de ${minimum} personnes : les résultats ne seront pas diffusés, quel que soit le nombre de réponses. Les commentaires ne donneront lieu qu’à des thèmes.`,
  openRefusal: {
    noForm:
      'Aucun formulaire n’est encore approuvé pour cette évaluation. Approuvez-en un d’abord, dans la liste des évaluations.',
    noKey:
      'Aucune évaluation ne peut être ouverte : la clé qui scelle les urnes n’est pas installée. Dites-le à la personne qui exploite l’application Cadre.',
    nobody: 'Personne ne fait partie de cette cohorte aujourd’hui : il n’y a personne à inviter.',
    alreadyOpened:
      'Cette cohorte a déjà été invitée à répondre à ce formulaire. Approuvez-en une autre version pour recommencer.',
  },
};
