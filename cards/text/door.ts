import type { DoorPurpose } from '../../bot/domain/door.ts';

/** The second door: its pages, and the e-mail that leads there. */
export type DoorText = {
  pageTitle: string;
  overTitle: string;
  over: string;
  inTeamsTitle: string;
  inTeams: string;
  sending: string;
  failed: string;
  reference: (reference: string) => string;
  offline: string;
  notFilled: string;
  noScript: string;
  badTitle: string;
  bad: string;
  badNext: string;
  subject: Record<DoorPurpose, string>;
  subjectAbout: (subject: string, what: string) => string;
  greeting: (name: string) => string;
  open: string;
  personal: (until: string) => string;
  why: (program: string) => string;
  whySupervisor: (program: string) => string;
  whyNomination: (program: string) => string;
  contact: (people: string) => string;
  noContact: string;
};

export const doorEn: DoorText = {
  pageTitle: 'Cadre: your learning program',
  overTitle: 'Nothing left to do here',
  over: 'This was done already, or has changed since the e-mail was sent. If that surprises you, ask your coordinators.',
  inTeamsTitle: 'Please answer in Teams',
  inTeams:
    'Cadre reaches you in Microsoft Teams now, so the links in your e-mail no longer work. Nothing is lost: write "help" to Cadre in Teams, and answer there.',
  sending: 'One moment…',
  failed: 'That did not work. Nothing you entered is lost: please try again.',
  reference: (reference) => `If it happens again, give this reference to your coordinators: ${reference}`,
  offline: 'There is no connection right now. Nothing you entered is lost: try again in a moment.',
  notFilled: 'Something is still missing. Please see the message beside the field.',
  noScript: 'This page needs JavaScript. Turn it on for this page, or tell your coordinators.',
  badTitle: 'This link cannot be used',
  bad: 'It may have expired, or it was copied in part.',
  badNext:
    'Open the latest e-mail from your learning program, write "help" to Cadre in Teams, or ask your coordinators.',
  subject: {
    invitation: 'Invitation from your learning program',
    rsvp: 'Will you be there?',
    reminder: 'A reminder from your learning program',
    checkIn: 'Check-in is open',
    broadcast: 'A message from your learning program',
    evaluation: 'How was it? Your evaluation',
    feedback: 'Your feedback is asked for',
    consent: 'You are nominated: your answer is needed',
    endorsement: 'Your endorsement is asked for',
    nomination: 'News of a nomination',
    offer: 'Your nomination: the outcome',
    outcome: 'Outcomes of nominations',
  },
  subjectAbout: (subject, what) => `${subject}: ${what}`,
  greeting: (name) => `Hello ${name},`,
  open: 'Open and answer',
  personal: (until) =>
    `This link is yours alone: please do not forward this e-mail. It works until ${until}. Answer on that page; a reply to this e-mail is not recorded.`,
  why: (program) =>
    `Why you get this: you take part in ${program}, and Cadre cannot reach you in Microsoft Teams. To get these messages there instead, add the Cadre app in Teams and write "hello" to it.`,
  whySupervisor: (program) =>
    `Why you get this: somebody whom you supervise takes part in ${program}, and Cadre cannot reach you in Microsoft Teams. To get these messages there instead, add the Cadre app in Teams and write "hello" to it.`,
  whyNomination: (program) =>
    `Why you get this: you are part of a nomination to ${program}, and Cadre cannot reach you in Microsoft Teams. To get these messages there instead, add the Cadre app in Teams and write "hello" to it.`,
  contact: (people) => `Questions? Your coordinators: ${people}.`,
  noContact: 'Questions? Ask the coordinators of your program.',
};

export const doorFr: DoorText = {
  pageTitle: 'L’application Cadre : votre programme d’apprentissage',
  overTitle: 'Il n’y a plus rien à faire ici',
  over: 'C’est déjà fait, ou la situation a changé depuis l’envoi du courriel. Si cela vous étonne, écrivez à votre équipe de coordination.',
  inTeamsTitle: 'Répondez dans Teams',
  inTeams:
    'L’application Cadre vous joint maintenant dans Microsoft Teams; les liens de vos courriels ne fonctionnent donc plus. Rien n’est perdu : écrivez « aide » à l’application Cadre dans Teams et répondez-y.',
  sending: 'Un instant…',
  failed: 'L’envoi n’a pas fonctionné. Rien de ce que vous avez entré n’est perdu : veuillez réessayer.',
  reference: (reference) =>
    `Si cela se reproduit, donnez cette référence à votre équipe de coordination : ${reference}`,
  offline: 'La connexion est interrompue. Rien de ce que vous avez entré n’est perdu : réessayez dans un instant.',
  notFilled: 'Il manque encore quelque chose. Veuillez lire le message près du champ.',
  noScript: 'Cette page a besoin de JavaScript. Activez-le pour cette page, ou écrivez à votre équipe de coordination.',
  badTitle: 'Ce lien ne peut pas servir',
  bad: 'Il est peut-être expiré, ou il a été copié en partie.',
  badNext:
    'Ouvrez le plus récent courriel de votre programme d’apprentissage, écrivez « aide » à l’application Cadre dans Teams, ou adressez-vous à votre équipe de coordination.',
  subject: {
    invitation: 'Invitation de votre programme d’apprentissage',
    rsvp: 'Y serez-vous?',
    reminder: 'Un rappel de votre programme d’apprentissage',
    checkIn: 'Vous pouvez signaler votre présence',
    broadcast: 'Un message de votre programme d’apprentissage',
    evaluation: 'Comment était-ce? Votre évaluation',
    feedback: 'On vous demande une rétroaction',
    consent: 'Votre mise en candidature : une réponse est attendue',
    endorsement: 'On vous demande un appui',
    nomination: 'Des nouvelles d’une mise en candidature',
    offer: 'Votre mise en candidature : le résultat',
    outcome: 'Résultats des mises en candidature',
  },
  subjectAbout: (subject, what) => `${subject} : ${what}`,
  greeting: (name) => `Bonjour ${name},`,
  open: 'Ouvrir et répondre',
  personal: (until) =>
    `Ce lien n’est que pour vous : veuillez ne pas transférer ce courriel. Il fonctionne jusqu’au ${until}. Répondez sur cette page; une réponse à ce courriel n’est pas consignée.`,
  why: (program) =>
    `Pourquoi vous recevez ce courriel : vous participez à ${program}, et l’application Cadre ne peut pas vous joindre dans Microsoft Teams. Pour y recevoir ces messages, ajoutez l’application Cadre dans Teams et écrivez-lui « bonjour ».`,
  whySupervisor: (program) =>
    `Pourquoi vous recevez ce courriel : une personne de votre équipe participe à ${program}, et l’application Cadre ne peut pas vous joindre dans Microsoft Teams. Pour y recevoir ces messages, ajoutez l’application Cadre dans Teams et écrivez-lui « bonjour ».`,
  whyNomination: (program) =>
    `Pourquoi vous recevez ce courriel : une mise en candidature à ${program} vous concerne, et l’application Cadre ne peut pas vous joindre dans Microsoft Teams. Pour y recevoir ces messages, ajoutez l’application Cadre dans Teams et écrivez-lui « bonjour ».`,
  contact: (people) => `Des questions? Votre équipe de coordination : ${people}.`,
  noContact: 'Des questions? Adressez-vous à l’équipe de coordination de votre programme.',
};
