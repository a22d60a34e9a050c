import type { JSONObject } from '@azure/cosmos';
import type { Raw, RawStored } from './engine.ts';
import { StoreError } from './error.ts';

/**
 * A document as it lies in Cosmos: the fields of Raw at the top, the service's own (`_etag`, `_ts`) and `w`, a random
 * mark of the call that wrote it. After an answer that never came, `w` tells whether our own write is what is there.
 */
export type Item = Raw & { w: string };
export type StoredItem = Item & { _etag: string };

export function toItem({ id, pk, type, sk, v, body, dueAt, ttl }: Raw, w: string): Item {
  return {
    id,
    pk,
    type,
    sk,
    v,
    body,
    w,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(ttl === undefined ? {} : { ttl }),
  };
}

export function toStored({ id, pk, type, sk, v, body, dueAt, ttl, _etag }: StoredItem): RawStored {
  return {
    id,
    pk,
    type,
    sk,
    v,
    body,
    etag: _etag,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(ttl === undefined ? {} : { ttl }),
  };
}

/** limits.ts has found the body to be JSON. */
export const asJson = (item: Item): JSONObject => item as unknown as JSONObject;

/** Cosmos takes an empty If-Match for none at all: an empty etag must match nothing instead. */
export const condition = (etag: string): string => (etag === '' ? '"none"' : etag);

/** Every written document comes back with its etag; an answer without one is no answer. */
export function etagOf(resource: unknown): string {
  const { _etag } = (resource ?? {}) as { _etag?: unknown };
  if (typeof _etag !== 'string') throw new StoreError('Cosmos answered a write without an etag');
  return _etag;
}
