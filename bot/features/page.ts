import type { DocumentType, Range, Store, Stored } from '../store/store.ts';

const PAGE = 200;

/** Every document of a listing in its order, read page by page: memory holds one page, however long the listing. */
export async function* everyOf<T extends DocumentType>(
  store: Store,
  pk: string,
  type: T,
  range: Omit<Range, 'after' | 'limit'> = {},
): AsyncGenerator<Stored<T>> {
  let after: Range['after'];
  do {
    const page = await store.list(pk, type, { ...range, limit: PAGE, ...(after ? { after } : {}) });
    yield* page;
    const last = page.at(-1);
    after = last && page.length === PAGE ? { sk: last.sk, id: last.id } : undefined;
  } while (after);
}
