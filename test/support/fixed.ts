import type { Clock, Ids, Log } from '../../bot/deps.ts';
import type { Millis } from '../../bot/domain/time.ts';

/** A clock that stands still until a test moves it. */
export type FixedClock = Clock & { set(at: Millis): void; pass(milliseconds: Millis): void };

export function fixedClock(at: Millis | string): FixedClock {
  let now = typeof at === 'string' ? Date.parse(at) : at;
  return {
    now: () => now,
    set: (next) => {
      now = next;
    },
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** Ids in order, so that a failing test can be read: id0001, id0002 … */
export function fixedIds(prefix = 'id'): Ids {
  let count = 0;
  const next = (): string => `${prefix}${String((count += 1)).padStart(4, '0')}`;
  return { next, secret: () => next().padStart(64, '0') };
}

export type LogLine = { level: 'info' | 'warn' | 'error'; fields: Record<string, unknown>; message: string };

/** Keeps what was logged, to be looked at. */
export function memoryLog(): Log & { lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at =
    (level: LogLine['level']) =>
    (fields: Record<string, unknown>, message: string): void => {
      lines.push({ level, fields, message });
    };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}
