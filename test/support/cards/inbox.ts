import type { Render } from '../../../cards/card.ts';
import {
  askCard,
  askedCard,
  askRefusedCard,
  askTooLongCard,
  inboxAnswerCard,
  inboxCard,
  inboxItemCard,
  inboxNewCard,
  inboxRefusedCard,
  type InboxItemModel,
} from '../../../cards/inbox.ts';
import { HOSTILE, startsAt } from './sample.ts';

/** As many characters as can be passed on, each of those that grow when they are shown as they are. */
const LONGEST = `${HOSTILE}\n${'*_`'.repeat(700)}`.slice(0, 2_000);

const programs = [
  { programId: 'p1', name: 'Leadership' },
  { programId: 'p2', name: HOSTILE },
];
const question: InboxItemModel = {
  programId: 'p1',
  pid: 'pid1',
  itemId: 'item1',
  name: 'René Ouellet',
  program: 'Leadership',
  words: 'Est-ce que la séance de jeudi\ncommence à 9 h?',
  at: startsAt,
  readerZone: 'America/Toronto',
};
const hostile: InboxItemModel = {
  ...question,
  name: HOSTILE,
  program: HOSTILE,
  words: LONGEST,
  about: { textEn: HOSTILE, textFr: HOSTILE },
};
const by = { by: HOSTILE, at: startsAt };
const answered: InboxItemModel = { ...hostile, answered: { ...by, words: LONGEST, reach: 'delivered' } };

export const inboxCards: Record<string, Render> = {
  'inbox-ask': (t) => askCard({ itemId: 'item1', words: question.words, programs: programs.slice(0, 1) }, t),
  'inbox-ask-several': (t) => askCard({ itemId: 'item1', words: LONGEST, programs, near: 'check in' }, t),
  'inbox-ask-too-long': (t) => askTooLongCard({ length: 20_000, limit: 2_000 }, t),
  'inbox-asked': (t) => askedCard({ program: HOSTILE, words: LONGEST }, t),
  'inbox-ask-refused': askRefusedCard,
  inbox: (t) =>
    inboxCard(
      {
        items: [...Array.from({ length: 8 }, () => hostile), question, answered],
        open: 12,
        programs: 2,
        next: { sk: 'past_00000000000001', id: 'inb_pid1_item1' },
      },
      t,
    ),
  'inbox-empty': (t) => inboxCard({ items: [], open: 0, programs: 1 }, t),
  'inbox-all-answered': (t) => inboxCard({ items: [answered], open: 0, programs: 1 }, t),
  'inbox-item': (t) => inboxItemCard(question, {}, t),
  'inbox-item-too-long': (t) =>
    inboxItemCard(
      hostile,
      { typed: 'x'.repeat(10_000), refused: { code: 'tooLong', length: 20_000, limit: 2_000 } },
      t,
    ),
  'inbox-item-no-words': (t) => inboxItemCard(question, { typed: ' ', refused: { code: 'noWords' } }, t),
  'inbox-item-answered': (t) => inboxItemCard(answered, {}, t),
  'inbox-item-second': (t) => inboxItemCard(answered, { typed: LONGEST, refused: { code: 'alreadyAnswered' } }, t),
  'inbox-item-not-delivered': (t) =>
    inboxItemCard(
      { ...question, answered: { by: 'Cléo Roy', at: startsAt, words: 'Oui.', reach: 'notDelivered' } },
      {},
      t,
    ),
  'inbox-item-waiting': (t) =>
    inboxItemCard({ ...question, answered: { by: 'Cléo Roy', at: startsAt, words: 'Oui.', reach: 'waiting' } }, {}, t),
  'inbox-item-closed': (t) =>
    inboxItemCard(
      { ...question, answered: { by: 'Cléo Roy', at: startsAt } },
      { refused: { code: 'alreadyAnswered' } },
      t,
    ),
  'inbox-not-allowed': inboxRefusedCard,
  'inbox-new-one': (t) => inboxNewCard({ open: 1, program: 'Leadership' }, t),
  'inbox-new': (t) => inboxNewCard({ open: 7, program: HOSTILE }, t),
  'inbox-answer': (t) => inboxAnswerCard({ question: LONGEST, answer: LONGEST, program: HOSTILE }, t),
};
