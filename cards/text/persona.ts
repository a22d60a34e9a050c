import type { Role } from '../../bot/domain/person.ts';

/** Local mode only: the sample people whose parts one window plays. */
export type PersonaText = {
  title: string;
  help: string;
  actAs: string;
  now: (name: string) => string;
  unknown: (typed: string) => string;
  several: (typed: string) => string;
  forLine: (name: string) => string;
  part: Record<Role | 'participant' | 'supervisor' | 'nominee', string>;
  later: (when: string) => string;
  notLater: string;
};

export const personaEn: PersonaText = {
  title: 'Whose part do you play?',
  help: 'This is a local trial: nobody signs in, and these people are invented. Choose one, or type "act as" and a name.',
  actAs: 'Act as',
  now: (name) => `You are now ${name}.`,
  unknown: (typed) => `I know nobody called "${typed}" here. Choose from the list.`,
  several: (typed) => `"${typed}" fits more than one person. Choose from the list.`,
  forLine: (name) => `➡ For ${name}`,
  part: {
    coordinator: 'coordinator',
    facilitator: 'facilitator',
    nominator: 'nominator',
    reviewer: 'reviewer',
    chair: 'chair of the selection committee',
    champion: 'champion',
    participant: 'participant',
    supervisor: 'supervisor',
    nominee: 'nominee',
  },
  later: (when) =>
    `For Cadre it is now ${when} (what was due until then comes within seconds; it empties the fields of forms in this trial window, so let it come first). Starting Cadre again brings the real time back.`,
  notLater: 'Say for how long, a year at most: "wait 2 days", "wait 3 hours 30 minutes".',
};

export const personaFr: PersonaText = {
  title: 'Quel rôle jouez-vous?',
  help: 'Ceci est un essai local : personne ne se connecte, et ces personnes sont inventées. Choisissez-en une, ou écrivez « agir comme » et un nom.',
  actAs: 'Agir comme',
  now: (name) => `Vous êtes maintenant ${name}.`,
  unknown: (typed) => `Je ne connais personne du nom de « ${typed} » ici. Choisissez dans la liste.`,
  several: (typed) => `« ${typed} » convient à plus d’une personne. Choisissez dans la liste.`,
  forLine: (name) => `➡ Pour ${name}`,
  part: {
    coordinator: 'équipe de coordination',
    facilitator: 'animation',
    nominator: 'personne proposante',
    reviewer: 'membre du comité de sélection',
    chair: 'présidence du comité de sélection',
    champion: 'championne ou champion',
    participant: 'personne participante',
    supervisor: 'gestionnaire',
    nominee: 'personne proposée',
  },
  later: (when) =>
    `Pour l’application Cadre, nous sommes maintenant le ${when}. Ce qui était prévu d’ici là arrive dans quelques secondes. Un nouveau démarrage ramène l’heure réelle.`,
  notLater: 'Dites combien de temps, un an au plus : « attendre 2 jours », « attendre 3 heures 30 minutes ».',
};
