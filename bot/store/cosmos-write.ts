import { randomBytes } from 'node:crypto';
import type { Container } from '@azure/cosmos';
import { condition, etagOf, toItem, type StoredItem } from './cosmos-item.ts';
import { persist, type Patience } from './cosmos-retry.ts';
import type { Raw } from './engine.ts';
import { checkedBody, checkId } from './limits.ts';
import type { WriteRefusal, Written } from './store.ts';

/** Reads what a write that was left without an answer has left behind; `what` names that write. */
export type ReadBack = (pk: string, id: string, what: string) => Promise<StoredItem | undefined>;

const CODES: Record<number, WriteRefusal> = { 404: 'missing', 409: 'exists', 412: 'changed' };
const NOT_FOUND = 404;

export const newMark = (): string => randomBytes(12).toString('base64url');
export const codeOf = (status: number): WriteRefusal => CODES[status] ?? 'changed';

/**
 * Writes of single documents. A request that was left without an answer is sent again; where the second meets what the
 * first left behind (409, 412), the mark `w` on the stored document tells whether it was our own.
 */
export function createWrites(container: Container, patience: Patience, readBack: ReadBack) {
  async function put(
    what: string,
    document: Raw,
    expected: readonly number[],
    send: (item: ReturnType<typeof toItem>, abortSignal: AbortSignal) => Promise<{ resource?: unknown }>,
  ): Promise<Written> {
    checkedBody(document);
    const { pk, id } = document;
    const item = toItem(document, newMark());
    const answer = await persist(what, expected, patience, async (signal) =>
      etagOf((await send(item, signal)).resource),
    );
    if ('value' in answer) return { ok: true, etag: answer.value };
    const found = answer.doubtful ? await readBack(pk, id, what) : undefined;
    if (found?.w === item.w) return { ok: true, etag: found._etag };
    return { ok: false, code: codeOf(answer.refusal.status) };
  }

  return {
    create: (document: Raw): Promise<Written> =>
      put('create', document, [409], (item, abortSignal) => container.items.create(item, { abortSignal })),

    upsert: (document: Raw): Promise<Written> =>
      put('upsert', document, [], (item, abortSignal) => container.items.upsert(item, { abortSignal })),

    replace: (document: Raw, ifMatch: string): Promise<Written> =>
      put('replace', document, [404, 412], (item, abortSignal) =>
        container.item(item.id, item.pk).replace(item, { abortSignal, ...ifMatching(ifMatch) }),
      ),

    /** Gone after an unanswered attempt is taken for our own doing: nothing is left that could say otherwise. */
    async remove(pk: string, id: string, ifMatch?: string): Promise<Written> {
      checkId(pk, id);
      const answer = await persist('delete', [404, 412], patience, (abortSignal) =>
        container.item(id, pk).delete({ abortSignal, ...(ifMatch === undefined ? {} : ifMatching(ifMatch)) }),
      );
      if ('value' in answer || (answer.doubtful && answer.refusal.status === NOT_FOUND)) return { ok: true, etag: '' };
      return { ok: false, code: codeOf(answer.refusal.status) };
    },
  };
}

const ifMatching = (etag: string) => ({ accessCondition: { type: 'IfMatch', condition: condition(etag) } });
