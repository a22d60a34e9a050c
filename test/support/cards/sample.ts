import type { SessionModel } from '../../../cards/session.ts';

/** A name and a title that try to be more than words. */
export const HOSTILE = '[click](https://evil.example) **bold** {{DATE(2026-01-01,SHORT)}} <b>`x`</b>';

export const startsAt = Date.parse('2026-09-10T13:00:00Z');
export const session: SessionModel = {
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
export const hostileSession: SessionModel = { ...session, titleEn: HOSTILE, titleFr: HOSTILE, place: HOSTILE };

export const person = (n: number): { pid: string; name: string } => ({
  pid: `pid${n}`,
  name: `Participant ${n} d’Entremont`,
});
export const people = (count: number) => Array.from({ length: count }, (_, n) => person(n));
