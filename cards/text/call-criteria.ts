import type { Competency, Criterion } from '../../bot/domain/call.ts';

/** With what a new call begins; its coordinators change it as they like. */
export const startingCriteria: readonly Criterion[] = [
  {
    criterionId: 'potential',
    textEn: 'Leadership potential',
    textFr: 'Potentiel de leadership',
    weight: 3,
    anchors: {
      '1': {
        textEn: 'Little is shown beyond doing one’s own work well.',
        textFr: 'Peu de choses au-delà d’un bon travail personnel.',
      },
      '3': {
        textEn: 'Has led others through at least one difficult piece of work.',
        textFr: 'A mené d’autres personnes dans au moins un dossier difficile.',
      },
      '5': {
        textEn: 'Leads across teams, and others follow without being told to.',
        textFr: 'Exerce son leadership au-delà de son équipe, et l’on suit sans y être obligé.',
      },
    },
  },
  {
    criterionId: 'commitment',
    textEn: 'Commitment to learning',
    textFr: 'Engagement envers l’apprentissage',
    weight: 2,
    anchors: {
      '1': {
        textEn: 'No sign of what they would do with what they learn.',
        textFr: 'Rien n’indique ce qui serait fait des acquis.',
      },
      '3': {
        textEn: 'Names what they want to learn, and why.',
        textFr: 'Nomme ce qui est à apprendre, et pourquoi.',
      },
      '5': {
        textEn: 'Has changed how they work because of what they learned, with an example.',
        textFr: 'A changé sa façon de travailler grâce à ses acquis, exemple à l’appui.',
      },
    },
  },
  {
    criterionId: 'contribution',
    textEn: 'What they bring to the cohort',
    textFr: 'Apport à la cohorte',
    weight: 1,
    anchors: {
      '1': {
        textEn: 'Nothing is said of what others would gain.',
        textFr: 'Rien n’est dit de ce que les autres y gagneraient.',
      },
      '3': {
        textEn: 'Brings experience that others in the cohort can use.',
        textFr: 'Apporte une expérience utile aux autres.',
      },
      '5': {
        textEn: 'Brings a view that would otherwise be missing, and shares it generously.',
        textFr: 'Apporte un regard qui manquerait autrement, et le partage généreusement.',
      },
    },
  },
];

/** The Key Leadership Competencies of the public service, in brief. */
export const startingCompetencies: readonly Competency[] = [
  {
    competencyId: 'vision',
    textEn: 'Create vision and strategy',
    textFr: 'Créer une vision et une stratégie',
  },
  { competencyId: 'people', textEn: 'Mobilize people', textFr: 'Mobiliser les personnes' },
  {
    competencyId: 'integrity',
    textEn: 'Uphold integrity and respect',
    textFr: 'Préserver l’intégrité et le respect',
  },
  {
    competencyId: 'partners',
    textEn: 'Collaborate with partners and stakeholders',
    textFr: 'Collaborer avec les partenaires et les intervenants',
  },
  {
    competencyId: 'innovation',
    textEn: 'Promote innovation and guide change',
    textFr: 'Promouvoir l’innovation et orienter le changement',
  },
  { competencyId: 'results', textEn: 'Achieve results', textFr: 'Obtenir des résultats' },
];
