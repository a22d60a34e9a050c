import type { RsvpCategory, RsvpState } from '../../bot/domain/rsvp.ts';

/** Whether somebody comes to a session, and the waiting list. */
export type RsvpText = {
  ask: string;
  askSeries: string;
  answer: Record<'confirmed' | 'tentative' | 'declined', string>;
  state: Record<RsvpState | 'none', string>;
  closed: Record<'cancelled' | 'begun' | 'over', string>;
  category: Record<RsvpCategory, string>;
  categoryLabel: string;
  categoryError: string;
  categoryOnly: string;
  chooseLabel: string;
  chooseError: string;
  yourAnswer: string;
  recordedTitle: string;
  recorded: Record<RsvpState, string>;
  recordedSeries: string;
  inLine: (place: number) => string;
  mayChange: string;
  open: string;
  change: string;
  promotedTitle: string;
  promoted: string;
  refusal: Record<'unknownSession' | 'cancelled' | 'begun' | 'over' | 'moved' | 'busy' | 'categoryMissing', string>;
};

export const rsvpEn: RsvpText = {
  ask: 'Will you be there?',
  askSeries: 'Will you be there? Your answer is for all of these sessions, or only for those that you choose.',
  answer: { confirmed: 'I will be there', tentative: 'I may be there', declined: 'I cannot be there' },
  state: {
    confirmed: 'Confirmed',
    tentative: 'Tentative',
    declined: 'Declined',
    waiting: 'On the waiting list',
    none: 'No reply yet',
  },
  closed: { cancelled: 'Cancelled', begun: 'Has begun', over: 'Is over' },
  category: { leave: 'Leave', operational: 'Operational need', other: 'Other' },
  categoryLabel: 'If you cannot be there: why?',
  categoryError: 'Choose one of the three reasons.',
  categoryOnly: 'One of the three is enough. Nobody asks you for more.',
  chooseLabel: 'Only for some of them? Choose them here.',
  chooseError: 'Choose the sessions that your answer is for.',
  yourAnswer: 'Your answer',
  recordedTitle: 'Your answer is recorded',
  recorded: {
    confirmed: 'Thank you. You are expected.',
    tentative: 'Thank you. You are noted as tentative. Tell us here once you know.',
    declined: 'Thank you for letting us know.',
    waiting: 'All seats are taken, so you are on the waiting list. I will tell you as soon as a seat is free for you.',
  },
  recordedSeries: 'Thank you. This is what is recorded for each session.',
  inLine: (place) => `Number ${place} on the waiting list`,
  mayChange: 'You can change your answer until the session starts.',
  open: 'Answer',
  change: 'Change my answer',
  promotedTitle: 'You have a seat',
  promoted:
    'You were on the waiting list. A seat is free now, and it is yours: you are expected. If you cannot come, please say so here, so that the next person can.',
  refusal: {
    unknownSession: 'I cannot find this session among yours. Write "my sessions" to see them.',
    cancelled: 'This session is cancelled, so there is nothing to answer.',
    begun: 'This session has begun, so answers cannot be changed any more.',
    over: 'This session is over, so answers cannot be changed any more.',
    moved:
      'This changed after the card was made, so your answer was not recorded. Here is how it is now: please answer again.',
    busy: 'Many people are answering at this moment, and your answer was not recorded. Please press the button again.',
    categoryMissing: 'Please choose a reason, then press the button again.',
  },
};

export const rsvpFr: RsvpText = {
  ask: 'Y serez-vous?',
  askSeries: 'Y serez-vous? Votre réponse vaut pour toutes ces séances, ou seulement pour celles que vous choisissez.',
  answer: { confirmed: 'J’y serai', tentative: 'J’y serai peut-être', declined: 'Je ne pourrai pas y être' },
  state: {
    confirmed: 'Participation confirmée',
    tentative: 'Participation provisoire',
    declined: 'Refus',
    waiting: 'Sur la liste d’attente',
    none: 'Sans réponse',
  },
  closed: { cancelled: 'Annulation', begun: 'Commencée', over: 'Terminée' },
  category: { leave: 'Congé', operational: 'Nécessité du service', other: 'Autre' },
  categoryLabel: 'Si vous ne pouvez pas y être : pourquoi?',
  categoryError: 'Choisissez l’une des trois raisons.',
  categoryOnly: 'L’une des trois suffit. Personne ne vous en demandera davantage.',
  chooseLabel: 'Seulement pour certaines? Choisissez-les ici.',
  chooseError: 'Choisissez les séances que votre réponse concerne.',
  yourAnswer: 'Votre réponse',
  recordedTitle: 'Votre réponse est consignée',
  recorded: {
    confirmed: 'Merci. Nous vous attendons.',
    tentative: 'Merci. Votre participation est notée comme provisoire. Dites-le-nous ici dès que vous le saurez.',
    declined: 'Merci de nous l’avoir dit.',
    waiting:
      'Toutes les places sont prises : vous êtes sur la liste d’attente. Je vous écrirai dès qu’une place se libérera pour vous.',
  },
  recordedSeries: 'Merci. Voici ce qui est consigné pour chaque séance.',
  inLine: (place) => `Rang ${place} sur la liste d’attente`,
  mayChange: 'Vous pouvez changer votre réponse jusqu’au début de la séance.',
  open: 'Répondre',
  change: 'Changer ma réponse',
  promotedTitle: 'Vous avez une place',
  promoted:
    'Vous étiez sur la liste d’attente. Une place s’est libérée, et elle est à vous : nous vous attendons. Si vous ne pouvez pas venir, veuillez le dire ici, pour que la personne suivante le puisse.',
  refusal: {
    unknownSession: 'Je ne trouve pas cette séance parmi les vôtres. Écrivez « mes séances » pour les voir.',
    cancelled: 'Cette séance est annulée : il n’y a pas de réponse à donner.',
    begun: 'Cette séance a commencé : les réponses ne peuvent plus être changées.',
    over: 'Cette séance est terminée : les réponses ne peuvent plus être changées.',
    moved:
      'La situation a changé depuis l’envoi de cette carte : votre réponse n’a pas été consignée. Voici ce qu’il en est maintenant : veuillez répondre de nouveau.',
    busy: 'Beaucoup de personnes répondent en ce moment, et votre réponse n’a pas été consignée. Veuillez appuyer de nouveau sur le bouton.',
    categoryMissing: 'Veuillez choisir une raison, puis appuyer de nouveau sur le bouton.',
  },
};
