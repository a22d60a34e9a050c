import type { RawOperation } from '../../bot/store/engine.ts';

export const WRITERS = 5;

/** The batch number n of a writer: two new documents, and one that says how far the writer is. */
export function batchOf(round: string, writer: number, n: number): { pk: string; operations: RawOperation[] } {
  const pk = `round_${round}_${writer}`;
  const create = (type: string): RawOperation => ({
    op: 'create',
    document: {
      pk,
      id: `${type}_${n}`,
      type,
      sk: String(n).padStart(9, '0'),
      v: 1,
      body: { n, filling: 'x'.repeat(300) },
    },
  });
  const mark: RawOperation = { op: 'upsert', document: { pk, id: 'mark', type: 'mark', sk: '', v: 1, body: n } };
  return { pk, operations: [create('entry'), mark, create('audit')] };
}
