import { ChangeFeedStartFrom, type Container, type FeedOptions, type SqlParameter } from '@azure/cosmos';
import { toStored, type StoredItem } from './cosmos-item.ts';
import { failed, persist, type Patience } from './cosmos-retry.ts';
import type { RawStored } from './engine.ts';
import { StoreError } from './error.ts';
import { checkLimit } from './limits.ts';
import type { Range } from './store.ts';

const NOT_FOUND = 404;
const OK = 200;
const NOT_MODIFIED = 304;

/** The reading half of the engine. */
export function createReads(container: Container, patience: Patience) {
  /** A read that cannot be refused: whatever is not an answer is a StoreError. */
  async function answered<T>(what: string, send: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const answer = await persist(what, [], patience, send);
    if ('value' in answer) return answer.value;
    throw new StoreError(`Cosmos ${what} was refused`);
  }

  /** `inDoubt` names the write that reads back what it left behind. */
  async function item(pk: string, id: string, inDoubt?: string): Promise<StoredItem | undefined> {
    const send = async (abortSignal: AbortSignal) => {
      const { resource, statusCode, substatus } = await container.item(id, pk).read<StoredItem>({ abortSignal });
      // the SDK hands a 404 back as an answer, also the one that only means "this replica is behind"
      if (resource === undefined) throw failed(statusCode, substatus);
      return resource;
    };
    const answer = await persist(inDoubt ?? 'get', [NOT_FOUND], patience, send, inDoubt !== undefined);
    return 'value' in answer ? answer.value : undefined;
  }

  function query(what: string, text: string, parameters: SqlParameter[], limit: number, options: FeedOptions) {
    return answered(what, async (abortSignal) => {
      const pages = container.items.query<StoredItem>({ query: text, parameters }, { ...options, abortSignal });
      const found: StoredItem[] = [];
      while (found.length < limit && pages.hasMoreResults()) found.push(...(await pages.fetchNext()).resources);
      return found.slice(0, limit).map(toStored);
    });
  }

  return {
    item,

    async list(pk: string, type: string, range: Range): Promise<RawStored[]> {
      checkLimit(range.limit);
      const { text, parameters } = listing(pk, type, range);
      return query('list', text, parameters, range.limit, { partitionKey: pk, maxItemCount: range.limit });
    },

    async due(type: string, before: number, limit: number): Promise<RawStored[]> {
      checkLimit(limit);
      const text = 'SELECT * FROM c WHERE c.type = @type AND c.dueAt <= @before ORDER BY c.dueAt';
      const parameters = [
        { name: '@type', value: type },
        { name: '@before', value: before },
      ];
      return query('due', text, parameters, limit, { maxItemCount: limit });
    },

    async changes(cursor: string, limit: number): Promise<{ documents: RawStored[]; cursor: string }> {
      checkLimit(limit);
      const options = { changeFeedStartFrom: startOf(cursor), maxItemCount: limit };
      return answered('changes', async () => {
        const feed = container.items.getChangeFeedIterator<StoredItem>(options);
        let page = await feed.readNext();
        // a page may be empty although there is more; only "not modified" is the end
        while (page.statusCode === OK && page.result.length === 0) page = await feed.readNext();
        // the SDK hands back a 410 as an empty page whose cursor has lost its place
        if (page.statusCode !== OK && page.statusCode !== NOT_MODIFIED) throw failed(page.statusCode);
        return { documents: page.result.map(toStored), cursor: page.continuationToken };
      });
    },

    async ping(): Promise<void> {
      await answered('ping', (abortSignal) => container.read({ abortSignal }));
    },
  };
}

/** Conditions in the order of the composite index (type, sk, id), which serves the listing without sorting. */
function listing(pk: string, type: string, { from = '', to, after }: Range) {
  const resumed = after !== undefined && after.sk >= from ? after : undefined;
  const conditions = [
    // the partition of the request alone would do on Azure; emulators look only at the query
    'c.pk = @pk AND c.type = @type AND c.sk >= @from',
    ...(to === undefined ? [] : ['c.sk < @to']),
    ...(resumed === undefined ? [] : ['(c.sk > @from OR c.id > @after)']),
  ];
  const parameters: SqlParameter[] = [
    { name: '@pk', value: pk },
    { name: '@type', value: type },
    { name: '@from', value: resumed?.sk ?? from },
    ...(to === undefined ? [] : [{ name: '@to', value: to }]),
    ...(resumed === undefined ? [] : [{ name: '@after', value: resumed.id }]),
  ];
  return {
    text: `SELECT * FROM c WHERE ${conditions.join(' AND ')} ORDER BY c.type, c.sk, c.id`,
    parameters,
  };
}

/** A cursor is a continuation of the service's own, with every range of partition keys in it. */
function startOf(cursor: string) {
  if (cursor === '') return ChangeFeedStartFrom.Beginning();
  checkCursor(cursor);
  return ChangeFeedStartFrom.Continuation(cursor);
}

function checkCursor(cursor: string): void {
  try {
    const token = JSON.parse(cursor) as { rid?: unknown; Continuation?: unknown } | null;
    if (typeof token?.rid === 'string' && Array.isArray(token.Continuation)) return;
  } catch {
    // said below
  }
  throw new StoreError('this cursor was not given by this store');
}
