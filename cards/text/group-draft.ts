/** The proposal of groups, who facilitates them, and what confirming does. Read by coordinators. */
export type GroupDraftText = {
  draftTitle: (cohort: string) => string;
  draftWhat: (people: number, groups: number) => string;
  misfit: { tooFew: (people: number) => string; noFit: (people: number) => string };
  how: string;
  member: (name: string, department: string) => string;
  departments: string;
  areas: string;
  languages: string;
  zones: string;
  language: { en: string; fr: string };
  unknown: string;
  count: (value: string, count: number) => string;
  together: string;
  apart: (hours: number) => string;
  unplaced: (people: number, names: string) => string;
  left: (people: number) => string;
  person: string;
  choosePerson: string;
  toGroup: string;
  chooseGroup: string;
  newGroup: (name: string) => string;
  move: string;
  check: string;
  discard: string;
  discardTitle: string;
  discardEffect: string;
  discardConfirm: string;
  leadsTitle: (cohort: string) => string;
  leadsDraft: string;
  leadsNow: string;
  leadsNobody: string;
  leadOf: (name: string) => string;
  leadHelp: string;
  nobodyYet: string;
  save: string;
  effectTitle: string;
  firstDay: string;
  chooseDay: string;
  changing: string;
  staying: string;
  people: (people: number) => string;
  effectTold: string;
  invited: (people: number) => string;
  oddSizes: (groups: string) => string;
  oddSize: (name: string, people: number) => string;
  leaderless: (groups: string) => string;
  deserted: (groups: string) => string;
  showDay: string;
  confirm: string;
  backToDraft: string;
};

export const groupDraftEn: GroupDraftText = {
  draftTitle: (cohort) => `Proposed groups: ${cohort}`,
  draftWhat: (people, groups) =>
    `${people === 1 ? '1 person' : `${people} people`} in ${groups === 1 ? '1 group' : `${groups} groups`}. This is a proposal: nothing has changed, and only the coordinators of this program see it.`,
  misfit: {
    tooFew: (people) =>
      `A group has 5 to 7 people, and here there ${people === 1 ? 'is only 1' : `are only ${people}`}. They are one small group.`,
    noFit: (people) =>
      `${people} people cannot make groups of 5 to 7: these are the nearest sizes. Change them if you like.`,
  },
  how: 'People of one department are apart wherever the numbers allow it. Then people whose clocks are more than 2 hours apart are kept in the same few groups, so that most groups can meet all day; then functional areas and languages are mixed.',
  member: (name, department) => (department === '' ? name : `${name} (${department})`),
  departments: 'Departments',
  areas: 'Functional areas',
  languages: 'Languages',
  zones: 'Time zones',
  language: { en: 'English', fr: 'French' },
  unknown: 'not recorded',
  count: (value, count) => `${value} ${count}`,
  together: 'Two or more are of one department.',
  apart: (hours) => `Their clocks are up to ${hours} hours apart.`,
  unplaced: (people, names) =>
    `Not in the proposal yet (${people}): ${names}. Choose them below to put them into a group.`,
  left: (people) =>
    people === 1
      ? '1 person of the proposal has no place in the cohort any more, and is left out.'
      : `${people} people of the proposal have no place in the cohort any more, and are left out.`,
  person: 'Person',
  choosePerson: 'Choose a person.',
  toGroup: 'Goes to',
  chooseGroup: 'Choose a group.',
  newGroup: (name) => `A new group, ${name}`,
  move: 'Move in the proposal',
  check: 'See the effect and confirm',
  discard: 'Discard the proposal',
  discardTitle: 'Discard this proposal?',
  discardEffect: 'What was adjusted in it is gone too. The groups that people are in stay as they are.',
  discardConfirm: 'Discard it',
  leadsTitle: (cohort) => `Facilitators: ${cohort}`,
  leadsDraft: 'They facilitate from the first day of the groups on, once you confirm the proposal.',
  leadsNow:
    'They facilitate from today on. Action learning sessions of a group that name nobody of their own are theirs.',
  leadsNobody: 'Nobody has the role of facilitator in this program. Ask whoever runs Cadre to give it to them first.',
  leadOf: (name) => `Group ${name}`,
  leadHelp: 'Choose a facilitator, or nobody.',
  nobodyYet: 'Nobody yet',
  save: 'Save',
  effectTitle: 'Before you confirm',
  firstDay: 'First day of the groups',
  chooseDay: 'Choose a day, today at the earliest.',
  changing: 'Change group',
  staying: 'Stay in their group',
  people: (people) => (people === 1 ? '1 person' : `${people} people`),
  effectTold:
    'Everybody whose group changes is told, in their language. Days before the first day stay as they were, with their seats. Who begins later is in the group from their own first day on.',
  invited: (people) =>
    people === 1
      ? '1 person is invited to sessions that become theirs.'
      : `${people} people are invited to sessions that become theirs.`,
  oddSizes: (groups) => `Not of 5 to 7 people: ${groups}.`,
  oddSize: (name, people) => `group ${name} (${people})`,
  deserted: (groups) => `There are sessions for groups that nobody would be in: ${groups}.`,
  leaderless: (groups) => `Nobody facilitates these groups yet: ${groups}.`,
  showDay: 'Show it for this day',
  confirm: 'Confirm the groups',
  backToDraft: 'Back to the proposal',
};

