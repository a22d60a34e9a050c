import type { Clock, Deps, Directory, Ids, Log, Sender } from './deps.ts';
import type { Pid } from './domain/person.ts';
import { accountOf } from './features/person.ts';
import { createServer, type HttpServer } from './http/server.ts';
import type { Store } from './store/store.ts';
import { createAdapter, type Channel } from './teams/adapter.ts';
import { createBot } from './teams/bot.ts';
import type { Registration } from './teams/credentials.ts';
import { createDirectory } from './teams/directory.ts';
import { createPersonas } from './teams/personas.ts';
import { createSender } from './teams/proactive.ts';
import { createRoutes } from './teams/routes.ts';

/** What the application stands on. Tests put a fixed clock, ids of their own and a channel of their own here. */
export type Ground = {
  /** Absent: local mode, without accounts and with personas. */
  registration: Registration | undefined;
  store: Store;
  clock: Clock;
  ids: Ids;
  log: Log;
  channel?: Channel;
};

/** Puts the rooms together. The one place where local mode's personas are made: never beside a registration. */
export function createApp({ registration, store, clock, ids, log, channel }: Ground): {
  server: HttpServer;
  deps: Deps;
} {
  const adapter = createAdapter(registration, { clock, ids, log }, channel);
  const directory: Directory = createDirectory(adapter, { log });
  const opening = registration && { appId: registration.appId, accountOf: (pid: Pid) => accountOf({ store }, pid) };
  const chat: Sender = createSender(adapter, { store, clock, log }, opening);
  const personas = registration === undefined ? createPersonas() : undefined;
  const sender = personas ? personas.sender(store, chat) : chat;
  const deps: Deps = { clock, ids, log, store, directory, sender };
  const logic = createBot(deps, createRoutes(personas), personas?.who);
  const local = registration === undefined;
  const server = createServer({ ids, log, local, messages: adapter.messages(logic), ping: () => store.ping() });
  return { server, deps };
}
