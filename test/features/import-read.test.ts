import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Fault, FileRole } from '../../bot/domain/import.ts';
import { readCsv } from '../../bot/features/import/read.ts';
import { csv, importTexts, openBench, soundFiles, sourceOf } from '../support/import.ts';

const { people, sessions, register } = soundFiles();

describe('a file that is sound, however it was written', () => {
  const variants: [string, Partial<Record<FileRole, string>>][] = [
    ['with a byte order mark', { people: `\ufeff${people}`, register: `\ufeff${register}` }],
    ['with CRLF', { people: people.replaceAll('\n', '\r\n'), sessions: sessions.replaceAll('\n', '\r\n') }],
    ['with CR alone', { people: people.replaceAll('\n', '\r') }],
    ['without a last line end', { register: register.trimEnd() }],
    ['with blank lines and the empty cells of a spreadsheet', { people: `${people}\n\n,,,,,,,\n  \n` }],
    [
      'with spaces around values and quotation marks',
      { register: register.replaceAll(',', ' ,  ').replace('present', ' "present" ') },
    ],
    [
      'with capitals in words and headings',
      { register: register.replace('present', 'Present').replace('status', 'STATUS') },
    ],
    [
      'with its columns in another order',
      { enrolments: 'withdrawn,joined,group,email\n,2026-01-05,A,ana@example.gc.ca\n' },
    ],
    ['with a header alone', { register: csv('register', []), enrolments: csv('enrolments', []) }],
    ['without seconds', { sessions: sessions.replaceAll(':00:00', ':00') }],
  ];

  test.each(variants)('is imported %s', async (_, files) => {
    const bench = openBench();
    const { outcome } = await importTexts(bench.deps, { ...soundFiles(), ...files });
    expect(outcome).toMatchObject({ ok: true, value: { faults: [] } });
    const again = await importTexts(bench.deps, { people, sessions });
    expect(again.changes).toEqual([]);
    await bench.close();
  });

  test('is read alike in whatever pieces it comes, and says on which line each record begins', async () => {
    const field = fc
      .array(fc.constantFrom('a', 'é', '"', ',', '\n', '\r\n', '日'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    const quote = (value: string): string => `"${value.replaceAll('"', '""')}"`;
    const records = fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        records,
        fc.integer({ min: 1, max: 64 }),
        fc.constantFrom('\n', '\r\n'),
        async (rows, size, end) => {
          const text = [
            csv('enrolments', []).trim(),
            ...rows.map(([a, b]) => [a, b, 'x', 'y'].map(quote).join(',')),
          ].join(end);
          const faults: Fault[] = [];
          const read = await Array.fromAsync(
            readCsv('enrolments', sourceOf(text, size), (fault) => faults.push(fault)).lines,
          );
          const alike = (value: string): string => value.replaceAll('\r\n', '\n');
          expect(faults).toEqual([]);
          expect(read.map(({ cells }) => cells.slice(0, 2))).toEqual(rows.map((row) => row.map(alike)));
          const lengths = rows.map(([a, b]) => `${alike(a)}${alike(b)}`.split('\n').length);
          const starts = lengths.map((_, index) => 2 + lengths.slice(0, index).reduce((sum, one) => sum + one, 0));
          expect(read.map(({ start }) => start)).toEqual(starts);
        },
      ),
    );
  });
});
