import { travelCard } from '../../cards/persona.ts';
import type { Clock } from '../deps.ts';
import { MINUTE, type Millis } from '../domain/time.ts';
import type { Command } from './router.ts';
import { FALLBACK_ZONE } from './handlers/attendance.ts';

/**
 * Local mode only: time that can be let pass, so that what the clock will bring (a reminder, a check-in) can be seen
 * today. app.ts makes this only where no app id is configured. Starting again brings the real time back.
 */
export type Travel = { clock: Clock; commands: Command[] };

const UNITS: Readonly<Record<string, Millis>> = {
  minute: MINUTE,
  hour: 60 * MINUTE,
  heure: 60 * MINUTE,
  day: 24 * 60 * MINUTE,
  jour: 24 * 60 * MINUTE,
  week: 7 * 24 * 60 * MINUTE,
  semaine: 7 * 24 * 60 * MINUTE,
};

/** A year and a bit: enough for a whole program, and no typing slip leads to another century. */
const FARTHEST: Millis = 400 * 24 * 60 * MINUTE;

export function createTravel(clock: Clock): Travel {
  let passed: Millis = 0;
  const now = (): Millis => clock.now() + passed;
  return {
    clock: { now },
    commands: [
      {
        words: ['wait', 'attendre'],
        place: 'personal',
        follows: 8, // "2 days 3 hours and 30 minutes"
        run: async (_deps, { actor }, rest) => {
          const wanted = parseWait(rest);
          const ahead = wanted !== undefined && passed + wanted <= FARTHEST;
          if (ahead) passed += wanted;
          const model = { understood: ahead, at: now(), readerZone: actor.timeZone ?? FALLBACK_ZONE };
          return (t) => travelCard(model, t);
        },
      },
    ],
  };
}

/** "2 days 3 hours", « 2 jours et 30 minutes »; undefined where it says no time. */
export function parseWait(typed: string): Millis | undefined {
  const parts = [...typed.matchAll(/(\d{1,4}) ?([a-z]+)/g)];
  const lengths = parts.map(([, count, unit = '']) => Number(count) * (UNITS[unit.replace(/s$/, '')] ?? Number.NaN));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.length > 0 && whole > 0 ? whole : undefined;
}
