import {
  checkedInCard,
  checkInCard,
  chooseSessionCard,
  codeFormCard,
  refusedCard,
  type RefusedModel,
} from '../../cards/attendance.ts';
import type { Render } from '../../cards/card.ts';
import {
  enrolmentDoneCard,
  enrolmentEffectCard,
  enrolmentFormCard,
  enrolmentNewsCard,
  enrolmentRefusedCard,
} from '../../cards/enrolment.ts';
import {
  anonymousCard,
  elsewhereCard,
  groupWelcomeCard,
  helpCard,
  languageCard,
  languageSavedCard,
  sorryCard,
  staleCard,
  unknownCard,
  welcomeCard,
} from '../../cards/help.ts';
import { newMatchCard, peopleCard, peopleRefusedCard, type PeopleModel } from '../../cards/person.ts';
import { actingCard, personasCard } from '../../cards/persona.ts';
import { chooseRegisterCard, registerCard, registerRefusedCard, type RegisterModel } from '../../cards/register.ts';
import { mySessionsCard, notEnrolledCard, type SessionModel } from '../../cards/session.ts';

/** A name and a title that try to be more than words. */
export const HOSTILE = '[click](https://evil.example) **bold** {{DATE(2026-01-01,SHORT)}} <b>`x`</b>';

const startsAt = Date.parse('2026-09-10T13:00:00Z');
const session: SessionModel = {
  programId: 'p1',
  sessionId: 's1',
  titleEn: 'Thinking across departments',
  titleFr: 'Penser d’un ministère à l’autre',
  kind: 'learning-event',
  startsAt,
  endsAt: startsAt + 7 * 3_600_000,
  place: 'Ottawa, 395 Wellington Street',
  readerZone: 'America/Toronto',
};
const hostileSession: SessionModel = { ...session, titleEn: HOSTILE, titleFr: HOSTILE, place: HOSTILE };

const person = (n: number): { pid: string; name: string } => ({ pid: `pid${n}`, name: `Participant ${n} d’Entremont` });
const people = (count: number) => Array.from({ length: count }, (_, n) => person(n));

const register: RegisterModel = {
  session,
  counts: { present: 12, late: 2, partial: 1, absent: 1, excused: 2, unrecorded: 5 },
  seats: 23,
  walkIns: 1,
  unrecorded: people(5),
  code: { code: '012345', secondsLeft: 17 },
  asksCode: true,
  now: startsAt + 600_000,
};

const view: PeopleModel = {
  matches: [{ matchId: 'match_link_t_o', newcomer: 'Marie Gagnon', candidate: HOSTILE }],
  newcomers: people(2),
  candidates: people(23),
  merges: [{ mergeId: 'merge_a_1', from: 'M. Gagnon', into: 'Marie Gagnon' }],
};

const places = [{ programId: 'p1', cohortId: 'c1', pid: 'pid1', name: HOSTILE, cohort: 'Pilot' }];
const effect = {
  name: HOSTILE,
  seatsBefore: 4,
  seatsAfter: 2,
  change: { kind: 'withdraw', on: '2026-09-17' },
  data: { place: 'p1.c1.pid1', kind: 'withdraw', on: '2026-09-17', version: '7' },
} as const;

const refusals: RefusedModel['refusal'][] = [
  { code: 'unknownSession' },
  { code: 'notEnrolled' },
  { code: 'withdrawn', on: '2026-09-04' },
  { code: 'otherGroup' },
  { code: 'cancelled' },
  { code: 'notYetOpen', opensAt: startsAt },
  { code: 'closed', closedAt: startsAt },
  { code: 'codeNeeded' },
  { code: 'notRemote' },
  { code: 'wrongCode', left: 3 },
  { code: 'wrongCode', left: 1 },
  { code: 'tooManyTries', until: startsAt },
  { code: 'nothingOpen' },
];
const checkInModel = { session, asksCode: true, remote: true };

