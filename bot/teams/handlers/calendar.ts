import { z } from 'zod';
import { calendarCard, noCalendarCard, type FeedNews } from '../../../cards/calendar.ts';
import type { Render } from '../../../cards/card.ts';
import type { Deps } from '../../deps.ts';
import { calendarLinks, feedOf, makeFeed, stopFeed } from '../../features/calendar-link.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Handler, Turn } from '../turn.ts';

const FALLBACK_ZONE = 'America/Toronto';

async function show(deps: Deps, { actor }: Turn, news?: FeedNews): Promise<Render> {
  const [{ download }, feed] = await Promise.all([calendarLinks(deps, actor.pid), feedOf(deps, actor.pid)]);
  if (download === undefined) return noCalendarCard;
  const readerZone = actor.timeZone ?? FALLBACK_ZONE;
  return (t) => calendarCard({ download, readerZone, ...(feed ? { feed } : {}), ...(news ? { news } : {}) }, t);
}

const make: Handler<unknown> = async (deps, turn) => {
  await makeFeed(deps, turn.actor.pid);
  return show(deps, turn);
};

/** A press arrives up to four times: what the first one did is what all of them say. */
async function stop(deps: Deps, turn: Turn, version: string, again: boolean): Promise<Render> {
  const done = await stopFeed(deps, turn.actor.pid, version, again);
  if (!done) return show(deps, turn, 'changed');
  return show(deps, turn, again ? 'renewed' : 'stopped');
}

const versionShape = z.object({ version: z.string().max(200) });

export const calendarCommands: Command[] = [
  {
    words: ['calendar', 'my calendar', 'calendrier', 'mon calendrier'],
    place: 'personal',
    run: (deps, turn) => show(deps, turn),
  },
];

export const calendarVerbs: Verb[] = [
  verb('calendar.open', z.object({}), (deps, turn) => show(deps, turn)),
  verb('calendar.make', z.object({}), make),
  verb('calendar.renew', versionShape, (deps, turn, { version }) => stop(deps, turn, version, true)),
  verb('calendar.stop', versionShape, (deps, turn, { version }) => stop(deps, turn, version, false)),
];
