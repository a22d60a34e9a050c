import type { AttendanceStatus, Entry } from '../../bot/domain/attendance.ts';
import type { Participant, Register } from '../../bot/domain/register.ts';
import type { Spell } from '../../bot/domain/person.ts';
import type { Enrolment } from '../../bot/domain/program.ts';
import type { Session } from '../../bot/domain/session.ts';

/** A learning event in Ottawa on 10 March 2026 that was held, but for what is given. */
export const session = (over: Partial<Session> = {}): Session => ({
  sessionId: 's1',
  programId: 'p1',
  cohortId: 'c1',
  code: 'LE01',
  kind: 'learning-event',
  titleEn: 'Learning event',
  titleFr: 'Activité',
  startsAt: Date.parse('2026-03-10T14:00:00Z'),
  endsAt: Date.parse('2026-03-10T20:00:00Z'),
  timeZone: 'America/Toronto',
  place: 'Ottawa',
  required: true,
  minimumMinutes: 240,
  status: 'held',
  remote: false,
  sequence: 0,
  ...over,
});

export const participant = (pid: string, ...spells: Spell[]): Participant => ({
  pids: [pid],
  department: 'LAC',
  spells,
});

export const entry = (pid: string, status: AttendanceStatus, over: Partial<Entry> = {}): Entry => ({
  pid,
  source: 'import',
  channel: 'import',
  n: 1,
  status,
  at: 0,
  by: 'operator:Marie',
  ...over,
});

export const register = (...entries: Entry[]): Register => Map.groupBy(entries, ({ pid }) => pid);
export const enrolment = (pid: string, over: Partial<Enrolment> = {}): Enrolment => ({
  cohortId: 'c1',
  pid,
  department: 'LAC',
  spells: [{ from: '2026-01-01' }],
  ...over,
});
