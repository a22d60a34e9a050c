import { reachabilityCard, reachabilityRefusedCard } from '../../../cards/reachability.ts';
import type { Render } from '../../../cards/card.ts';
import { HOSTILE, people, startsAt } from './sample.ts';

const timeZone = 'America/Toronto';
const WHY = ['neverMet', 'notInstalled', 'blocked', 'notAllowed', 'gone'] as const;
const each = WHY.map((why) => ({ name: HOSTILE, why, since: startsAt, byMail: 'yes' }) as const);

export const reachabilityCards: Record<string, Render> = {
  reachability: (t) => reachabilityCard({ people: 40, opening: 3, unreachable: each, timeZone }, t),
  'reachability-everybody': (t) => reachabilityCard({ people: 40, opening: 1, unreachable: [], timeZone }, t),
  'reachability-many': (t) =>
    reachabilityCard(
      {
        people: 12_000,
        opening: 0,
        unreachable: people(500).map(({ name }, n) => ({
          name: `${name} ${'x'.repeat(200)}`,
          why: WHY[n % 5] ?? 'gone',
          since: startsAt,
          byMail: n % 2 === 0 ? 'noAddress' : 'yes',
        })),
        timeZone,
      },
      t,
    ),
  'reachability-no-mail': (t) =>
    reachabilityCard(
      { people: 2, opening: 0, unreachable: [{ name: 'Ada', why: 'neverMet', byMail: 'noMail' }], timeZone },
      t,
    ),
  'reachability-not-allowed': reachabilityRefusedCard,
};
