import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Call } from '../../bot/domain/call.ts';
import { callPk, cohortIdOf, nominationId, personalPk, programIdOf, waitingId } from '../../bot/domain/key.ts';
import type { Role } from '../../bot/domain/person.ts';
import { DAY } from '../../bot/domain/time.ts';
import type { ImportInput } from '../../bot/features/import/import.ts';
import { personAt } from '../../bot/features/people.ts';
import { personByAddress, personOf } from '../../bot/features/people.ts';
import { grantRole } from '../../bot/features/role.ts';
import { Crash, failing } from '../support/failing.ts';
import { seedCall } from '../support/nomination.ts';
import { csv, importTexts, openBench, soundFiles, sourceOf, type Bench, type Cells } from '../support/import.ts';

const programId = programIdOf('Leadership');
const cohortId = cohortIdOf(programId, '2026');
const NOW = Date.parse('2026-06-01T12:00:00Z');

let bench: Bench;
let call: Call;
const openCall = async (changes: Partial<Call> = {}): Promise<void> => {
  const dates = { opensAt: NOW - DAY, closesAt: NOW + 20 * DAY, completeBy: NOW + 40 * DAY };
  call = await seedCall(bench.deps, { programId, cohortId }, { ...dates, ...changes });
};
const grant = (name: string, role: Role) =>
  grantRole(bench.deps, 'operator:Marie', {
    ...{ program: 'Leadership', email: `${name}@example.gc.ca`, role, name: `${name} Roy` },
  });
beforeEach(async () => {
  bench = openBench();
  await importTexts(bench.deps, soundFiles());
  await grant('max', 'nominator');
  await grant('rita', 'reviewer');
  await openCall();
});
afterEach(() => bench.close());

type Lines = Cells<'nominations'>[];
const bring = (lines: Lines, options: Partial<ImportInput> = {}) =>
  importTexts(bench.deps, { nominations: csv('nominations', lines) }, options).then(({ outcome }) => outcome);
const pidOf = async (name: string): Promise<string> =>
  (await personByAddress(bench.deps, `${name}@example.gc.ca`)) ?? 'nobody';
const stored = async (name: string) =>
  (await bench.deps.store.get('nomination', callPk(call.callId), nominationId(await pidOf(name))))?.body;
const deliveries = async () =>
  (await bench.deps.store.list(callPk(call.callId), 'delivery', { limit: 100 })).map(({ body }) => body);
const everything = async (): Promise<unknown> => (await bench.deps.store.changes('', 10_000)).documents;

async function faultsOf(content: string | Uint8Array): Promise<unknown[]> {
  const before = await everything();
  const { outcome } = await importTexts(bench.deps, {}, { files: { nominations: sourceOf(content, 7) } });
  if (outcome.ok || outcome.refusal.code !== 'faults') throw new Error('it was imported');
  expect(await everything()).toEqual(before);
  return outcome.refusal.faults.map(({ line, column, reason }) => [line, column?.name, reason.code]);
}
const codes = (lines: Lines): Promise<unknown[]> => faultsOf(csv('nominations', lines));

