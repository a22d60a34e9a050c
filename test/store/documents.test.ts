import { describe, expect, test } from '@jest/globals';
import { fromRaw, toRaw, type Upgrades } from '../../bot/store/documents.ts';
import { StoreError } from '../../bot/store/error.ts';
import { raw } from '../support/engine.ts';

const at = { pk: 'person_1', type: 'membership' };
const stored = (v: number, body: unknown) => ({ ...raw(at, 'mem_p1_c1', { v, body }), etag: '7' });

/** How a membership of two earlier forms would become one of today's (version 1). */
const steps: Upgrades = {
  membership: {
    [-1]: (body) => ({ program: (body as { p: string }).p }),
    0: (body) => ({ programId: (body as { program: string }).program, cohortId: 'c1' }),
  },
};

describe('stored shapes', () => {
  test('what toRaw stores, fromRaw reads', () => {
    const document = {
      ...at,
      id: 'mem_p1_c1',
      sk: 'a',
      dueAt: 5,
      ttl: 9,
      body: { programId: 'p1', cohortId: 'c1' },
    } as const;
    const read = fromRaw('membership', { ...toRaw({ ...document, type: 'membership' }), etag: '7' });
    expect(read).toMatchObject({ ...document, etag: '7' });
  });

  test('a document of an earlier version is upgraded step by step when it is read', () => {
    expect(fromRaw('membership', stored(0, { program: 'p1' }), steps).body).toEqual({
      programId: 'p1',
      cohortId: 'c1',
    });
    expect(fromRaw('membership', stored(-1, { p: 'p1' }), steps).body).toEqual({ programId: 'p1', cohortId: 'c1' });
  });

  test('a version that no step leads away from is refused, by name', () => {
    expect(() => fromRaw('membership', stored(0, { program: 'p1' }))).toThrow(StoreError);
    expect(() => fromRaw('membership', stored(0, { program: 'p1' }))).toThrow('membership mem_p1_c1');
  });

  test('an upgrade that does not arrive at the present shape is refused', () => {
    const wrong: Upgrades = { membership: { 0: () => ({ programId: 5 }) } };
    expect(() => fromRaw('membership', stored(0, {}), wrong)).toThrow('programId');
  });

  test('a version of a newer release is refused', () => {
    expect(() => fromRaw('membership', stored(2, { programId: 'p1', cohortId: 'c1' }))).toThrow('newer release');
  });
});