/** Every card of the house in each of its states: the contract tests and the pictures go through this list. */
export const everyCard: Record<string, Render> = {
  welcome: (t) => welcomeCard({ staff: false, waiting: false }, t),
  'welcome-waiting': (t) => welcomeCard({ staff: false, waiting: true }, t),
  'welcome-group': groupWelcomeCard,
  help: (t) => helpCard({ staff: false }, t),
  'help-staff': (t) => helpCard({ staff: true }, t),
  unknown: (t) => unknownCard({ staff: true }, t),
  language: languageCard,
  'language-saved': (t) => languageSavedCard({ staff: false }, t),
  sorry: (t) => sorryCard('3fa9c1d2', t),
  stale: staleCard,
  'elsewhere-reached': (t) => elsewhereCard(true, t),
  'elsewhere-open': (t) => elsewhereCard(false, t),
  anonymous: anonymousCard,
  'check-in': (t) => checkInCard({ session, asksCode: false, remote: false }, t),
  'check-in-code': (t) => checkInCard(checkInModel, t),
  'check-in-hostile': (t) => checkInCard({ session: hostileSession, asksCode: true, remote: false }, t),
  'code-form': (t) => codeFormCard(checkInModel, t),
  'code-form-room-only': (t) => codeFormCard({ ...checkInModel, remote: false }, t),
  'code-form-refused': (t) =>
    refusedCard(
      {
        refusal: { code: 'wrongCode', left: 3 },
        readerZone: session.readerZone,
        form: { ...checkInModel, typed: '123456' },
      },
      t,
    ),
  'checked-in': (t) => checkedInCard({ session, already: false, status: 'present', at: startsAt, byOther: false }, t),
  'checked-in-late': (t) =>
    checkedInCard(
      { session, already: false, status: 'late', at: startsAt + 1_200_000, countsFrom: startsAt, byOther: false },
      t,
    ),
  'checked-in-already': (t) =>
    checkedInCard({ session, already: true, status: 'present', at: startsAt, byOther: true }, t),
  'choose-session': (t) => chooseSessionCard([session, { ...hostileSession, sessionId: 's2' }], t),
  ...Object.fromEntries(
    refusals.map((refusal, n) => [
      `refused-${refusal.code}-${n}`,
      ((t) => refusedCard({ refusal, readerZone: session.readerZone }, t)) satisfies Render,
    ]),
  ),
  register: (t) => registerCard(register, t),
  'register-marked': (t) => registerCard({ ...register, done: { kind: 'marked', pid: 'pid9', name: HOSTILE } }, t),
  'register-undone': (t) => registerCard({ ...register, done: { kind: 'undone', ...person(1) } }, t),
  'register-refused': (t) => registerCard({ ...register, refused: 'undoTooLate' }, t),
  'register-complete': (t) =>
    registerCard({ ...register, unrecorded: [], counts: { ...register.counts, unrecorded: 0 }, asksCode: false }, t),
  'register-of-hundreds': (t) => registerCard({ ...register, unrecorded: people(600), seats: 600 }, t),
  'register-choice': (t) => chooseRegisterCard([session, hostileSession], t),
  'register-none': (t) => chooseRegisterCard([], t),
  'register-not-allowed': registerRefusedCard,
  'my-sessions': (t) =>
    mySessionsCard(
      {
        next: [
          { ...session, open: true, cancelled: false, required: true },
          { ...hostileSession, sessionId: 's2', open: false, cancelled: true, required: false },
        ],
        past: [
          { ...session, status: 'present' },
          { ...session, status: 'unrecorded' },
        ],
        rate: { attended: 7, expected: 9, tenths: 778, unrecorded: 1 },
      },
      t,
    ),
  'my-sessions-empty': (t) => mySessionsCard({ next: [], past: [] }, t),
  'not-enrolled': notEnrolledCard,
  enrolment: (t) => enrolmentFormCard({ places }, t),
  'enrolment-none': (t) => enrolmentFormCard({ places: [] }, t),
  'enrolment-refused': (t) =>
    enrolmentFormCard(
      { places, typed: { place: 'p1.c1.pid1', kind: 'group', on: '2026-09-17', group: HOSTILE }, refused: 'badDay' },
      t,
    ),
  'enrolment-effect': (t) => enrolmentEffectCard(effect, t),
  'enrolment-effect-changed': (t) => enrolmentEffectCard({ ...effect, refused: 'changedMeanwhile' }, t),
  'enrolment-done': (t) => enrolmentDoneCard({ name: HOSTILE, told: false }, t),
  'enrolment-news': (t) => enrolmentNewsCard({ change: { kind: 'group', on: '2026-09-17', group: HOSTILE } }, t),
  'enrolment-not-allowed': enrolmentRefusedCard,
  people: (t) => peopleCard(view, t),
  'people-empty': (t) => peopleCard({ matches: [], newcomers: [], candidates: [], merges: [] }, t),
  'people-same': (t) => peopleCard({ ...view, done: { kind: 'same', candidate: HOSTILE } }, t),
  'people-different': (t) => peopleCard({ ...view, done: { kind: 'different' } }, t),
  'people-merged': (t) => peopleCard({ ...view, done: { kind: 'merged', from: 'A', into: 'B' } }, t),
  'people-undone': (t) => peopleCard({ ...view, done: { kind: 'undone', from: 'A' } }, t),
  'people-refused': (t) => peopleCard({ ...view, refused: 'alreadyDecided' }, t),
  'people-not-allowed': peopleRefusedCard,
  'new-match': newMatchCard,
  personas: (t) => personasCard({ people: [{ ...person(1), part: 'coordinator' }] }, t),
  'personas-unknown': (t) =>
    personasCard({ people: [{ ...person(1), part: 'participant' }], typed: { kind: 'unknown', text: HOSTILE } }, t),
  acting: (t) => actingCard({ name: HOSTILE, staff: true }, t),
};
