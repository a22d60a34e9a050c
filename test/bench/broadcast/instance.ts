import { createApp } from '../../../bot/app.ts';
import { randomIds, type Log } from '../../../bot/deps.ts';
import { TENANT } from '../../support/cohort.ts';
import { counting, type Counts } from './count.ts';
import { APP_ID, openPlace, type Place } from './place.ts';

/*
 * One instance of Cadre as a process of its own: the real application with its scheduler and its connector client, on
 * a store that others share, towards the fake connector. It says every quarter of a second what it has asked the store.
 */
const [, , instanceId = '', told = '{}'] = process.argv;
const place = JSON.parse(told) as Place;
const counts: Counts = { calls: 0, documents: 0 };

const say = (what: object): void => void process.stdout.write(`${JSON.stringify(what)}\n`);
const log: Log = {
  info: () => undefined,
  // refusals are what the benchmark makes; only what the engine calls a fault of its own is worth a line
  warn: () => undefined,
  error: (fields, message) => void process.stderr.write(`${instanceId}: ${message} ${JSON.stringify(fields)}\n`),
};

const { scheduler, deps } = createApp({
  registration: { type: 'SingleTenant', appId: APP_ID, tenantId: TENANT, tenants: [TENANT], password: 'none' },
  channel: {
    issuer: { issuer: 'nobody', metadataUrl: 'http://127.0.0.1:9/' },
    isAllowedServiceUrl: (url) => url === place.serviceUrl,
    credentials: { signRequest: async (request) => request },
  },
  store: counting(openPlace(place), counts),
  clock: { now: () => Date.now() + place.clockAhead },
  ids: randomIds,
  log,
  work: {
    instanceId,
    rate: { start: 0.9 * place.rate, ceiling: place.rate },
    leaseMs: place.leaseMs,
    heartbeatMs: place.heartbeatMs,
    pollMs: place.pollMs,
  },
});
scheduler.run();
say({ ready: instanceId });
setInterval(() => {
  say({ counts });
}, 250).unref();

// whoever started this is gone: nobody is left to speak to
process.stdout.on('error', () => process.exit(1));
process.on('SIGTERM', () => {
  void (async () => {
    await scheduler.stop();
    say({ counts });
    await deps.store.close();
    process.exit(0);
  })();
});