describe('nominations from a file', () => {
  test('make the nominee known, the nomination theirs to find, and ask for consent', async () => {
    const line = {
      strengths: 'network: Knows many: everywhere | COACHING: Asks first',
      supervisor: 'Boss@example.gc.ca',
    };
    const competencies = ['network', 'coaching'].map((competencyId) => ({ competencyId, textEn: 'n', textFr: 'n' }));
    await openCall({ competencies });
    expect(await bring([line])).toMatchObject({ ok: true, value: { counts: { nominations: { added: 1 } } } });
    const nominee = await pidOf('nora');
    expect((await personOf(bench.deps, nominee))?.body).toEqual({
      ...{ pid: nominee, name: 'Nora Lee', email: 'nora@example.gc.ca', supervisorEmail: 'boss@example.gc.ca' },
      ...{ department: 'NRCan', level: 'EX minus 1', functionalArea: 'Policy' },
    });
    expect(await stored('nora')).toEqual({
      ...{ callId: call.callId, programId, cohortId, nominee, nominator: await pidOf('max'), state: 'submitted' },
      ...{ department: 'NRCan', level: 'EX minus 1', functionalArea: 'Policy', statement: 'Leads by listening.' },
      strengths: { network: 'Knows many: everywhere', coaching: 'Asks first' },
      ...{ answers: {}, round: 0, submittedAt: NOW, changedAt: NOW, imported: true },
    });
    const pointer = await bench.deps.store.get('waiting', personalPk(nominee), waitingId('nomination', call.callId));
    expect(pointer?.body).toMatchObject({ kind: 'nomination', refId: call.callId });
    const ask = { planId: `consentAsk_${nominee}_0`, kind: 'consentAsk', pid: nominee, castId: call.callId };
    expect(await deliveries()).toMatchObject([ask]);
    const audit = await bench.deps.store.list(callPk(call.callId), 'audit', { limit: 10 });
    expect(audit.map(({ body }) => [body.who, body.what, body.on])).toContainEqual([
      ...['operator:Marie', 'nomination.import', nominationId(nominee)],
    ]);
  });

  test('twice are once, whatever became of them meanwhile', async () => {
    await bring([{}, { nominee: 'ana@example.gc.ca' }]);
    const nomination = await stored('nora');
    const id = nominationId(await pidOf('nora'));
    if (!nomination) throw new Error('not there');
    const body = { ...nomination, state: 'complete' as const };
    await bench.deps.store.upsert({ pk: callPk(call.callId), id, type: 'nomination', sk: id, body });
    const before = await everything();
    const again = await bring([{}, { nominee: 'ANA@example.gc.ca' }]);
    expect(again).toMatchObject({ ok: true, value: { counts: { nominations: { added: 0, unchanged: 2 } } } });
    expect(await everything()).toEqual(before);
  });

  test('leave what is known of a person: only a missing supervisor and a missing name are added', async () => {
    await bring([
      { nominee: 'ana@example.gc.ca', name: 'Another Name', department: 'LAC', supervisor: 'new@example.gc.ca' },
    ]);
    const known = { name: 'Ana Silva', department: 'NRCan', supervisorEmail: 'boss@example.gc.ca' };
    expect((await personOf(bench.deps, await pidOf('ana')))?.body).toMatchObject(known);
    await grant('zoe', 'coordinator');
    await bring([{ nominee: 'zoe@example.gc.ca', name: 'Zoë', supervisor: 'boss@example.gc.ca' }]);
    const added = { name: 'zoe Roy', supervisorEmail: 'boss@example.gc.ca' };
    expect((await personOf(bench.deps, await pidOf('zoe')))?.body).toMatchObject(added);
    const byAddress = await personAt(bench.deps, 'known@example.gc.ca', 'system');
    await bring([{ nominee: 'known@example.gc.ca', name: 'Known Now' }]);
    expect((await personOf(bench.deps, byAddress))?.body.name).toBe('Known Now');
  });

  test('ask nobody when they are brought in quietly, nor once nobody can consent any more; a closed call is said', async () => {
    expect(await bring([{}], { quiet: true })).not.toHaveProperty('value.late');
    expect(await deliveries()).toEqual([]);
    await openCall({ closesAt: NOW - 1 });
    expect(await bring([{ nominee: 'ana@example.gc.ca' }])).toMatchObject({ value: { late: 'closed' } });
    expect(await deliveries()).toHaveLength(1);
    await openCall({ closesAt: NOW - 2, completeBy: NOW });
    expect(await bring([{ nominee: 'ben@example.gc.ca' }])).toMatchObject({ value: { late: 'over' } });
    expect(await deliveries()).toHaveLength(1);
    expect(await stored('ben')).toMatchObject({ state: 'submitted' });
  });

  test('may name the nominee as nominator where the call allows it', async () => {
    await openCall({ selfNomination: true });
    expect(await bring([{ nominator: 'nora@example.gc.ca' }])).toMatchObject({ ok: true });
    expect(await stored('nora')).toMatchObject({ nominator: await pidOf('nora') });
  });

  test('take the spelling of the call for its levels, areas and questions', async () => {
    const questions = [{ questionId: 'why', textEn: 'Why?', textFr: 'Pourquoi?', required: true }];
    await openCall({ levels: ['EX minus 1'], areas: ['Policy'], questions });
    await bring([{ level: 'ex MINUS 1', functionalArea: 'policy', 'q.WHY': 'Because' }]);
    expect(await stored('nora')).toMatchObject({
      level: 'EX minus 1',
      functionalArea: 'Policy',
      answers: { why: 'Because' },
    });
  });

  test('sixty and more come in together, and each is asked once', async () => {
    const lines = Array.from({ length: 70 }, (_, n) => ({ nominee: `n${n}@example.gc.ca`, name: `Nominee ${n}` }));
    expect(await bring(lines)).toMatchObject({ value: { counts: { nominations: { added: 70 } } } });
    expect(new Set((await deliveries()).map(({ pid }) => pid)).size).toBe(70);
  });
});

