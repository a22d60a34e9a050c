import type { Render } from '../../../cards/card.ts';
import { newMatchCard, peopleCard, peopleRefusedCard, type PeopleModel } from '../../../cards/person.ts';
import { HOSTILE, people } from './sample.ts';

const view: PeopleModel = {
  matches: [{ matchId: 'match_link_t_o', newcomer: 'Marie Gagnon', candidate: HOSTILE }],
  newcomers: people(2),
  candidates: people(23),
  merges: [{ mergeId: 'merge_a_1', from: 'M. Gagnon', into: 'Marie Gagnon' }],
};

export const personCards: Record<string, Render> = {
  people: (t) => peopleCard(view, t),
  'people-empty': (t) => peopleCard({ matches: [], newcomers: [], candidates: [], merges: [] }, t),
  'people-same': (t) => peopleCard({ ...view, done: { kind: 'same', candidate: HOSTILE } }, t),
  'people-different': (t) => peopleCard({ ...view, done: { kind: 'different' } }, t),
  'people-merged': (t) => peopleCard({ ...view, done: { kind: 'merged', from: 'A', into: 'B' } }, t),
  'people-undone': (t) => peopleCard({ ...view, done: { kind: 'undone', from: 'A' } }, t),
  'people-refused': (t) => peopleCard({ ...view, refused: 'alreadyDecided' }, t),
  'people-not-allowed': peopleRefusedCard,
  'new-match': newMatchCard,
};
