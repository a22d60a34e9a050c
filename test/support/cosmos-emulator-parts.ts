import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/** A document with the fields that the emulator and the harness give it. */
export type Resource = Record<string, unknown> & { id: string; pk: string; _rid: string; _etag: string; _ts: number };

export type Page = { result: Resource[]; continuation?: unknown };

/** The emulator's own collection of documents, as far as the harness repairs it. */
export type Documents = {
  _data: Map<string, { read(): Resource }>;
  _index: Map<string, string>;
  _set(data: Resource): Resource;
  delete(id: string, partition: string): void;
  query(query: unknown, options: { maxItemCount: number | null; continuation: unknown }): Page;
};

export type Collection = { documents: Documents; read(): Resource | undefined };

export type Account = {
  databases: { create(data: object): unknown };
  database(id: string): { collections: { create(data: object): unknown }; collection(id: string): Collection };
};

export type Outcome = { statusCode: number; body?: Resource };
type Operate = (collection: Collection, input: object) => Outcome;
type Handler = (account: Account, req: IncomingMessage, res: ServerResponse, params: RouteParams) => unknown;
export type Route = [RouteParams, Handler];
export type RouteParams = { dbId?: string; collId?: string; docId?: string };

// the package has no types for its inside, and is CommonJS: both node and jest can load it so
const require = createRequire(resolve('package.json'));

export const { default: createAccount } = require('@vercel/cosmosdb-server/lib/account') as {
  default: new (host: string, port: number) => Account;
};
export const { default: route } = require('@vercel/cosmosdb-server/lib/routes') as {
  default: (req: IncomingMessage) => Route | undefined;
};
export const { createOperation, upsertOperation, replaceOperation, deleteOperation } =
  require('@vercel/cosmosdb-server/lib/handler/_document-operations') as Record<
    'createOperation' | 'upsertOperation' | 'replaceOperation' | 'deleteOperation',
    Operate
  >;
