import { hostname } from 'node:os';
import { pino } from 'pino';
import { createApp, type Ground } from './app.ts';
import { BallotKeyError, ballotKeyOf } from './ballot-key.ts';
import { describeFaults, loadConfig, type Config } from './config.ts';
import { randomIds, systemClock, type Log } from './deps.ts';
import { describeFault } from './domain/fault.ts';
import { ensureWeekPlans } from './features/week-plan.ts';
import { planEveryEvaluation } from './features/evaluation/plan.ts';
import { createMail } from './mail.ts';
import { openConfiguredStore } from './store/choose.ts';
import { StoreError } from './store/error.ts';

const LISTEN_REMEDY = {
  'port-taken': 'the port is taken: stop what uses it, or set PORT to another one',
  'port-denied': 'this user may not listen on that port: set PORT to one above 1023',
  'host-unknown': 'CADRE_HOST is not an address of this machine',
} as const;

/** Config -> deps -> server; stops gracefully on SIGINT and SIGTERM: turns under way finish, then the store closes. */
async function main(): Promise<void> {
  const config = loadConfig();
  if (!config.ok) {
    fail(describeFaults(config.refusal));
    return;
  }
  const log = pino({ level: config.value.logLevel, base: null });
  const around = surroundings(config.value, log);
  const store = await openConfiguredStore(config.value.store);
  const { server, deps, scheduler } = createApp({
    registration: config.value.bot,
    store,
    work: placeOf(config.value),
    ...around,
  });
  const listening = await server.listen(config.value.host, config.value.port);
  if (!listening.ok) {
    await store.close();
    fail(`Cadre cannot listen on port ${config.value.port}: ${LISTEN_REMEDY[listening.refusal.code]}.`);
    return;
  }
  log.info({ port: listening.value, host: config.value.host, mode: modeOf(config.value) }, 'listening');
  if (!deps.ballots) log.warn({ setting: 'CADRE_BALLOT_KEY' }, 'no evaluation will be opened: there is no ballot key');
  await ensureWeekPlans(deps).catch((error: unknown) => {
    log.error({ ...describeFault(error) }, 'the weekly cards of programs could not be looked after');
  });
  await planEveryEvaluation(deps).catch((error: unknown) => {
    log.error({ ...describeFault(error) }, 'the evaluations of sessions could not be planned');
  });
  scheduler.run();
  onStop(log, async () => {
    await Promise.all([server.close(), scheduler.stop()]);
    await store.close();
  });
}

/** Clock, ids and log, e-mail, the ballot key, and the second door: in local mode its key lasts as long as the process. */
function surroundings(
  { bot, mail, door, ballotKey }: Config,
  log: Log,
): Omit<Ground, 'registration' | 'store' | 'channel'> {
  const needs = { clock: systemClock, ids: randomIds, log };
  const key = door ?? (bot ? undefined : { key: randomIds.secret() });
  return {
    ...needs,
    ...(mail ? { mail: createMail(mail, needs) } : {}),
    ...(key ? { door: key } : {}),
    ...(ballotKey ? { ballotKey: ballotKeyOf(ballotKey) } : {}),
  };
}

/**
 * Where this process runs is who it is: started again, it takes up its own part of the rate at once, and nobody counts
 * the one that ended beside it. On any free port there is no such place.
 */
function placeOf({ port }: Config): { instanceId?: string } {
  return port === 0 ? {} : { instanceId: `${hostname().replace(/[^a-zA-Z0-9]/g, '-')}-${port}` };
}

const modeOf = ({ bot }: Config): string => (bot ? 'teams' : 'local');

function onStop(log: Log, stop: () => Promise<void>): void {
  let stopping = false;
  const end = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ ...describeFault(error) }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  // a store or a key that cannot be opened says what is wrong and how to mend it; the rest is shown by its place only
  const known = error instanceof StoreError || error instanceof BallotKeyError;
  fail(known ? error.message : `Cadre could not start: ${JSON.stringify(describeFault(error))}`);
}
