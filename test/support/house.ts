import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type Ground } from '../../bot/app.ts';
import type { Deps, Ids, MailMessage } from '../../bot/deps.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import { openStore } from '../../bot/store/open.ts';
import { isTeamsServiceUrl } from '../../bot/teams/origin.ts';
import { NINE, objectIdOf, TENANT } from './cohort.ts';
import { createFakeConnector, type FakeConnector } from './connector.ts';
import { fixedClock, fixedIds, memoryLog, type FixedClock, type LogLine } from './fixed.ts';
import { createTokenServer, goodClaims, mint } from './tokens.ts';
import { walk, type Node } from './walk.ts';

/** Who sends an activity, and from where; by default the person's own chat in the tests' tenant. */
export type From = { tenantId?: string; objectId?: string; locale?: string; conversation?: object };

/** What an invoke was answered with. */
export type Invoked = { status: number; statusCode?: number; card: Node; text: string };

/** The whole of Cadre in local mode over real HTTP, on a real SQLite file, with a fake connector on the other side. */
export type House = {
  url: string;
  /** The file of its store. */
  path: string;
  deps: Deps;
  clock: FixedClock;
  log: { lines: LogLine[] };
  connector: FakeConnector;
  /** Every e-mail that was sent, in order. */
  mails: MailMessage[];
  /** Does the due work of now: its waits make the clock pass. */
  work(): Promise<void>;
  /** Types something in a chat; answers the cards that came back, the last one's text beside them. */
  say(pid: string, text: string, from?: From): Promise<{ cards: Node[]; card: Node; text: string }>;
  /** Presses a button of a card, found by its verb or title, with inputs filled. */
  press(pid: string, card: Node, button: string, inputs?: object, from?: From): Promise<Invoked>;
  /** Presses a button that no card offers. */
  invoke(pid: string, verb: string, data: object, from?: From): Promise<Invoked>;
  /** Sends any activity, filled up with who and where. */
  send(pid: string, activity: object, from?: From): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
};

const DOOR_KEY = 'the key of the second door in tests';
/** The app id of a house that is registered: every activity then brings a real token, and is judged by it. */
const APP_ID = '99999999-9999-4999-8999-999999999999';

/** Where Teams is for everybody whose region nobody has told yet; here it leads to the fake connector. */
const TEAMS = 'https://smba.trafficmanager.net/teams/';

/** The second door of the tests' house. */
const DOOR: Ground['door'] = { key: DOOR_KEY, url: 'https://cadre.example.gc.ca' };

type Wish = { registered?: boolean; door?: Ground['door'] | undefined; doorHere?: boolean; ids?: Ids };

/**
 * `registered`: with an app id and real authentication against a token server of this machine; else local mode. `door`:
 * another second door, or none. `doorHere`: it is at the house's own address, as in local mode, not at a public one. `ids`:
 * other ids than those in order, where chance matters.
 */
