import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Deps } from '../../bot/deps.ts';
import type { Call } from '../../bot/domain/call.ts';
import {
  callPk,
  conflictsId,
  decisionId,
  nominationDraftId,
  nominationId,
  offerId,
  programPk,
  redactionId,
  releaseDocId,
  reviewId,
  supportId,
} from '../../bot/domain/key.ts';
import { DAY } from '../../bot/domain/time.ts';
import { disposeNominations, type DisposalInput } from '../../bot/features/nomination/disposal.ts';
import { setProgram } from '../../bot/features/setting.ts';
import { NINE, seedEnrolment, seedProgram, type Seeded } from '../support/cohort.ts';
import { Crash, failing } from '../support/failing.ts';
import { openBench, type Bench } from '../support/import.ts';
import { seedCall, seedNomination } from '../support/nomination.ts';

const YEAR = 365.25 * DAY;
let bench: Bench;
let program: Seeded;
let call: Call;
beforeEach(async () => {
  bench = openBench();
  bench.clock.pass(NINE - bench.clock.now());
  program = await seedProgram(bench.deps);
  call = await seedCall(bench.deps, program);
});
afterEach(() => bench.close());

type Kind = 'review' | 'decision' | 'release' | 'support' | 'offer' | 'redaction' | 'conflicts' | 'nominationDraft';
const put = (id: string, type: Kind, body: object) =>
  bench.deps.store.upsert({ pk: callPk(call.callId), id, type, sk: id, body } as Parameters<
    Deps['store']['upsert']
  >[0]);
const list = async (type: Kind | 'audit' | 'nomination') =>
  (await bench.deps.store.list(callPk(call.callId), type, { limit: 200 })).map(
    ({ body }) => body as Record<string, unknown>,
  );
const nomination = async (nominee: string) =>
  (await bench.deps.store.get('nomination', callPk(call.callId), nominationId(nominee)))?.body;
const everything = async (): Promise<unknown> => (await bench.deps.store.changes('', 10_000)).documents;
const dispose = async (changes: Partial<DisposalInput> = {}, deps: Deps = bench.deps) => {
  const done = await disposeNominations(deps, {
    program: 'Leadership',
    by: 'operator:Marie',
    dryRun: false,
    ...changes,
  });
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value;
};

/** A whole dossier: two reviews, support, a redaction, a decision. */
async function dossier(nominee: string, outcome: 'selected' | 'reserve' | 'notSelected', at = NINE): Promise<void> {
  await seedNomination(bench.deps, call, nominee, { statement: `secret statement of ${nominee}`, changedAt: at });
  for (const reviewer of ['rex', 'rita'])
    await put(reviewId(nominee, reviewer), 'review', {
      ...{ callId: call.callId, nominee, reviewer, state: 'submitted', note: `secret note on ${nominee}`, rubric: 1 },
      ...{ scores: { potential: 4 }, changedAt: at },
    });
  await put(supportId(nominee, 'sam'), 'support', { nominee, by: 'sam', words: `secret support of ${nominee}`, at });
  const words = { statement: `secret redaction of ${nominee}`, strengths: {}, answers: {} };
  await put(redactionId(nominee), 'redaction', { nominee, number: 1, ...words, at });
  const rationale = `secret rationale for ${nominee}`;
  const decision = { nominee, outcome, rationale, reasons: ['potential'], place: 3, by: 'chair', at };
  await put(decisionId(nominee), 'decision', decision);
}

async function wholeCall(): Promise<void> {
  await dossier('nora', 'notSelected');
  await dossier('rolf', 'reserve');
  await dossier('sven', 'selected');
  await dossier('dora', 'selected');
  await put(offerId('dora'), 'offer', { nominee: 'dora', state: 'declined', by: 'dora', at: NINE });
  await put(offerId('sven'), 'offer', { nominee: 'sven', state: 'accepted', by: 'sven', at: NINE });
  await seedEnrolment(bench.deps, program, 'sven');
  const nominees = ['nora', 'sven', 'late'];
  await put(conflictsId('rex'), 'conflicts', { reviewer: 'rex', nominees, at: NINE });
  await put(conflictsId('rita'), 'conflicts', { reviewer: 'rita', nominees: ['nora', 'dora'], at: NINE });
  await put(releaseDocId, 'release', { by: 'chair', at: NINE });
}

