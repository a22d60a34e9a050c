import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { formProblems } from '../../bot/domain/form.ts';
import { checkForms, formsCsv, formsJson } from '../../bot/domain/form-file.ts';
import { readFormsCsv, readFormsJson } from '../../bot/features/evaluation/form-read.ts';
import { formLibrary } from '../../cards/text/form.ts';
import { draftForm } from '../support/form.ts';
import { sourceOf } from '../support/import.ts';

const ways = [
  ['CSV', formsCsv, readFormsCsv],
  ['JSON', formsJson, readFormsJson],
] as const;

describe.each(ways)('a file of forms in %s', (_way, write, read) => {
  test('says the library as it is', async () => {
    const forms = Object.values(formLibrary);
    const { said, faults } = await read(sourceOf(write(forms)));
    expect([faults, checkForms(said)]).toEqual([[], { forms, faults: [], missing: [] }]);
  });

  test('says any draft as it is, and as missing exactly what stands against its approval', async () => {
    await fc.assert(
      fc.asyncProperty(draftForm, async (form) => {
        const { said, faults } = await read(sourceOf(write([form]), 64));
        const checked = checkForms(said);
        expect([faults, checked.faults, checked.forms]).toEqual([[], [], [form]]);
        expect(checked.missing.length === 0).toBe(formProblems(form).length === 0);
      }),
    );
  });

  test('gives a sentence, never an exception, to whatever bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const { said, faults } = await read(sourceOf(bytes));
        expect(said.length + faults.length).toBeGreaterThanOrEqual(bytes.length === 0 ? 1 : 0);
        checkForms(said);
      }),
    );
  });
});

test('no cell of a CSV file begins as a formula does', () => {
  fc.assert(
    fc.property(draftForm, (form) => {
      const rows = parse(formsCsv([form]), { bom: true, record_delimiter: '\r\n' });
      expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    }),
  );
  const csv = formsCsv([{ ...formLibrary['mid-program'], titleEn: '=HYPERLINK("x")', titleFr: '@x' }]);
  expect(csv).toContain(`form,mid-program,,"'=HYPERLINK(""x"")",'@x,`);
});