describe('an import that is cut off', () => {
  const lines = Array.from({ length: 40 }, (_, n) => ({ nominee: `n${n}@example.gc.ca`, name: `Nominee ${n}` }));

  test.each([0, 1, 2, 20, 41, 60, 90])(
    'after %i writes is finished by the same file, and each is asked once',
    async (writes) => {
      const deps = { ...bench.deps, store: failing(bench.deps.store, writes, writes % 2 === 0 ? 'before' : 'after') };
      const content = csv('nominations', lines);
      await expect(importTexts(deps, { nominations: content })).rejects.toThrow(Crash);
      expect((await importTexts(bench.deps, { nominations: content })).outcome).toMatchObject({ ok: true });
      for (let n = 0; n < lines.length; n += 1) {
        const nominee = await pidOf(`n${n}`);
        expect(await stored(`n${n}`)).toMatchObject({ nominee, state: 'submitted' });
        expect((await personOf(bench.deps, nominee))?.body.name).toBe(`Nominee ${n}`);
        const pointer = waitingId('nomination', call.callId);
        expect(await bench.deps.store.get('waiting', personalPk(nominee), pointer)).toBeDefined();
      }
      expect((await deliveries()).map(({ pid }) => pid)).toHaveLength(lines.length);
    },
  );
});

describe('a file with faults is refused as a whole, with every place', () => {
  test('line by line', async () => {
    const questions = [
      { questionId: 'why', textEn: 'Why?', textFr: 'Pourquoi?', required: true },
      { questionId: 'more', textEn: 'More?', textFr: 'Plus?', required: false },
    ];
    await grant('rex', 'nominator');
    await grant('rex', 'chair');
    await openCall({ levels: ['EX minus 1', 'EX minus 2'], areas: ['Policy'], questions });
    const sound = { 'q.why': 'Because' };
    const of = (n: number, cells: Cells<'nominations'>) => ({ ...sound, nominee: `n${n}@example.gc.ca`, ...cells });
    const lines: Lines = [
      of(2, { nominator: 'nobody@example.gc.ca' }),
      of(3, { nominator: 'ana@example.gc.ca' }),
      of(4, { nominator: 'rex@example.gc.ca' }),
      of(5, { nominator: 'N5@example.gc.ca' }),
      of(6, { nominee: 'rita@example.gc.ca' }),
      of(7, { level: 'DG', functionalArea: 'Ops' }),
      of(8, { 'q.why': '' }),
      of(9, { statement: 'x'.repeat(3_001), 'q.more': 'x'.repeat(601) }),
      of(10, { nominee: 'sam@example.gc.ca' }),
      of(11, { nominee: 'SAM@example.gc.ca' }),
      of(12, { strengths: 'juggling: Five balls' }),
      of(13, { strengths: 'She leads well' }),
      of(14, { supervisor: 'n14@example.gc.ca' }),
      of(15, { nominee: 'n15', name: '', department: '', statement: ' ' }),
    ];
    expect(await codes(lines)).toEqual([
      [2, 'nominator', 'notNominator'],
      [3, 'nominator', 'notNominator'],
      [4, 'nominator', 'nominatorJudges'],
      [5, 'nominator', 'selfNomination'],
      [6, 'nominee', 'nomineeJudges'],
      [7, 'level', 'notListed'],
      [7, 'functionalArea', 'notListed'],
      [8, 'q.why', 'answerMissing'],
      [9, 'statement', 'textTooLong'],
      [9, 'q.more', 'textTooLong'],
      [10, 'nominee', 'repeatedNominee'],
      [11, 'nominee', 'repeatedNominee'],
      [12, 'strengths', 'notACompetency'],
      [13, 'strengths', 'notACompetency'],
      [14, 'supervisor', 'ownSupervision'],
      [15, 'nominee', 'badAddress'],
      [15, 'name', 'blank'],
      [15, 'department', 'blank'],
      [15, 'statement', 'blank'],
    ]);
  });

  test('a competency twice, one that is too long, and a question of no call', async () => {
    const competencies = [{ competencyId: 'network', textEn: 'n', textFr: 'n' }];
    await openCall({ competencies });
    expect(await codes([{ strengths: 'network: a | Network: b' }])).toEqual([[2, 'strengths', 'repeatedStrength']]);
    const long = `network: ${'x'.repeat(601)}`;
    expect(await codes([{ strengths: long }])).toEqual([[2, 'strengths', 'textTooLong']]);
    expect(await codes([{ 'q.colour': 'blue' }])).toEqual([[1, 'q.colour', 'unknownColumn']]);
  });

  test('no call, and one that is still a draft, refuse all of it, even in part', async () => {
    await openCall({ state: 'draft' });
    expect(await codes([{}])).toEqual([[1, undefined, 'callDraft']]);
    expect(await bring([{}], { partial: true })).toMatchObject({ ok: false });
    const other = await bring([{}], { cohort: '2031' });
    expect(other).toMatchObject({ ok: false, refusal: { faults: [{ reason: { code: 'noCall' } }] } });
  });

  test('who was nominated in other words, by somebody else, or is out of it', async () => {
    await grant('mia', 'nominator');
    await bring([{}]);
    expect(await codes([{ statement: 'Other words.' }])).toEqual([[2, 'nominee', 'nominatedAlready']]);
    expect(await codes([{ nominator: 'mia@example.gc.ca' }])).toEqual([[2, 'nominee', 'nominatedAlready']]);
    const nomination = await stored('nora');
    if (!nomination) throw new Error('not there');
    const id = nominationId(nomination.nominee);
    for (const state of ['withdrawn', 'declined'] as const) {
      const body = { ...nomination, state };
      await bench.deps.store.upsert({ pk: callPk(call.callId), id, type: 'nomination', sk: id, body });
      expect(await codes([{}])).toEqual([[2, 'nominee', 'nominationOver']]);
    }
  });

  test('sound lines come in where they are wanted without the others; of two about one person neither does', async () => {
    const twice = { nominee: 'sam@example.gc.ca' };
    const outcome = await bring(
      [{}, { nominator: 'nobody@example.gc.ca', nominee: 'ben@example.gc.ca' }, twice, twice],
      {
        partial: true,
      },
    );
    expect(outcome).toMatchObject({ ok: true, value: { counts: { nominations: { added: 1 } } } });
    expect(outcome).toMatchObject({ value: { faults: [{ line: 3 }, { line: 4 }, { line: 5 }] } });
    expect(await stored('nora')).toBeDefined();
    expect([await stored('ben'), await stored('sam')]).toEqual([undefined, undefined]);
  });
});

