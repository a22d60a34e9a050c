import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { boxesFor, mixedIn, seal, spaceFor, unseal, type Ballot } from '../../bot/domain/ballot.ts';

const KEY = Buffer.alloc(32, 7);
const nonce = (n: number) => Buffer.alloc(12, n);
const BOX = 'eval1|0';

const ballot = fc.dictionary(
  fc.constantFrom('q1', 'q2', 'q3'),
  fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant('na'), fc.string({ maxLength: 300 })),
);

describe('a box of ballots', () => {
  test('gives back what was put in, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(ballot, { maxLength: 30 }), (ballots) => {
        const sealed = seal(KEY, BOX, ballots, spaceFor(30), nonce(1));
        expect(unseal(KEY, BOX, sealed).ballots).toEqual(ballots);
      }),
    );
  });

  test('has the same size whether nobody or everybody has answered', () => {
    const one: Ballot = { q1: 5, q2: 'It helped me to see how other departments plan.' };
    const full = Array.from({ length: 23 }, () => one);
    const sizes = [[], [one], full].map((all) => seal(KEY, BOX, all, spaceFor(23), nonce(1)).sealed.length);
    expect(new Set(sizes).size).toBe(1);
  });

  test('grows by doubling where comments are long', () => {
    const long: Ballot[] = Array.from({ length: 23 }, () => ({ q1: 'é'.repeat(1_000) }));
    const { space } = unseal(KEY, BOX, seal(KEY, BOX, long, spaceFor(23), nonce(1)));
    expect(space).toBe(spaceFor(23) * 2);
  });

  test('cannot be opened with another key, as another box, or once it was touched', () => {
    const sealed = seal(KEY, BOX, [{ q1: 5 }], spaceFor(23), nonce(1));
    expect(() => unseal(Buffer.alloc(32, 8), BOX, sealed)).toThrow();
    expect(() => unseal(KEY, 'eval2|0', sealed)).toThrow();
    const touched = Buffer.from(sealed.sealed, 'base64');
    touched[100] = (touched[100] ?? 0) ^ 1;
    expect(() => unseal(KEY, BOX, { ...sealed, sealed: touched.toString('base64') })).toThrow();
  });

  test('is wholly different after every write, also of the same ballots', () => {
    const [first, second] = [1, 2].map((n) => seal(KEY, BOX, [{ q1: 5 }], spaceFor(23), nonce(n)).sealed);
    const [a, b] = [Buffer.from(first ?? '', 'base64'), Buffer.from(second ?? '', 'base64')];
    const same = a.filter((byte, n) => byte === b[n]).length;
    expect(same / a.length).toBeLessThan(0.01);
  });
});

test('a ballot goes to any place: over many chances each is as likely', () => {
  const counts = [0, 0, 0, 0];
  for (let n = 0; n < 4_000; n += 1) {
    const mixed = mixedIn([{ a: 1 }, { b: 1 }, { c: 1 }], [{ q1: 5 }], [n / 4_000]);
    const place = mixed.findIndex((one) => 'q1' in one);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  expect(counts).toEqual([1_000, 1_000, 1_000, 1_000]);
});

test('nothing is lost or doubled by mixing', () => {
  fc.assert(
    fc.property(
      fc.array(ballot),
      fc.array(ballot),
      fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
      (old, fresh, chance) => {
        const places = fresh.map(() => chance.next().value as number);
        const sorted = (all: readonly Ballot[]) => all.map((one) => JSON.stringify(one)).sort();
        expect(sorted(mixedIn(old, fresh, places))).toEqual(sorted([...old, ...fresh]));
      },
    ),
  );
});

test.each([
  [0, 1],
  [200, 1],
  [201, 2],
  [1_000, 5],
])('%i who are asked have %i boxes', (asked, boxes) => {
  expect(boxesFor(asked)).toBe(boxes);
});
