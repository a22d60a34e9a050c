import { request, type IncomingHttpHeaders } from 'node:http';
import { registerPk } from '../../bot/domain/key.ts';
import type { DoorLink } from '../../bot/domain/door.ts';
import type { SessionRef } from '../../bot/domain/session.ts';
import { doorUrl } from '../../bot/features/door.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedSession, type Seeded } from './cohort.ts';
import { openHouse, type House } from './house.ts';
import { walk, type Node } from './walk.ts';

export type Visited = { status: number; headers: IncomingHttpHeaders; body: string };

/** Where the second door is for the world; a test asks the house for it under that name, as a proxy would. */
export const PUBLIC = 'https://cadre.example.gc.ca';

/** One HTTP request to a house, with whatever headers a browser, a scanner or an attacker would send. */
export function visit(
  house: Pick<House, 'url'>,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Visited> {
  const { hostname, port } = new URL(house.url);
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, path, method, headers: { Host: new URL(PUBLIC).host, ...headers } },
      (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () => {
          resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks).toString('utf8') });
        });
        res.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** What the page itself sends when a button is pressed. */
export function pressOn(
  house: Pick<House, 'url'>,
  path: string,
  verb: string,
  data: object,
  headers: Record<string, string> = {},
): Promise<Visited> {
  return visit(house, path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: PUBLIC, 'Sec-Fetch-Site': 'same-origin', ...headers },
    body: JSON.stringify({ verb, data }),
  });
}

/** The path of the page that an e-mail leads to. */
export function pathIn(mail: { text: string } | undefined): string {
  const [, path = ''] = /https?:\/\/[^\s/]+(\/door\/\S+)/.exec(mail?.text ?? '') ?? [];
  return path;
}

/** A registered house with a session that is open, two people with a seat, and links as e-mails would hold them. */
export type DoorScene = {
  house: House;
  program: Seeded;
  ref: SessionRef;
  /** The path of a link, with whatever a test wants otherwise. */
  pathFor(changes?: Partial<Omit<DoorLink, 'linkId' | 'mailbox'>>): Promise<string>;
  /** Everything that is stored, as it is: what changed nothing leaves it alike. */
  everything(): Promise<string>;
  checkedIn(pid: string, ref?: SessionRef): Promise<boolean>;
};

export async function openDoorScene(): Promise<DoorScene> {
  const house = await openHouse(NINE, { registered: true });
  const { deps } = house;
  const program = await seedProgram(deps);
  for (const pid of ['ada', 'bo']) {
    await seedPerson(deps, { pid, name: pid.toUpperCase(), language: 'en', email: `${pid}@example.gc.ca` });
    await seedEnrolment(deps, program, pid);
  }
  const ref = await seedSession(deps, program);
  return {
    house,
    program,
    ref,
    async pathFor(changes = {}) {
      const expiresAt = NINE + 7 * 3_600_000;
      const link = { pid: 'ada', purpose: 'checkIn', ref, sequence: 0, expiresAt, ...changes } as const;
      return new URL((await doorUrl(deps, link)) ?? '').pathname;
    },
    async everything() {
      const documents: unknown[] = [];
      for (let cursor = ''; ;) {
        const page = await deps.store.changes(cursor, 500);
        if (page.documents.length === 0) return JSON.stringify(documents);
        documents.push(...page.documents);
        cursor = page.cursor;
      }
    },
    async checkedIn(pid, { sessionId } = ref) {
      const entries = await deps.store.list(registerPk(sessionId), 'entry', { limit: 10 });
      return entries.some(({ body }) => body.pid === pid);
    },
  };
}

/** The card that a press was answered with. */
export const cardOf = (body: string): Node => (JSON.parse(body) as { card: Node }).card;

/** The card that a page shows. */
export function cardIn(page: string): Node {
  const [, json = ''] = /<script type="application\/json" id="model">(.*?)<\/script>/s.exec(page) ?? [];
  return cardOf(json);
}

/** Presses a button of a page, with what was typed on it. */
export async function pressPage(
  house: House,
  path: string,
  card: Node,
  title: string,
  inputs: object = {},
): Promise<Node> {
  const action = walk(card).find((node) => node.type === 'Action.Execute' && node['title'] === title);
  if (!action) throw new Error(`no button ${title}`);
  const { status, body } = await pressOn(house, path, String(action['verb']), {
    ...(action['data'] as object),
    ...inputs,
  });
  if (status !== 200) throw new Error(`refused: ${status} ${body}`);
  return cardOf(body);
}

/** The whole title of a button, which on a page in both languages holds both. */
export const titled = (card: Node, part: string): string =>
  String(walk(card).find(({ type, title }) => type === 'Action.Execute' && String(title).includes(part))?.['title']);
