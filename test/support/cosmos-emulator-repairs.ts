import type { IncomingHttpHeaders } from 'node:http';
import {
  createOperation,
  deleteOperation,
  replaceOperation,
  upsertOperation,
  type Collection,
  type Documents,
  type Outcome,
  type Resource,
} from './cosmos-emulator-parts.ts';
import type { Quick } from './cosmos-emulator-quick.ts';

const LARGEST_PAGE = 7;

export type Answer = { status: number; body: unknown; headers?: Record<string, string> };

/** Numbers every write as the service does, and takes the time of writing from the clock of the test. */
export function numberWrites(documents: Documents, now: () => number): void {
  const set = documents._set.bind(documents);
  let lsn = 0;
  documents._set = (data) => {
    lsn += 1;
    return set({ ...data, _lsn: lsn, _ts: Math.floor(now() / 1000) });
  };
}

export function all(documents: Documents): Resource[] {
  return [...documents._data.values()].map((item) => item.read());
}

/** The service hides a document from the second in which its time has run out. */
export function expire(documents: Documents, now: () => number): void {
  const second = Math.floor(now() / 1000);
  for (const { id, pk, ttl, _ts } of all(documents)) {
    if (typeof ttl === 'number' && _ts + ttl <= second) documents.delete(id, pk);
  }
}

const OPERATIONS: Record<string, typeof createOperation> = {
  Create: createOperation,
  Upsert: upsertOperation,
  Replace: replaceOperation,
  Delete: deleteOperation,
};

/** All or nothing: nothing else runs between the copies and their restoring. A failed batch is 207 with 424 rows. */
export function atomicBatch(collection: Collection, inputs: object[], partitionKey: string): Answer {
  const { documents } = collection;
  const before = { data: new Map(documents._data), index: new Map(documents._index) };
  const outcomes: Outcome[] = [];
  for (const input of inputs as { operationType: string }[]) {
    const operate = OPERATIONS[input.operationType];
    const outcome = operate?.(collection, { ...input, partitionKey }) ?? { statusCode: 400 };
    outcomes.push(outcome);
    if (outcome.statusCode >= 400) {
      documents._data = before.data;
      documents._index = before.index;
      return refusedBatch(inputs, outcomes.length - 1, outcome);
    }
  }
  return doneBatch(outcomes);
}

/** The same, by undoing: for volumes, where copies would take too long. */
export function quickBatch(quick: Quick, collection: Collection, inputs: object[], partitionKey: string): Answer {
  const outcomes: Outcome[] = [];
  quick.atomically(() => {
    for (const input of inputs as { operationType: string }[]) {
      const outcome = OPERATIONS[input.operationType]?.(collection, { ...input, partitionKey }) ?? { statusCode: 400 };
      outcomes.push(outcome);
      if (outcome.statusCode >= 400) return false;
    }
    return true;
  });
  const failed = outcomes.at(-1);
  if (failed !== undefined && failed.statusCode >= 400) return refusedBatch(inputs, outcomes.length - 1, failed);
  return doneBatch(outcomes);
}

const refusedBatch = (inputs: object[], failedAt: number, { statusCode }: Outcome): Answer => ({
  status: 207,
  body: inputs.map((_, index) => ({ statusCode: index === failedAt ? statusCode : 424, requestCharge: 0 })),
});

const doneBatch = (outcomes: Outcome[]): Answer => ({
  status: 200,
  body: outcomes.map(({ statusCode, body }) => ({
    statusCode,
    requestCharge: 1,
    eTag: body?._etag,
    resourceBody: body,
  })),
});

/** Queries of the two forms that the engine asks, answered from the index: pages are as long as they were asked for. */
export function quickQuery(quick: Quick, documents: Documents, query: unknown, headers: IncomingHttpHeaders): Answer {
  const { parameters = [] } = query as { parameters?: { name: string; value: unknown }[] };
  const valueOf = (name: string): unknown => parameters.find((one) => one.name === name)?.value;
  const limit = Number(headers['x-ms-max-item-count']);
  const partition = partitionOf(headers);
  if (partition === undefined) {
    const found = quick.due(valueOf('@type'), Number(valueOf('@before')), limit);
    return { status: 200, body: { Documents: found, _count: found.length } };
  }
  const inScope = quick.within(partition, valueOf('@type'));
  const scope = Object.assign(Object.create(documents) as Documents, { _data: inScope });
  const token = headers['x-ms-continuation'];
  const { result, continuation } = scope.query(query, {
    maxItemCount: limit,
    continuation: typeof token === 'string' ? (JSON.parse(token) as unknown) : null,
  });
  return {
    status: 200,
    body: { Documents: result, _count: result.length },
    headers: continuation ? { 'x-ms-continuation': JSON.stringify(continuation) } : {},
  };
}

/** A query that names a partition sees that partition alone, whatever its text says. */
export function scopedQuery(documents: Documents, query: unknown, headers: IncomingHttpHeaders): Answer {
  const partition = partitionOf(headers);
  const inScope = new Map(
    [...documents._data].filter(([, item]) => partition === undefined || item.read().pk === partition),
  );
  // the emulator's own query engine over the documents in scope
  const scope = Object.assign(Object.create(documents) as Documents, { _data: inScope });
  const token = headers['x-ms-continuation'];
  const { result, continuation } = scope.query(query, {
    maxItemCount: pageSize(headers),
    continuation: typeof token === 'string' ? (JSON.parse(token) as unknown) : null,
  });
  return {
    status: 200,
    body: { Documents: result, _count: result.length },
    headers: continuation ? { 'x-ms-continuation': JSON.stringify(continuation) } : {},
  };
}

/** Latest version mode: each document once, at the place of its last write; the etag is where to go on. */
export function changeFeed(documents: Documents, headers: IncomingHttpHeaders): Answer {
  const since = Number((headers['if-none-match'] ?? '0').replaceAll('"', ''));
  const newer = all(documents)
    .filter((resource) => lsnOf(resource) > since)
    .sort((a, b) => lsnOf(a) - lsnOf(b))
    .slice(0, pageSize(headers));
  const last = newer.at(-1);
  const etag = { etag: `"${last === undefined ? since : lsnOf(last)}"` };
  if (last === undefined) return { status: 304, body: undefined, headers: etag };
  return { status: 200, body: { Documents: newer, _count: newer.length }, headers: etag };
}

const lsnOf = (resource: Resource): number => Number(resource['_lsn']);

function partitionOf(headers: IncomingHttpHeaders): string | undefined {
  const header = headers['x-ms-documentdb-partitionkey'];
  if (typeof header !== 'string') return undefined;
  const [partition] = JSON.parse(header) as unknown[];
  return typeof partition === 'string' ? partition : undefined;
}

/** The service may give fewer than it is asked for, and does: this one never gives more than seven. */
function pageSize(headers: IncomingHttpHeaders): number {
  const asked = Number(headers['x-ms-max-item-count']);
  return asked > 0 ? Math.min(asked, LARGEST_PAGE) : LARGEST_PAGE;
}
