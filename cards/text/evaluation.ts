import type { AnswerProblem } from '../../bot/domain/form.ts';

/** Evaluations as people answer them. */
export type EvaluationText = {
  askTitle: string;
  ask: (days: string) => string;
  protect: (minimum: number, toParticipants: boolean) => string;
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
};

export const evaluationEn: EvaluationText = {
  askTitle: 'How was it? One minute, please',
  ask: (until) => `You can answer until ${until}.`,
  protect: (minimum, toParticipants) =>
    `Your answers go into a sealed box, without your name or the time. Results go to your coordinators${toParticipants ? ' and to participants' : ''}, after it has closed, and only where at least ${minimum} people answered. Nobody is shown who has not answered.`,
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
};

export const evaluationFr: EvaluationText = {
  askTitle: 'Comment était-ce? Une minute, s’il vous plaît',
  ask: (until) => `Vous pouvez répondre jusqu’au ${until}.`,
  protect: (minimum, toParticipants) =>
    `Vos réponses vont dans une urne scellée, sans votre nom ni l’heure. Les résultats vont à votre équipe de coordination${toParticipants ? ' et aux personnes participantes' : ''}, une fois l’évaluation close, et seulement si au moins ${minimum} personnes ont répondu. Personne ne voit qui n’a pas répondu.`,
  said: (said) => `**Vous avez dit :** ${said}`,
  changed: (changed) => `**Nous avons changé :** ${changed}`,
  before:
    'Vous ne pourrez rien changer ensuite; une personne lit les commentaires : n’y mettez rien qui permette de vous reconnaître.',
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
  already: 'Vous avez déjà répondu à cette évaluation. Une seule réponse par personne : rien n’a changé.',
  notAsked:
    'Cette évaluation s’adresse aux personnes qui étaient à la séance. Si vous y étiez, dites-le à votre équipe de coordination.',
  notOpen: 'Cette évaluation n’est pas encore ouverte.',
  closed: 'Cette évaluation est close : on ne peut plus y ajouter de réponses. Merci de votre intention.',
  problems: 'Il reste quelque chose à corriger. Vos choix sont conservés : corrigez, puis envoyez de nouveau.',
  problem: {
    missing: 'Veuillez répondre, ou choisir « Je préfère ne pas répondre ».',
    notABox: 'Veuillez choisir l’une des cases.',
    notAnOption: 'Veuillez choisir dans la liste.',
    tooLong: 'Ce commentaire est trop long. Veuillez le raccourcir.',
  },
  reminderTitle: 'Un rappel : votre évaluation',
};