describe('a file as a spreadsheet wrote it', () => {
  test('with a byte order mark, quotes, a line break in a statement and formulas: words stay words', async () => {
    const statement = 'Says ""yes"",\nand means it';
    const cells = `nora@example.gc.ca,"=HYPERLINK(""https://evil.example"")",max@example.gc.ca,NRCan,EX minus 1,Policy`;
    const header = 'nominee,name,nominator,department,level,functionalArea,statement';
    const guarded = "ana@example.gc.ca,Ana,max@example.gc.ca,NRCan,EX minus 1,Policy,'+1 for this one";
    const content = `\ufeff${header}\r\n${cells},"${statement}"\r\n${guarded}\r\n`;
    const { outcome } = await importTexts(bench.deps, { nominations: content });
    expect(outcome).toMatchObject({ ok: true });
    expect(await stored('nora')).toMatchObject({ statement: 'Says "yes", and means it' });
    expect(await stored('ana')).toMatchObject({ statement: '+1 for this one' });
    expect((await personOf(bench.deps, await pidOf('nora')))?.body.name).toBe('=HYPERLINK("https://evil.example")');
  });

  test('with semicolons, a quotation mark that is not closed, or another encoding is refused in words', async () => {
    const content = csv('nominations');
    expect(await faultsOf(content.replaceAll(',', ';'))).toEqual([[1, undefined, 'notCommas']]);
    expect(await faultsOf(`${content}"open`)).toEqual([[3, undefined, 'badQuotes']]);
    expect(await faultsOf(Buffer.from(content.replace('Lee', 'Lé'), 'latin1'))).toEqual([[2, undefined, 'notUtf8']]);
    expect(await faultsOf('')).toEqual([[1, undefined, 'emptyFile']]);
    expect(await faultsOf(content.replace('statement', 'salary'))).toEqual([
      [1, 'statement', 'missingColumn'],
      [1, 'salary', 'unknownColumn'],
    ]);
  });
});