describe('cadre disposes of nominations', () => {
  test('whose time is over: words, reviews and mentions go, the fact and the outcome stay, with an entry each', async () => {
    await wholeCall();
    bench.clock.pass(2.1 * YEAR);
    const done = await dispose();
    expect(done).toMatchObject({ files: 3, reviews: 6, drafts: 0, kept: { enrolled: 1, undecided: 0, inUse: 0 } });
    expect(await nomination('nora')).toMatchObject({
      ...{ nominee: 'nora', state: 'eligible', statement: '', department: '', disposedAt: bench.clock.now() },
    });
    expect((await list('review')).map(({ nominee }) => nominee)).toEqual(['sven', 'sven']);
    expect((await list('support')).map(({ nominee }) => nominee)).toEqual(['sven']);
    expect((await list('redaction')).map(({ nominee }) => nominee)).toEqual(['sven']);
    expect((await list('conflicts')).map(({ nominees }) => nominees)).toEqual([['sven', 'late'], []]);
    expect(await list('decision')).toContainEqual(
      expect.objectContaining({ nominee: 'nora', outcome: 'notSelected', rationale: '', reasons: [] }),
    );
    expect(await nomination('sven')).toMatchObject({ statement: 'secret statement of sven' });
    const entries = (await list('audit')).filter(({ what }) => what === 'nomination.dispose');
    expect(entries.map(({ who, on }) => [who, on])).toEqual([
      ['operator:Marie', 'nom_dora'],
      ['operator:Marie', 'nom_nora'],
      ['operator:Marie', 'nom_rolf'],
    ]);
    const [summary] = (await bench.deps.store.list(programPk(program.programId), 'audit', { limit: 10 })).map(
      (one) => one.body,
    );
    expect(summary).toMatchObject({ what: 'nomination.dispose', who: 'operator:Marie' });
    expect(summary?.after).toMatch(/^asOf=2028-\d\d-\d\d years=2 files=3 reviews=6 drafts=0$/);
    const left = ['', '-wal'].map((suffix) => readFileSync(`${bench.path}${suffix}`).toString('latin1')).join('');
    expect(left).toContain('secret note on sven');
    for (const gone of ['nora', 'rolf', 'dora']) expect(left).not.toMatch(new RegExp(`secret [a-z ]+ ${gone}`));
  });

  test('twice are once, and a look ahead changes nothing', async () => {
    await wholeCall();
    const before = await everything();
    const ahead = await dispose({ dryRun: true, asOf: '2029-01-01' });
    expect(ahead).toMatchObject({ files: 3, asOf: '2029-01-01' });
    expect(await dispose({ dryRun: true })).toMatchObject({ files: 0, kept: { enrolled: 1, inUse: 3 } });
    expect(await everything()).toEqual(before);
    bench.clock.pass(2.1 * YEAR);
    await dispose();
    const after = await everything();
    expect(await dispose()).toMatchObject({ files: 0, before: 3, kept: { enrolled: 1 } });
    expect(await everything()).toEqual(after);
  });

  test('refuse a day to come: nothing goes before its time', async () => {
    await wholeCall();
    const input = { program: 'Leadership', by: 'operator:Marie', dryRun: false, asOf: '2029-01-01' };
    expect(await disposeNominations(bench.deps, input)).toEqual({
      ...{ ok: false, refusal: { code: 'dayToCome', today: '2026-09-10' } },
    });
    expect((await dispose({ asOf: '2026-09-10' })).files).toBe(0);
  });

  test('keep them for as long as the program says, and never less than two years', async () => {
    await wholeCall();
    await setProgram(bench.deps, 'operator:Marie', 'Leadership', { keepNominationsYears: 5 });
    bench.clock.pass(4.9 * YEAR);
    expect(await dispose()).toMatchObject({ years: 5, files: 0, kept: { inUse: 3 } });
    await setProgram(bench.deps, 'operator:Marie', 'Leadership', { keepNominationsYears: 0 });
    bench.clock.pass(-3 * YEAR);
    expect(await dispose()).toMatchObject({ years: 2, files: 0, kept: { inUse: 3 } });
  });

  test('keep what was used since, and what was never decided', async () => {
    await dossier('nora', 'notSelected');
    await dossier('rolf', 'notSelected', NINE + 0.5 * YEAR);
    bench.clock.pass(2.1 * YEAR);
    expect(await dispose()).toMatchObject({ files: 0, kept: { undecided: 2 } });
    await put(releaseDocId, 'release', { by: 'chair', at: NINE });
    expect(await dispose()).toMatchObject({ files: 1, kept: { inUse: 1 } });
    expect(await nomination('rolf')).not.toHaveProperty('disposedAt');
  });

  test('and drafts that nobody submitted, once their call closed so long ago', async () => {
    const words = { department: '', level: '', functionalArea: '', statement: 'secret', strengths: {}, answers: {} };
    for (const [draftId, changedAt] of [
      ['d1', NINE],
      ['d2', NINE + YEAR],
    ] as const)
      await put(nominationDraftId('max', draftId), 'nominationDraft', {
        ...{ ...words, draftId, callId: call.callId, nominator: 'max', nomineeName: 'N', nomineeEmail: '', changedAt },
      });
    bench.clock.pass(2.01 * YEAR); // two years after it was written, not after the call closed
    expect((await dispose()).drafts).toBe(0);
    bench.clock.pass(0.2 * YEAR);
    expect((await dispose()).drafts).toBe(1);
    expect((await list('nominationDraft')).map(({ draftId }) => draftId)).toEqual(['d2']);
    expect((await list('audit')).map(({ what, on }) => [what, on])).toEqual([['nomination.dispose', call.callId]]);
  });

  test('interrupted anywhere, and run again, come to the same', async () => {
    await wholeCall();
    bench.clock.pass(2.1 * YEAR);
    for (let writes = 0; writes < 4; writes += 1)
      for (const when of ['before', 'after'] as const) {
        const deps = { ...bench.deps, store: failing(bench.deps.store, writes === 0 ? 0 : 1, when) };
        await dispose({}, deps).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
      }
    const done = await dispose();
    expect(done.files + done.before).toBe(3);
    const entries = (await list('audit')).filter(({ what }) => what === 'nomination.dispose');
    expect(entries.map(({ on }) => on)).toEqual(['nom_dora', 'nom_nora', 'nom_rolf']);
    expect((await list('review')).map(({ nominee }) => nominee)).toEqual(['sven', 'sven']);
  });

  test('leave a file alone that somebody writes to in that moment', async () => {
    await wholeCall();
    bench.clock.pass(2.1 * YEAR);
    let isFirst = true;
    const store: Deps['store'] = {
      ...bench.deps.store,
      async batch(pk, operations) {
        if (isFirst) {
          isFirst = false;
          await seedNomination(bench.deps, call, 'dora', { changedAt: bench.clock.now() });
        }
        return bench.deps.store.batch(pk, operations);
      },
    };
    expect(await dispose({}, { ...bench.deps, store })).toMatchObject({ files: 2, kept: { inUse: 1 } });
    expect(await nomination('dora')).toMatchObject({ statement: 'Why dora should come.' });
    expect((await list('review')).filter(({ nominee }) => nominee === 'dora')).toHaveLength(2);
  });

  test('take a file of more than a batch holds, the nomination last', async () => {
    await wholeCall();
    for (let n = 0; n < 150; n += 1)
      await put(supportId('nora', `s${n}`), 'support', { nominee: 'nora', by: `s${n}`, words: 'secret', at: NINE });
    bench.clock.pass(2.1 * YEAR);
    expect((await dispose()).files).toBe(3);
    expect((await list('support')).map(({ nominee }) => nominee)).toEqual(['sven']);
  });
});
