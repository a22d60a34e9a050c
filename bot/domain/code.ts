import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Pid } from './person.ts';
import { MINUTE, SECOND, type Millis } from './time.ts';

/** How long one rotating code is shown. The one before it is still accepted, for those who are typing. */
const CODE_STEP: Millis = 30 * SECOND;
/** How long an opened code form keeps its code, and how long a pause lasts. */
const FORM_TIME: Millis = 5 * MINUTE;
const PAUSE: Millis = 5 * MINUTE;
const TRIES = 5;

/** One person's dealings with one session's code: the form they opened, their wrong tries in a row, their pause. */
export type Attempt = { pid: Pid; openedAt?: Millis; wrong: number; pausedUntil?: Millis };

const stepAt = (at: Millis): number => Math.floor(at / CODE_STEP);

/** Six digits from the session's secret and a 30-second step: truncation as RFC 4226 section 5.3, with SHA-256. */
function codeOfStep(secret: string, sessionId: string, step: number): string {
  const mac = createHmac('sha256', secret).update(`${sessionId}|${step}`).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The code on show at an instant, and the whole seconds until the next one. */
export function codeAt(secret: string, sessionId: string, at: Millis): { code: string; secondsLeft: number } {
  const step = stepAt(at);
  return {
    code: codeOfStep(secret, sessionId, step),
    secondsLeft: Math.ceil(((step + 1) * CODE_STEP - at) / SECOND),
  };
}

/** True for the code on show at an instant and for the one before it; spaces typed in it do not matter. */
export function isCode(secret: string, sessionId: string, typed: string, at: Millis): boolean {
  const given = Buffer.from(typed.replace(/[\s\u00a0\u202f-]/g, ''));
  return [stepAt(at), stepAt(at) - 1].some((step) => {
    const expected = Buffer.from(codeOfStep(secret, sessionId, step));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/** The instant from which lateness counts and whose code is accepted: the opening of a form that is still good. */
export function countsFrom(attempt: Attempt | undefined, now: Millis): Millis {
  const openedAt = attempt?.openedAt;
  return openedAt !== undefined && now >= openedAt && now - openedAt <= FORM_TIME ? openedAt : now;
}

/** Opens the code form. An opening that is still good stays as it is: asking again does not buy more time. */
export function openForm(pid: Pid, attempt: Attempt | undefined, now: Millis): Attempt {
  return { ...(attempt ?? { pid, wrong: 0 }), openedAt: countsFrom(attempt, now) };
}

/** Until when this person is paused, or undefined. The pause ends at that very instant. */
export function pausedUntil(attempt: Attempt | undefined, now: Millis): Millis | undefined {
  const until = attempt?.pausedUntil;
  return until !== undefined && now < until ? until : undefined;
}

/** Counts a wrong try; the fifth in a row begins a pause of five minutes, after which the count is new. */
export function wrongTry(pid: Pid, attempt: Attempt | undefined, now: Millis): { attempt: Attempt; left: number } {
  const { pausedUntil: over, ...kept } = attempt ?? { pid, wrong: 0 };
  const wrong = (over === undefined ? kept.wrong : 0) + 1;
  if (wrong < TRIES) return { attempt: { ...kept, wrong }, left: TRIES - wrong };
  return { attempt: { ...kept, wrong, pausedUntil: now + PAUSE }, left: 0 };
}