export const groupDraftFr: GroupDraftText = {
  draftTitle: (cohort) => `Groupes proposés : ${cohort}`,
  draftWhat: (people, groups) =>
    `${people === 1 ? '1 personne' : `${people} personnes`} en ${groups === 1 ? '1 groupe' : `${groups} groupes`}. C’est une proposition : rien n’a changé, et seule l’équipe de coordination de ce programme la voit.`,
  misfit: {
    tooFew: (people) =>
      `Un groupe compte de 5 à 7 personnes, et il n’y en a ici que ${people}. Elles forment un seul petit groupe.`,
    noFit: (people) =>
      `${people} personnes ne peuvent pas former des groupes de 5 à 7 : voici les tailles les plus proches. Modifiez-les au besoin.`,
  },
  how: 'Les personnes d’un même ministère ou organisme sont séparées chaque fois que le nombre le permet. Ensuite, celles qui ont plus de 2 heures de décalage avec les autres restent dans les mêmes quelques groupes, pour que la plupart puissent se réunir toute la journée; enfin, les domaines fonctionnels et les langues sont répartis.',
  member: (name, department) => (department === '' ? name : `${name} (${department})`),
  departments: 'Ministères et organismes',
  areas: 'Domaines fonctionnels',
  languages: 'Langues',
  zones: 'Fuseaux horaires',
  language: { en: 'anglais', fr: 'français' },
  unknown: 'non consigné',
  count: (value, count) => `${value} ${count}`,
  together: 'Au moins deux personnes sont d’un même ministère ou organisme.',
  apart: (hours) => `Le décalage horaire va jusqu’à ${String(hours).replace('.', ',')} heures.`,
  unplaced: (people, names) =>
    `Pas encore dans la proposition (${people}) : ${names}. Choisissez ces personnes ci-dessous pour leur donner un groupe.`,
  left: (people) =>
    people === 1
      ? '1 personne de la proposition n’a plus de place dans la cohorte et n’est pas comptée.'
      : `${people} personnes de la proposition n’ont plus de place dans la cohorte et ne sont pas comptées.`,
  person: 'Personne',
  choosePerson: 'Choisissez une personne.',
  toGroup: 'Va dans',
  chooseGroup: 'Choisissez un groupe.',
  newGroup: (name) => `Un nouveau groupe, ${name}`,
  move: 'Déplacer dans la proposition',
  check: 'Voir l’effet et confirmer',
  discard: 'Supprimer la proposition',
  discardTitle: 'Supprimer cette proposition?',
  discardEffect: 'Les ajustements faits disparaissent aussi. Les groupes actuels restent tels quels.',
  discardConfirm: 'Supprimer',
  leadsTitle: (cohort) => `Animation des groupes : ${cohort}`,
  leadsDraft: 'L’animation commence le premier jour des groupes, une fois la proposition confirmée.',
  leadsNow:
    'L’animation commence aujourd’hui. Elle vaut pour les séances d’apprentissage par l’action du groupe qui ne nomment personne d’autre.',
  leadsNobody:
    'Personne n’a le rôle d’animation dans ce programme. Demandez d’abord ce rôle aux responsables de l’application Cadre.',
  leadOf: (name) => `Groupe ${name}`,
  leadHelp: 'Choisissez une animatrice ou un animateur, ou personne.',
  nobodyYet: 'À désigner',
  save: 'Enregistrer',
  effectTitle: 'Avant de confirmer',
  firstDay: 'Premier jour des groupes',
  chooseDay: 'Choisissez une date, aujourd’hui au plus tôt.',
  changing: 'Changent de groupe',
  staying: 'Restent dans leur groupe',
  people: (people) => (people === 1 ? '1 personne' : `${people} personnes`),
  effectTold:
    'Chaque personne qui change de groupe en est informée, dans sa langue. Les jours d’avant restent tels quels, avec leurs places. Qui commence plus tard est dans le groupe dès son propre premier jour.',
  invited: (people) =>
    people === 1
      ? '1 personne est invitée à des séances qui deviennent les siennes.'
      : `${people} personnes sont invitées à des séances qui deviennent les leurs.`,
  oddSizes: (groups) => `Pas de 5 à 7 personnes : ${groups}.`,
  oddSize: (name, people) => `groupe ${name} (${people})`,
  deserted: (groups) => `Des séances sont prévues pour des groupes où il n’y aurait personne : ${groups}.`,
  leaderless: (groups) => `Animation à désigner pour ces groupes : ${groups}.`,
  showDay: 'Montrer pour cette date',
  confirm: 'Confirmer les groupes',
  backToDraft: 'Retour à la proposition',
};
