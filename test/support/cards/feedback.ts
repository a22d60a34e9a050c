import type { Render } from '../../../cards/card.ts';
import {
  declineCard,
  delegateCard,
  delegateEffectCard,
  feedbackRefusedCard,
  formCard,
  queueCard,
  type FormModel,
} from '../../../cards/feedback/queue.ts';
import { feedbackMovedCard, feedbackNewsCard, ownFeedbackCard } from '../../../cards/feedback/see.ts';
import {
  behavioursCard,
  feedbackNotAllowedCard,
  personFeedbackCard,
  waveCard,
  waveListCard,
  wavesCard,
  type PersonModel,
} from '../../../cards/feedback/wave.ts';
import { startingThemes } from '../../../cards/text/evaluation-release.ts';
import { startingBehaviours } from '../../../cards/text/feedback-behaviour.ts';
import type { Feedback } from '../../../bot/domain/feedback.ts';
import { HOSTILE, startsAt } from './sample.ts';

const readerZone = 'America/Toronto';
const closesAt = startsAt + 28 * 24 * 3_600_000;
const ref = { programId: 'p1', castId: 'w1', participant: 'pid1' };
const item = { ref, name: HOSTILE, state: 'asked', kind: 'mid', closesAt } as const;
const many = Array.from({ length: 40 }, () => item);

const feedback: Feedback = {
  ...{ waveId: 'w1', programId: 'p1', cohortId: 'c1', participant: 'pid1', supervisor: 'pid2', state: 'submitted' },
  ...{ seen: { strategic: 'clearly', coaching: 'cannotSay' }, words: HOSTILE, round: 0, changedAt: startsAt },
};
const form: FormModel = {
  ...{ ref, name: HOSTILE, shared: true, behaviours: startingBehaviours, version: '7', closesAt, readerZone },
  feedback: { state: 'asked', seen: {}, words: '' },
  open: true,
  notes: [],
};
const long = { state: 'draft', seen: feedback.seen, words: 'é'.repeat(10_000) } as const;

const of = { programId: 'p1', cohortId: 'c1', cohort: HOSTILE, timeZone: readerZone } as const;
const wave = { waveId: 'w1', state: 'planned', opensAt: startsAt, closesAt, shared: true } as const;
const proposed = { opens: '2026-09-10', closes: '2026-10-07' };
const waves = [
  { ...of, kind: 'mid', proposed },
  { ...of, kind: 'after' },
  { ...of, kind: 'mid', wave },
  { ...of, kind: 'mid', wave: { ...wave, state: 'open' } },
  { ...of, kind: 'after', wave: { ...wave, state: 'closed', shared: false } },
] as const;
const typed = { ...proposed, shared: true };
const person: PersonModel = {
  waveId: 'w1',
  programId: 'p1',
  participant: 'pid1',
  name: HOSTILE,
  open: true,
  themes: startingThemes,
};
const said = { supervisor: HOSTILE, feedback, behaviours: startingBehaviours };
const line = { participant: 'pid1', name: HOSTILE, state: 'declined', supervisor: HOSTILE } as const;
const twelve = Array.from({ length: 12 }, (_, n) => ({ behaviourId: `b${n}`, textEn: HOSTILE, textFr: HOSTILE }));

