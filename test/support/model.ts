import fc from 'fast-check';
import type { Engine, Raw, RawOperation } from '../../bot/store/engine.ts';
import type { BatchWritten } from '../../bot/store/store.ts';
import { raw } from './engine.ts';

/** Which version a replace or delete claims to have read. */
type Claim = 'latest' | 'stale';
type Draft = Pick<Raw, 'sk' | 'body'> & {
  id: string;
  type: number;
  ttl?: number | undefined;
  dueAt?: number | undefined;
};

export type Step =
  | { do: 'create' | 'upsert'; document: Draft }
  | { do: 'replace'; document: Draft; claim: Claim }
  | { do: 'delete'; id: string; claim?: Claim | undefined };
export type Command = { run: Step } | { run: Step[] } | { pass: number };

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const claim = fc.constantFrom<Claim>('latest', 'stale');
const document: fc.Arbitrary<Draft> = fc.record({
  id,
  type: fc.nat(1),
  sk: fc.constantFrom('', 's', 's1', 't'),
  // what JSON makes of a value is what can come back: no -0
  body: fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown),
  ttl: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  dueAt: fc.option(fc.nat(3), { nil: undefined }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('create', 'upsert'), document }),
  fc.record({ do: fc.constant('replace'), document, claim }),
  fc.record({ do: fc.constant('delete'), id, claim: fc.option(claim, { nil: undefined }) }),
);
const idOf = (each: Step): string => (each.do === 'delete' ? each.id : each.document.id);

/** What may happen to one partition, in order. A batch names each document once. */
export const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ run: step }) },
    { weight: 3, arbitrary: fc.record({ run: fc.uniqueArray(step, { selector: idOf, minLength: 1, maxLength: 5 }) }) },
    { weight: 1, arbitrary: fc.record({ pass: fc.integer({ min: 1, max: 3 }) }) },
  ),
  { maxLength: 25 },
);

type Entry = { document: Raw; until: number };

/** A partition as a plain Map; `etags` are what the engine gave for the latest version of each id, gone ones included. */
export function createModel(pk: string, types: readonly [string, string]) {
  let entries = new Map<string, Entry>();
  const etags = new Map<string, string>();
  let now = 0;

  function toOperation(each: Step): RawOperation {
    const etag = (of: Claim): string => (of === 'latest' ? (etags.get(idOf(each)) ?? 'none') : 'stale');
    if (each.do === 'delete') {
      return { op: 'delete', id: each.id, ...(each.claim === undefined ? {} : { ifMatch: etag(each.claim) }) };
    }
    const { type, ttl, dueAt, ...rest } = each.document;
    const whole = raw({ pk, type: types[type === 0 ? 0 : 1] }, rest.id, {
      ...rest,
      ...(ttl === undefined ? {} : { ttl }),
      ...(dueAt === undefined ? {} : { dueAt }),
    });
    if (each.do === 'replace') return { op: 'replace', document: whole, ifMatch: etag(each.claim) };
    return { op: each.do, document: whole };
  }

  function apply(operation: RawOperation): 'exists' | 'missing' | 'changed' | undefined {
    const at = operation.op === 'delete' ? operation.id : operation.document.id;
    const there = live().has(at);
    if (operation.op === 'create' && there) return 'exists';
    if ((operation.op === 'replace' || operation.op === 'delete') && !there) return 'missing';
    if ('ifMatch' in operation && operation.ifMatch !== etags.get(at)) return 'changed';
    if (operation.op === 'delete') entries.delete(at);
    else {
      const { document: written } = operation;
      entries.set(at, { document: written, until: written.ttl === undefined ? Infinity : now + written.ttl });
    }
    return undefined;
  }

  const live = (): Map<string, Entry> => new Map([...entries].filter(([, { until }]) => until > now));

  return {
    toOperation,
    /** What the engine should answer; the etags of what is written are not known beforehand. */
    expectedOf(operations: RawOperation[]): { ok: true } | { ok: false; code: string; index: number } {
      const before = new Map(entries);
      for (const [index, operation] of operations.entries()) {
        const code = apply(operation);
        if (code !== undefined) {
          entries = before;
          return { ok: false, code, index };
        }
      }
      return { ok: true };
    },
    learn(operations: RawOperation[], written: BatchWritten): void {
      if (!written.ok) return;
      operations.forEach((operation, index) => {
        if (operation.op !== 'delete') etags.set(operation.document.id, written.etags[index] ?? '');
      });
    },
    pass(seconds: number): void {
      now += seconds;
    },
    /** Every document that should be there, as it should be read, by sk and id. */
    documents: () =>
      [...live().values()]
        .map(({ document: each }) => ({ ...each, etag: etags.get(each.id) }))
        .toSorted((a, b) => (a.sk === b.sk ? (a.id < b.id ? -1 : 1) : a.sk < b.sk ? -1 : 1)),
  };
}

/** Single writes through their own calls, several through a batch: answered in one form. */
export async function send(
  engine: Engine,
  pk: string,
  operations: RawOperation[],
  alone: boolean,
): Promise<BatchWritten> {
  const [first] = operations;
  if (first === undefined || !alone) return engine.batch(pk, operations);
  const written = await (first.op === 'delete'
    ? engine.delete(pk, first.id, first.ifMatch)
    : first.op === 'replace'
      ? engine.replace(first.document, first.ifMatch)
      : engine[first.op](first.document));
  return written.ok ? { ok: true, etags: [written.etag] } : { ...written, index: 0 };
}
