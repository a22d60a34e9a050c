import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { containerDefinition } from './cosmos-container.ts';
import {
  createAccount,
  route,
  type Account,
  type Collection,
  type Resource,
  type Route,
  type RouteParams,
} from './cosmos-emulator-parts.ts';
import {
  all,
  atomicBatch,
  changeFeed,
  expire,
  numberWrites,
  quickBatch,
  quickQuery,
  scopedQuery,
  type Answer,
} from './cosmos-emulator-repairs.ts';
import { quicken, type Quick } from './cosmos-emulator-quick.ts';

/** What createCosmosEngine needs to reach an emulator, and a look behind its back. */
export type Emulator = {
  config: { endpoint: string; key: string; database: string; container: string };
  /** Everything that is stored and has not expired, in the order of the last writes. */
  stored(): Resource[];
  close(): Promise<void>;
};

/**
 * The npm emulator, in this process, on a free port of the loopback, with what it lacks: atomic batches, queries within
 * a partition, expiry by the given clock, the change feed. It has no keys, no request units and no limits of size. What
 * passes here proves our adapter and the SDK's wire path, not Azure itself. `volumes`: with an index, for many documents.
 */
export async function startCosmosEmulator(
  now: () => number,
  { port: chosen = 0, volumes = false } = {},
): Promise<Emulator> {
  const server = createServer((req, res) => void serve(req, res));
  await new Promise<void>((listening) => server.listen(chosen, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const account = new createAccount('127.0.0.1', port);
  const repaired = new WeakSet();
  const quick = new WeakMap<Collection, Quick>();
  let expired = 0;
  account.databases.create({ id: 'cadre' });
  account.database('cadre').collections.create({ id: 'core', ...containerDefinition });

  function collectionOf({ dbId = '', collId = '' }: RouteParams): Collection {
    const collection = account.database(dbId).collection(collId);
    if (!repaired.has(collection)) numberWrites(collection.documents, now);
    if (volumes && !quick.has(collection)) quick.set(collection, quicken(collection.documents));
    repaired.add(collection);
    if (!volumes || now() - expired > 10_000) {
      expire(collection.documents, now);
      expired = now();
    }
    return collection;
  }

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const found = route(req);
    const {
      status,
      body,
      headers = {},
    } = found
      ? await answer(account, collectionOf(found[0]), found, req, res, quick)
      : { status: 400, body: { message: 'no route' } };
    res.writeHead(status, { 'content-type': 'application/json', 'x-ms-request-charge': '1', ...headers });
    res.end(body === undefined ? '' : JSON.stringify(body));
  }

  return {
    config: { endpoint: `http://127.0.0.1:${port}`, key: 'a2V5', database: 'cadre', container: 'core' },
    stored: () => all(collectionOf({ dbId: 'cadre', collId: 'core' }).documents),
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(
  account: Account,
  collection: Collection,
  [params, handle]: Route,
  req: IncomingMessage,
  res: ServerResponse,
  quickened: WeakMap<Collection, Quick>,
): Promise<Answer> {
  const { headers, method } = req;
  const quick = quickened.get(collection);
  const items = collection.read() !== undefined && /\/docs\/?$/.test(req.url ?? '');
  if (items && method === 'GET' && headers['a-im'] !== undefined) return changeFeed(collection.documents, headers);
  if (items && headers['x-ms-cosmos-is-batch-request'] !== undefined) {
    const inputs = (await json(req)) as object[];
    const key = String(headers['x-ms-documentdb-partitionkey']);
    return quick ? quickBatch(quick, collection, inputs, key) : atomicBatch(collection, inputs, key);
  }
  if (items && headers['x-ms-documentdb-isquery'] !== undefined) {
    const query = await json(req);
    return quick
      ? quickQuery(quick, collection.documents, query, headers)
      : scopedQuery(collection.documents, query, headers);
  }
  // the plan of a query: the emulator has none, and answers with the documents of all; an answer as good is none of them
  if (quick && headers['x-ms-cosmos-is-query-plan-request'] !== undefined) {
    return { status: 200, body: { Documents: [], _count: 0 } };
  }
  const body = (await handle(account, req, res, params)) as { _etag?: string } | undefined;
  // ranges of partition keys are asked for as a feed as well: there is one range, and it does not change
  if (headers['a-im'] !== undefined) return headers['if-none-match'] ? { status: 304, body: undefined } : feed(body);
  const etag = body?._etag === undefined ? {} : { etag: body._etag };
  return { status: res.statusCode, body: res.statusCode >= 400 ? { message: '', ...body } : body, headers: etag };
}

const feed = (body: unknown): Answer => ({ status: 200, body, headers: { etag: '"1"' } });