export async function openHouse(at: number = NINE, wish: Wish = {}): Promise<House> {
  const { registered = false } = wish;
  const door = wish.doorHere ? { key: DOOR_KEY } : 'door' in wish ? wish.door : DOOR;
  const folder = mkdtempSync(join(tmpdir(), 'cadre-'));
  const clock = fixedClock(at);
  const log = memoryLog();
  const connector = await createFakeConnector();
  const path = join(folder, 'cadre.db');
  const store = openStore(createSqliteEngine(path, { now: clock.now }));
  const account = registered ? await openAccount(connector) : undefined;
  const mails: MailMessage[] = [];
  const { server, deps, scheduler } = createApp({
    registration: undefined,
    ...account?.ground,
    store,
    clock,
    ids: wish.ids ?? fixedIds(),
    log,
    mail: {
      from: 'cadre@example.gc.ca',
      send: async (message) => {
        mails.push(message);
        return { ok: true };
      },
    },
    ...(door ? { door } : {}),
    ballotKey: Buffer.alloc(32, 5),
    work: {
      random: () => 0.5,
      wait: async (ms) => {
        clock.pass(Math.ceil(ms));
      },
      rate: { start: 1_000, ceiling: 1_000 },
    },
  });
  const listening = await server.listen('127.0.0.1', 0);
  if (!listening.ok) throw new Error(listening.refusal.code);
  const url = `http://127.0.0.1:${listening.value}`;

  const send: House['send'] = async (pid, activity, from = {}) => {
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(await account?.headers(clock.now())) },
      body: JSON.stringify({ ...envelope(connector.serviceUrl, pid, from), ...activity }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };

  const invoke: House['invoke'] = async (pid, verb, data, from) => {
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const { status, body } = await send(pid, { type: 'invoke', name: 'adaptiveCard/action', value }, from);
    const answer = (body ?? {}) as { statusCode?: number; value?: Node };
    const card = answer.value ?? {};
    return {
      status,
      card,
      text: textOf(card),
      ...(answer.statusCode === undefined ? {} : { statusCode: answer.statusCode }),
    };
  };

  return {
    url,
    path,
    deps,
    clock,
    log,
    connector,
    mails,
    send,
    invoke,
    async work() {
      for (let left = 100; left > 0; left -= 1) {
        const { plans, deliveries } = await scheduler.tick();
        if (plans + deliveries > 0) continue;
        // a chat takes one message at a time: what comes right behind another is put off by a moment
        const coming = await store.due('delivery', clock.now() + 150, 20);
        if (!coming.some(({ body }) => body.state === 'deferred' && body.reason === 'rate')) return;
        clock.pass(150);
      }
      throw new Error('due work does not end');
    },
    async say(pid, text, from) {
      const before = connector.calls.length;
      await send(pid, { type: 'message', text }, from);
      const cards = connector.calls.slice(before).flatMap(({ body }) => cardsIn(body));
      const card = cards.at(-1) ?? {};
      return { cards, card, text: textOf(card) };
    },
    async press(pid, card, button, inputs = {}, from) {
      const action = walk(card).find(
        ({ type, verb, title }) => type === 'Action.Execute' && (verb === button || title === button),
      );
      if (!action) throw new Error(`no button ${button} on: ${textOf(card)}`);
      return invoke(pid, String(action['verb']), { ...(action['data'] as object), ...inputs }, from);
    },
    async close() {
      await server.close();
      await store.close();
      await connector.close();
      await account?.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A registration, the channel that signs for it, and a token that Bot Framework would have sent at an instant. */
async function openAccount(connector: FakeConnector) {
  const tokens = await createTokenServer();
  const { serviceUrl } = connector;
  const ground: Pick<Ground, 'registration' | 'channel'> = {
    registration: { type: 'SingleTenant', appId: APP_ID, tenantId: TENANT, tenants: [TENANT], password: 'none' },
    channel: {
      issuer: tokens.issuer,
      isAllowedServiceUrl: (url) => url === serviceUrl || (url === TEAMS && isTeamsServiceUrl(url)),
      credentials: { signRequest: async (request) => request },
      leadsTo: (url) => (url === TEAMS ? serviceUrl : url),
    },
  };
  const headers = async (at: number) => ({
    Authorization: `Bearer ${await mint(tokens.good, goodClaims(APP_ID, serviceUrl, at))}`,
  });
  return { ground, headers, close: () => tokens.close() };
}

function envelope(serviceUrl: string, pid: string, from: From): object {
  const { tenantId = TENANT, objectId = objectIdOf(pid), locale = 'en-CA' } = from;
  return {
    id: 'activity1',
    channelId: 'msteams',
    serviceUrl,
    locale,
    from: { id: `29:${pid}`, aadObjectId: objectId, name: pid },
    recipient: { id: '28:cadre', name: 'Cadre' },
    conversation: { id: `a:${pid}`, conversationType: 'personal', tenantId, ...from.conversation },
    channelData: { tenant: { id: tenantId } },
  };
}

function cardsIn(activity: unknown): Node[] {
  const attachments = (activity as { attachments?: { content: Node }[] } | undefined)?.attachments ?? [];
  return attachments.map(({ content }) => content);
}

/** All words on a card, in the order in which they are read. */
export function textOf(card: Node): string {
  return walk(card)
    .flatMap((node) => [node['text'], node['title'], node['value'], node['label']])
    .filter((text) => typeof text === 'string')
    .join('\n');
}