const supervisor: Record<string, Render> = {
  'feedback-queue': (t) =>
    queueCard({ items: [item, { ...item, state: 'submitted' }], left: 1, minutes: 1, readerZone }, t),
  'feedback-queue-many': (t) => queueCard({ items: many, left: 40, minutes: 53, readerZone, reminder: true }, t),
  'feedback-queue-empty': (t) =>
    queueCard({ items: [], left: 0, minutes: 1, readerZone, delegatedTo: 'x@example.gc.ca' }, t),
  'feedback-form': (t) => formCard(form, t),
  'feedback-form-notes': (t) =>
    formCard({ ...form, shared: false, notes: many.map(() => ({ tried: HOSTILE.repeat(20), came: HOSTILE })) }, t),
  'feedback-form-long': (t) =>
    formCard(
      { ...form, behaviours: twelve, feedback: long, refused: 'tooLong', notes: [{ tried: HOSTILE, came: '' }] },
      t,
    ),
  'feedback-form-saved': (t) => formCard({ ...form, feedback: { ...feedback, state: 'draft' }, done: 'saved' }, t),
  'feedback-form-submitted': (t) => formCard({ ...form, feedback, done: 'submitted' }, t),
  'feedback-form-declined': (t) => formCard({ ...form, done: 'declined' }, t),
  'feedback-form-closed': (t) => formCard({ ...form, feedback, open: false, refused: 'closed' }, t),
  'feedback-decline': (t) => declineCard({ ref, name: HOSTILE }, t),
  'feedback-delegate': (t) => delegateCard({ ref, name: HOSTILE }, t),
  'feedback-delegate-refused': (t) => delegateCard({ ref, name: HOSTILE, typed: HOSTILE, refused: 'badAddress' }, t),
  'feedback-delegate-effect': (t) => delegateEffectCard({ ref, name: HOSTILE, email: 'x@example.gc.ca' }, t),
  'feedback-not-yours': (t) => feedbackRefusedCard('notYours', t),
  'feedback-moved-from': (t) => feedbackRefusedCard('moved', t),
  'feedback-moved': (t) => feedbackMovedCard({ name: HOSTILE, left: 0, minutes: 1 }, t),
  'feedback-moved-left': (t) => feedbackMovedCard({ name: HOSTILE, left: 2, minutes: 3 }, t),
  'feedback-news': feedbackNewsCard,
  'feedback-own': (t) => ownFeedbackCard([{ ...said, kind: 'after' }], t),
  'feedback-own-none': (t) => ownFeedbackCard([], t),
};

const coordinator: Record<string, Render> = {
  'feedback-waves': (t) => wavesCard({ waves, queue: true }, t),
  'feedback-waves-none': (t) => wavesCard({ waves: [], queue: false }, t),
  'feedback-wave': (t) => waveCard({ ...waves[0], typed }, t),
  'feedback-wave-empty': (t) => waveCard({ ...waves[1], typed: { opens: '', closes: '', shared: false } }, t),
  'feedback-wave-done': (t) => waveCard({ ...waves[2], typed, done: true }, t),
  'feedback-wave-refused': (t) => waveCard({ ...waves[3], typed, refused: 'opened' }, t),
  'feedback-behaviours': (t) => behavioursCard({ programId: 'p1', list: startingBehaviours, done: true }, t),
  'feedback-behaviours-refused': (t) => behavioursCard({ programId: 'p1', list: twelve, refused: 'halfWritten' }, t),
  'feedback-list': (t) => {
    const lines = [
      { participant: 'pid1', name: HOSTILE },
      { ...line, recode: true } as const,
      ...Array.from({ length: 30 }, () => line),
    ];
    return waveListCard({ waveId: 'w1', programId: 'p1', cohortId: 'c1', cohort: HOSTILE, from: 0, lines }, t);
  },
  'feedback-person-none': (t) => personFeedbackCard(person, t),
  'feedback-person': (t) => personFeedbackCard({ ...person, said, coded: true }, t),
  'feedback-person-coded': (t) =>
    personFeedbackCard({ ...person, said: { ...said, feedback: { ...feedback, themes: ['collaboration'] } } }, t),
  'feedback-person-declined': (t) => {
    const declined: Feedback = { ...feedback, state: 'declined', declinedBecause: 'other', delegatedBy: 'pid3' };
    const refused = { typed: HOSTILE, refused: 'badAddress' } as const;
    return personFeedbackCard({ ...person, said: { ...said, feedback: declined }, ...refused }, t);
  },
  'feedback-person-draft': (t) => {
    const draft: Feedback = { ...feedback, state: 'draft', seen: {}, words: '' };
    return personFeedbackCard({ ...person, said: { ...said, feedback: draft }, reassigned: 'x@example.gc.ca' }, t);
  },
  'feedback-not-allowed': feedbackNotAllowedCard,
};

export const feedbackCards: Record<string, Render> = { ...supervisor, ...coordinator };
