import {
  checkedInCard,
  checkInCard,
  chooseSessionCard,
  codeFormCard,
  refusedCard,
  type RefusedModel,
} from '../../../cards/attendance.ts';
import type { Render } from '../../../cards/card.ts';
import { hostileSession, session, startsAt } from './sample.ts';

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

export const attendanceCards: Record<string, Render> = {
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
};
