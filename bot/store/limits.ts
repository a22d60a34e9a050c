import type { Raw, RawOperation } from './engine.ts';
import { StoreError } from './error.ts';

/** Cosmos takes 2 MB a document and 2 MB a batch; its own fields and the envelope need some of that. */
export const MAX_BYTES = 1_900_000;
const MAX_OPERATIONS = 100;
const MAX_ID_LENGTH = 255;
const MAX_TTL = 2_147_483_647;

/** Cosmos cannot address an id that holds one of these. */
const UNADDRESSABLE = /[/\\?#]/;

/**
 * The JSON text of a document's body, once the document is found to be one that every engine can keep: the limits are
 * those of Cosmos, so that nothing works on the embedded engine alone. Throws a StoreError that names the document and
 * not its content.
 */
export function checkedBody(document: Raw): string {
  const { pk, id, type, ttl, dueAt, v, body } = document;
  checkId(pk, id);
  if (ttl !== undefined && !(Number.isInteger(ttl) && ttl >= 1 && ttl <= MAX_TTL)) {
    throw new StoreError(`${type} ${id}: ttl must be whole seconds, at least 1`);
  }
  if (dueAt !== undefined && !Number.isSafeInteger(dueAt)) {
    throw new StoreError(`${type} ${id}: dueAt must be whole milliseconds`);
  }
  if (!Number.isSafeInteger(v)) throw new StoreError(`${type} ${id}: v must be a whole number`);
  const text = jsonOf(body);
  if (text === undefined) throw new StoreError(`${type} ${id} has a body that is not JSON`);
  if (Buffer.byteLength(text) > MAX_BYTES) throw new StoreError(`${type} ${id} is larger than ${MAX_BYTES} bytes`);
  return text;
}

/** The body texts of a batch in its order ('' for a delete), if every engine can take it whole. */
export function checkedBatch(pk: string, operations: readonly RawOperation[]): string[] {
  if (operations.length > MAX_OPERATIONS) {
    throw new StoreError(`a batch of ${operations.length} operations: at most ${MAX_OPERATIONS} are possible`);
  }
  const texts = operations.map((operation) => {
    if (operation.op === 'delete') {
      checkId(pk, operation.id);
      return '';
    }
    const { type, id } = operation.document;
    if (operation.document.pk !== pk) throw new StoreError(`${type} ${id} is of another partition than its batch`);
    return checkedBody(operation.document);
  });
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > MAX_BYTES) throw new StoreError(`a batch of ${bytes} bytes: at most ${MAX_BYTES} are possible`);
  return texts;
}

/** Refuses a page size that would read nothing or everything. */
export function checkLimit(limit: number): void {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new StoreError('a limit must be a whole number, at least 1');
}

/** No text for what JSON cannot say: undefined, a bigint, a circle. */
function jsonOf(body: unknown): string | undefined {
  try {
    return JSON.stringify(body);
  } catch {
    return undefined;
  }
}

/** Refuses what Cosmos cannot address. */
export function checkId(pk: string, id: string): void {
  if (pk === '') throw new StoreError('a partition key must not be empty');
  if (id === '' || id.length > MAX_ID_LENGTH || UNADDRESSABLE.test(id)) {
    throw new StoreError(`an id must have 1 to ${MAX_ID_LENGTH} characters and none of / \\ ? #`);
  }
}
