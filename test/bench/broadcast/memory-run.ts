import { noMail, randomIds, type Deps } from '../../../bot/deps.ts';
import { kinds } from '../../../bot/jobs/kinds.ts';
import { createScheduler } from '../../../bot/jobs/scheduler.ts';
import { memoryLog } from '../../support/fixed.ts';
import { peakMb } from '../process.ts';
import { openPlace } from './place.ts';

/*
 * One instance in virtual time: its waits move the clock and take no time, and its sender accepts at once. Says how many
 * messages went out, and the most memory that this process has had in use.
 */
const [, , path = '', from = '0', rate = '500'] = process.argv;
let now = Number(from);
const clock = { now: () => Math.ceil(now) };
const store = openPlace({ engine: 'sqlite', store: path, clockAhead: now - Date.now() });
let sent = 0;
const deps: Deps = {
  clock,
  ids: randomIds,
  log: memoryLog(),
  store,
  directory: { member: async () => undefined },
  mail: noMail,
  sender: {
    send: async (pid) => {
      sent += 1;
      return { ok: true, conversationId: `a:${pid}`, activityId: String(sent) };
    },
    update: async (_, message) => ({ ok: true, ...message }),
    remove: async (_, message) => ({ ok: true, ...message }),
  },
};
const scheduler = createScheduler({
  deps,
  kinds,
  instanceId: 'one',
  random: Math.random,
  wait: async (ms) => {
    // as many wait at a time as there are messages being made ready: each of them lets a part of it pass
    now += ms / 100;
    await new Promise((resolve) => setImmediate(resolve));
  },
  rate: { start: Number(rate), ceiling: Number(rate) },
  gatherMs: 1,
});
for (;;) {
  const { plans, deliveries } = await scheduler.tick();
  if (plans + deliveries > 0) continue;
  if ((await store.due('delivery', Number.MAX_SAFE_INTEGER, 1)).length === 0) break;
  now += 1_000;
}
await store.close();
process.stdout.write(`${JSON.stringify({ sent, peakMb: peakMb(process.pid) })}\n`);
