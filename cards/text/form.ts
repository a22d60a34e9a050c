import type { FormItem, FormKind } from '../../bot/domain/form.ts';

/** A form of the small library that a program can start from. Its words are people's, not the program's. */
export type LibraryForm = { kind: FormKind; titleEn: string; titleFr: string; items: FormItem[] };

type About = Pick<FormItem, 'level' | 'measure' | 'competency'>;

const likert = (itemId: string, textEn: string, textFr: string, about: About): FormItem => ({
  ...{ itemId, type: 'likert', textEn, textFr, required: true },
  ...about,
});
const comment = (itemId: string, textEn: string, textFr: string): FormItem => ({
  ...{ itemId, type: 'text', textEn, textFr, required: false },
});

const useful = comment('useful', 'What was most useful to you?', 'Qu’est-ce qui vous a été le plus utile?');
const better = comment(
  'better',
  'What should we do differently next time?',
  'Que devrions-nous faire autrement la prochaine fois?',
);
const applied = likert(
  'applied',
  'I have used at work something that I learned in this program.',
  'J’ai mis en pratique au travail quelque chose que j’ai appris dans ce programme.',
  { level: 3, measure: 'applied' },
);

/**
 * Each item asks one thing, is whole when it is read alone (as it is among results), and agrees with nobody's gender in
 * French. The pilot's "benefits my work and leadership development" is two items here (MEASURES). Three to five items
 * to tick and one or two to write are answered in under a minute.
 */
export const formLibrary: Readonly<Record<FormKind, LibraryForm>> = {
  'learning-event': {
    kind: 'learning-event',
    titleEn: 'After a learning event',
    titleFr: 'Après une activité d’apprentissage',
    items: [
      likert(
        'understanding',
        'This event improved my understanding of its topic.',
        'Cette activité m’a permis de mieux comprendre le sujet.',
        { level: 2, measure: 'understanding' },
      ),
      likert('benefitWork', 'This event benefits my work.', 'Cette activité est utile à mon travail.', {
        level: 1,
        measure: 'benefitWork',
      }),
      likert(
        'benefitLeadership',
        'This event benefits my development as a leader.',
        'Cette activité contribue au développement de mon leadership.',
        { level: 1, measure: 'benefitLeadership' },
      ),
      useful,
      better,
    ],
  },
  'action-learning': {
    kind: 'action-learning',
    titleEn: 'After an action learning day',
    titleFr: 'Après une journée d’apprentissage par l’action',
    items: [
      likert(
        'perspective',
        'My group’s questions made me see a challenge differently.',
        'Les questions de mon groupe m’ont fait voir un défi autrement.',
        { level: 2, measure: 'perspective', competency: 'innovation' },
      ),
      likert(
        'progress',
        'This day moved a real challenge of mine forward.',
        'Cette journée a fait avancer un de mes défis réels.',
        { level: 3, measure: 'progress', competency: 'results' },
      ),
      likert(
        'benefitWork',
        'Action learning benefits my work.',
        'L’apprentissage par l’action est utile à mon travail.',
        { level: 1, measure: 'benefitWork' },
      ),
      likert(
        'benefitLeadership',
        'Action learning benefits my development as a leader.',
        'L’apprentissage par l’action contribue au développement de mon leadership.',
        { level: 1, measure: 'benefitLeadership' },
      ),
      useful,
    ],
  },
  'mid-program': {
    kind: 'mid-program',
    titleEn: 'Half-way through the program',
    titleFr: 'À mi-parcours du programme',
    items: [
      applied,
      likert('pace', 'The pace of the program suits me.', 'Le rythme du programme me convient.', {
        level: 1,
        measure: 'pace',
      }),
      likert(
        'releasedTime',
        'I get the released time that I need for the program.',
        'J’obtiens le temps libéré qu’il me faut pour le programme.',
        { measure: 'releasedTime' },
      ),
      useful,
      comment('change', 'What should we change now?', 'Que devrions-nous changer dès maintenant?'),
    ],
  },
  'end-program': {
    kind: 'end-program',
    titleEn: 'At the end of the program',
    titleFr: 'À la fin du programme',
    items: [
      applied,
      likert(
        'network',
        'I call on people whom I met in this program.',
        'Je fais appel à des personnes que j’ai rencontrées dans ce programme.',
        { level: 3, measure: 'network', competency: 'collaboration' },
      ),
      likert(
        'readiness',
        'This program prepared me better for a leadership role.',
        'Grâce à ce programme, je me sens davantage à la hauteur d’un rôle de leadership.',
        { level: 2, measure: 'readiness' },
      ),
      likert(
        'recommend',
        'I would recommend this program to a colleague.',
        'Je recommanderais ce programme à des collègues.',
        { level: 1, measure: 'recommend' },
      ),
      comment(
        'differently',
        'What do you do differently at work because of this program?',
        'Que faites-vous autrement au travail grâce à ce programme?',
      ),
      better,
    ],
  },
};
