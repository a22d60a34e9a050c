import { noMail, type Clock, type Deps, type Directory, type Ids, type Log, type Mail, type Sender } from './deps.ts';
import type { DoorPurpose } from './domain/door.ts';
import type { Pid } from './domain/person.ts';
import { createBallots } from './features/ballot.ts';
import { createTurns } from './features/turn.ts';
import { accountOf } from './features/person.ts';
import { createServer, type HttpServer } from './http/server.ts';
import { broadcastDelivery } from './jobs/broadcast.ts';
import { viewOf } from './jobs/door.ts';
import { kinds } from './jobs/kinds.ts';
import { nominationNewsDelivery } from './jobs/nomination.ts';
import { selectionLetterDelivery, selectionNewsDelivery } from './jobs/selection.ts';
import { reminderDelivery } from './jobs/reminder.ts';
import { createScheduler, type Needs, type Scheduler } from './jobs/scheduler.ts';
import type { Store } from './store/store.ts';
import { createAdapter, type Channel } from './teams/adapter.ts';
import { createBot } from './teams/bot.ts';
import type { Registration } from './teams/credentials.ts';
import { createDirectory } from './teams/directory.ts';
import { showOwn } from './teams/handlers/nomination/consent.ts';
import { showQueue } from './teams/handlers/feedback/supervisor.ts';
import { createSecondDoor, type DoorView } from './teams/door.ts';
import { presentCheckIn } from './teams/handlers/attendance.ts';
import { presentEvaluation } from './teams/handlers/evaluation.ts';
import { presentInvitation } from './teams/handlers/rsvp.ts';
import { createPersonas } from './teams/personas.ts';
import { createSender } from './teams/proactive.ts';
import { createRoutes } from './teams/routes.ts';
import { createTravel } from './teams/travel.ts';

/** What the application stands on. Tests put a fixed clock, ids of their own and a channel of their own here. */
export type Ground = {
  /** Absent: local mode, without accounts and with personas. */
  registration: Registration | undefined;
  store: Store;
  clock: Clock;
  ids: Ids;
  log: Log;
  channel?: Channel;
  mail?: Mail;
  /** The second door, where there is one; without a `url` its pages are at this machine's own address. */
  door?: { key: string; url?: string };
  /** 32 bytes that seal the ballot boxes, kept outside the store; absent: no evaluation opens. */
  ballotKey?: Uint8Array;
  /** How due work is done, where it is not as usual: tests give waits that take no time. */
  work?: Partial<Needs>;
};

/** Puts the rooms together. The one place where local mode's personas are made: never beside a registration. */
export function createApp(ground: Ground): { server: HttpServer; deps: Deps; scheduler: Scheduler } {
  const { registration, store, ids, log, channel, mail = noMail, door, ballotKey, work = {} } = ground;
  const travel = registration === undefined ? createTravel(ground.clock) : undefined;
  const clock = travel?.clock ?? ground.clock;
  const adapter = createAdapter(registration, { clock, ids, log }, channel);
  const directory: Directory = createDirectory(adapter, { log });
  const opening = registration && { appId: registration.appId, accountOf: (pid: Pid) => accountOf({ store }, pid) };
  const chat: Sender = createSender(adapter, { store, clock, log }, opening);
  const personas = registration === undefined ? createPersonas() : undefined;
  const sender = personas ? personas.sender(store, chat) : chat;
  const here = { url: 'http://localhost' };
  const settings = door && { key: door.key, url: () => door.url ?? here.url };
  const deps: Deps = {
    ...{ clock, ids, log, store, directory, sender, mail },
    turns: createTurns(),
    ...(settings ? { door: settings } : {}),
    ...(ballotKey ? { ballots: createBallots({ store, ids }, ballotKey) } : {}),
  };
  const routes = createRoutes(
    personas && travel ? { commands: [...personas.commands, ...travel.commands], verbs: personas.verbs } : undefined,
  );
  const logic = createBot(deps, routes, personas?.who);
  const local = registration === undefined;
  const server = createServer({
    ids,
    log,
    local,
    messages: adapter.messages(logic),
    ping: () => store.ping(),
    ...(settings ? { door: { door: createSecondDoor(deps, routes, doorViews), url: settings.url } } : {}),
    ...(settings ? { calendar: { deps, url: settings.url } } : {}),
  });
  const scheduler = createScheduler({ deps, kinds, instanceId: ids.next(), random: Math.random, ...work });
  return { server: noting(server, here), deps, scheduler };
}

/** What a link of each purpose shows. */
const doorViews: Partial<Record<DoorPurpose, DoorView>> = {
  checkIn: (deps, turn, { ref: { programId, sessionId = '' } }) => presentCheckIn(deps, turn, { programId, sessionId }),
  invitation: presentInvitation,
  reminder: viewOf(reminderDelivery),
  rsvp: presentInvitation,
  broadcast: viewOf(broadcastDelivery),
  evaluation: presentEvaluation,
  feedback: (deps, turn, { ref }) => showQueue(deps, turn, ref.castId),
  endorsement: (deps, turn, { ref }) => showQueue(deps, turn, ref.castId),
  consent: (deps, turn, { ref: { programId, castId = '' } }) => showOwn(deps, turn, { programId, castId }),
  nomination: viewOf(nominationNewsDelivery),
  offer: viewOf(selectionLetterDelivery),
  outcome: viewOf(selectionNewsDelivery),
};

/** Keeps the address that a server got, which is known only once it listens. */
function noting(server: HttpServer, here: { url: string }): HttpServer {
  return {
    ...server,
    async listen(host, port) {
      const listening = await server.listen(host, port);
      if (listening.ok) here.url = `http://localhost:${listening.value}`;
      return listening;
    },
  };
}
