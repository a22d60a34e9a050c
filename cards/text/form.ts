import type { FormItem, FormKind } from '../../bot/domain/form.ts';

/** A form of the small library that a program can start from. Its words are people's, not the program's. */
export type LibraryForm = { kind: FormKind; titleEn: string; titleFr: string; items: FormItem[] };

const likert = (
  itemId: string,
  textEn: string,
  textFr: string,
  about: Pick<FormItem, 'level' | 'measure'>,
): FormItem => ({ itemId, type: 'likert', textEn, textFr, required: true, ...about });

const understanding = likert(
  'understanding',
  'This day improved my understanding of its topic.',
  'Cette journée a amélioré ma compréhension du sujet.',
  { level: 2, measure: 'understanding' },
);
const benefitWork = likert('benefitWork', 'It is of benefit to my work.', 'Elle m’est utile dans mon travail.', {
  level: 1,
  measure: 'benefitWork',
});
const benefitLeadership = likert(
  'benefitLeadership',
  'It is of benefit to my development as a leader.',
  'Elle contribue à mon perfectionnement en leadership.',
  { level: 1, measure: 'benefitLeadership' },
);
const useful: FormItem = {
  itemId: 'useful',
  type: 'text',
  textEn: 'What was most useful to you, and why?',
  textFr: 'Qu’est-ce qui vous a été le plus utile, et pourquoi?',
  required: false,
};
const better: FormItem = {
  itemId: 'better',
  type: 'text',
  textEn: 'What should we do differently next time?',
  textFr: 'Que devrions-nous faire autrement la prochaine fois?',
  required: false,
};

/** Double-barrelled items of the pilot ("benefits my work and leadership development") are two items here (MEASURES). */
export const formLibrary: Readonly<Record<FormKind, LibraryForm>> = {
  'learning-event': {
    kind: 'learning-event',
    titleEn: 'After a learning event',
    titleFr: 'Après une activité d’apprentissage',
    items: [understanding, benefitWork, benefitLeadership, useful, better],
  },
  'action-learning': {
    kind: 'action-learning',
    titleEn: 'After an action learning day',
    titleFr: 'Après une journée d’apprentissage par l’action',
    items: [
      likert(
        'progress',
        'The group helped me to move a real challenge forward.',
        'Le groupe m’a aidé à faire avancer un défi réel.',
        { level: 2, measure: 'progress' },
      ),
      benefitWork,
      benefitLeadership,
      useful,
    ],
  },
  'mid-program': {
    kind: 'mid-program',
    titleEn: 'Half-way through the program',
    titleFr: 'À mi-parcours du programme',
    items: [
      likert('applied', 'I have used at work what I learned here.', 'J’ai utilisé au travail ce que j’ai appris ici.', {
        level: 3,
        measure: 'applied',
      }),
      likert('pace', 'The pace of the program suits me.', 'Le rythme du programme me convient.', { level: 1 }),
      useful,
      better,
    ],
  },
  'end-program': {
    kind: 'end-program',
    titleEn: 'At the end of the program',
    titleFr: 'À la fin du programme',
    items: [
      likert('applied', 'I have used at work what I learned here.', 'J’ai utilisé au travail ce que j’ai appris ici.', {
        level: 3,
        measure: 'applied',
      }),
      likert(
        'recommend',
        'I would recommend this program to a colleague.',
        'Je recommanderais ce programme à un collègue.',
        {
          level: 1,
          measure: 'recommend',
        },
      ),
      likert('network', 'I turn to people whom I met here.', 'Je fais appel à des personnes rencontrées ici.', {
        level: 3,
        measure: 'network',
      }),
      useful,
      better,
    ],
  },
};
