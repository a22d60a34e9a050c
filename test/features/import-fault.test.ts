import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FaultReason } from '../../bot/domain/import.ts';
import { importEn, importFr } from '../../cards/text/import.ts';
import { columnsOf, FAULTY_FILES } from '../support/faults.ts';
import { csv, importTexts, openBench, soundFiles, type Bench } from '../support/import.ts';

let bench: Bench;
beforeAll(() => {
  bench = openBench();
});
afterAll(() => bench.close());

describe('an import with a fault', () => {
  test.each(FAULTY_FILES)('names $what in $file, its line and its column', async ({ file, content, is }) => {
    const others = file === 'people' ? {} : soundFiles(); // those name the people
    const { outcome } = await importTexts(bench.deps, { ...others, [file]: content });
    const columns = columnsOf(file);
    const number = is.column === undefined ? -1 : columns.indexOf(is.column) + 1;
    const faults = outcome.ok || outcome.refusal.code !== 'faults' ? [] : outcome.refusal.faults;
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file, line: is.line, reason: is.reason });
    expect(faults[0]?.column?.name).toBe(is.column);
    // a column that is missing, unknown or there twice has another number than its own, or none
    const isOfLine = is.line > 1 && number > 0;
    expect(isOfLine ? faults[0]?.column?.number : number).toBe(number);
  });

  test('writes nothing', async () => {
    const other = openBench();
    for (const { file, content } of FAULTY_FILES) await importTexts(other.deps, { ...soundFiles(), [file]: content });
    expect((await other.deps.store.changes('', 10)).documents).toEqual([]);
    await other.close();
  });

  test('is told of every fault of every file and line at once, in the order of the files', async () => {
    const { outcome } = await importTexts(bench.deps, {
      register: csv('register', [{ status: 'here', source: 'fax' }, { session: 'LE99' }]),
      enrolments: csv('enrolments', [{ joined: 'soon' }]),
      sessions: csv('sessions', [{ timeZone: 'Mars/Base', start: 'then', minimumMinutes: '' }]),
      people: csv('people', [{ language: 'de', email: 'x' }]),
    });
    const faults = outcome.ok || outcome.refusal.code !== 'faults' ? [] : outcome.refusal.faults;
    expect(faults.map(({ file, line, column }) => `${file} ${line} ${column?.name ?? ''}`)).toEqual([
      'people 2 email',
      'people 2 language',
      'sessions 2 start',
      'sessions 2 timeZone',
      'sessions 2 minimumMinutes',
      'enrolments 2 email',
      'enrolments 2 joined',
      'register 2 email',
      'register 2 status',
      'register 2 source',
      'register 3 session',
      'register 3 email',
    ]);
  });

  test('does not blame the lines that name a line at fault, nor those that name an unreadable file', async () => {
    const faulty = { ...soundFiles(), people: csv('people', [{ language: 'de' }, { email: 'ben@example.gc.ca' }]) };
    const { outcome } = await importTexts(bench.deps, faulty);
    expect(outcome).toMatchObject({ ok: false, refusal: { faults: [{ file: 'people', line: 2 }] } });
    const unreadable = await importTexts(bench.deps, { ...soundFiles(), sessions: 'session;kind\n' });
    expect(unreadable.outcome).toMatchObject({ refusal: { faults: [{ reason: { code: 'notCommas' } }] } });
  });

  test('has a sentence of its own for each fault in English and in French, and none of them says undefined', () => {
    const reasons: FaultReason[] = [
      ...FAULTY_FILES.map(({ is }) => is.reason),
      { code: 'needsFaultyLine', file: 'people', value: 'ana@example.gc.ca' },
      { code: 'otherSpellAtFault' },
      { code: 'personColumn' },
      { code: 'badCount', value: 'ten' },
      { code: 'dateMissing' },
      { code: 'pooledAlways' },
      { code: 'periodAlone' },
      { code: 'notAnItem', value: 'mood', allowed: ['understanding'] },
      { code: 'notAnAnswer', value: '6', allowed: ['1', '2'] },
      { code: 'repeatedAnswer', line: 2 },
      { code: 'repeatedFigure', line: 2 },
      { code: 'unlikeAbove', line: 2 },
      { code: 'otherKind', kind: 'course' },
      { code: 'askedTooFew', answered: 3 },
      { code: 'evaluationThere' },
      { code: 'identityTaken' },
      { code: 'otherIdentity' },
      { code: 'notABehaviour', value: 'mood', allowed: ['strategic', 'words'] },
      { code: 'repeatedBehaviour', line: 2 },
      { code: 'unlikeForm', line: 2 },
      { code: 'secondSupervisor', line: 2 },
      { code: 'ownSupervisor' },
      { code: 'notInCohort', value: 'x' },
      { code: 'notOver', value: '2026-06-01' },
      { code: 'waveThere' },
      ...([{ code: 'noCall' }, { code: 'callDraft' }, { code: 'answerMissing' }] as const),
      { code: 'notACompetency', value: 'juggling', allowed: ['network', 'coaching'] },
      { code: 'repeatedStrength', value: 'network' },
      { code: 'notListed', value: 'DG', allowed: ['EX minus 1', 'EX minus 2'] },
      { code: 'notNominator', value: 'x@example.gc.ca' },
      ...([{ code: 'nominatorJudges' }, { code: 'nomineeJudges' }, { code: 'selfNomination' }] as const),
      ...([{ code: 'ownSupervision' }, { code: 'nominatedAlready' }] as const),
      { code: 'repeatedNominee', line: 2 },
      { code: 'nominationOver', state: 'declined' },
      { code: 'foreignTenant' },
    ];
    expect(new Set(reasons.map(({ code }) => code))).toEqual(new Set(Object.keys(importEn.fault)));
    for (const { fault } of [importEn, importFr]) {
      const sentences = reasons.map((reason) => (fault[reason.code] as (one: FaultReason) => string)(reason));
      for (const sentence of sentences) expect(sentence).toMatch(/^\P{Ll}.*\.$/su);
      expect(sentences.join()).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});
