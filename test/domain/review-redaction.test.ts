import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { abbreviationsOf, MARK, numbered, redact } from '../../bot/domain/review-redaction.ts';

const secrets = {
  names: ['Élise Tremblay-Roy', 'Marc de la Croix', 'An Nguyen'],
  departments: ['Natural Resources Canada'],
};

describe('what gives somebody away is taken out', () => {
  test.each([
    ['a name, also without accents and in capitals', 'ELISE led it; Tremblay too.', `${MARK} led it; ${MARK} too.`],
    ['a whole name is one mark', 'Élise Tremblay-Roy led it.', `${MARK} led it.`],
    ['a possessive', 'Élise’s team', `${MARK}’s team`],
    ['the names of others', 'Marc says so, Croix agrees.', `${MARK} says so, ${MARK} agrees.`],
    ['particles stay', 'de la part de tous', 'de la part de tous'],
    ['a short name only with its capital', 'An is an analyst.', `${MARK} is an analyst.`],
    ['the department, however it is spaced and written', 'At natural  resources\nCANADA', `At ${MARK}`],
    ['its abbreviations', 'NRCan, NRC and nrc', `${MARK}, ${MARK} and nrc`],
    ['an address of anybody', 'Write to e.t@nrcan.gc.ca (or x+y@z.ca).', `Write to ${MARK} (or ${MARK}).`],
    ['a name inside another word stays', 'Marching, croixes, Elisée', 'Marching, croixes, '],
  ])('%s', (_what, text, expected) => {
    expect(redact(text, secrets)).toContain(expected);
  });

  test('letters written apart from their accents are the same letters', () => {
    expect(redact('E\u0301lise', secrets)).toBe(MARK);
  });

  test('nothing of a name, department or address is left, wherever it stands in whatever text', () => {
    const filler = fc.string({ maxLength: 30 }).map((text) => text.replace(/[\p{L}\p{N}\p{M}@]/gu, ''));
    const secret = fc.constantFrom('Élise', 'Tremblay', 'Nguyen', 'Natural Resources Canada', 'NRCan', 'a@b.gc.ca');
    fc.assert(
      fc.property(fc.array(fc.tuple(filler, secret), { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.map(([before, word]) => `${before} ${word}`).join(' ');
        const left = redact(text, secrets);
        for (const [, word] of parts) expect(left).not.toContain(word);
      }),
    );
  });

  test('the same redacted twice is the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = redact(text, secrets);
        expect(redact(once, secrets)).toBe(once);
      }),
    );
  });

  test('no secrets, no marks', () => {
    expect(redact('Natural Élise', { names: [''], departments: [''] })).toBe('Natural Élise');
  });
});

test.each([
  ['Department of National Defence', ['DND', 'ND']],
  ['Natural Resources Canada (NRCan)', ['NRC', 'NR', 'NRCan']],
  ['Innovation, Science and Economic Development Canada', ['ISEDC', 'ISED']],
  ['Emploi et Développement social Canada', ['EDSC', 'EDS']],
  ['CRA', ['CRA']],
])('%s is also written in short', (department, expected) => {
  expect(abbreviationsOf(department)).toEqual(expect.arrayContaining(expected));
});

test('numbers are 1 to n, stay the same, and do not follow the order of the names', () => {
  const nominees = Array.from({ length: 40 }, (_, n) => `p${String(n).padStart(2, '0')}`);
  const numbers = numbered('call', nominees);
  expect([...numbers.values()].sort((a, b) => a - b)).toEqual(nominees.map((_, n) => n + 1));
  expect(numbered('call', nominees.toReversed())).toEqual(numbers);
  expect(nominees.map((one) => numbers.get(one))).not.toEqual(nominees.map((_, n) => n + 1));
  expect(numbered('other', nominees)).not.toEqual(numbers);
});
