import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { noMail, noSender, randomIds, type Deps } from '../../bot/deps.ts';
import { cohortIdOf, programDocId, programIdOf, programPk, registerPk } from '../../bot/domain/key.ts';
import { checkInWindow, type Session } from '../../bot/domain/session.ts';
import { MINUTE } from '../../bot/domain/time.ts';
import { measureCohort, type Measures } from '../../bot/features/measure.ts';
import { ensureCohort } from '../../bot/features/program.ts';
import { followUp } from '../../bot/features/schedule/follow.ts';
import { sessionsOf } from '../../bot/features/session.ts';
import { setProgram } from '../../bot/features/setting.ts';
import { SAMPLE } from '../../bot/sample/sample.ts';
import { prepareProgram } from '../../bot/start/program.ts';
import { openStore } from '../../bot/store/open.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import { fixedClock, memoryLog } from '../support/fixed.ts';

const NOW = Date.parse('2026-11-24T15:00:00Z');
const programId = programIdOf(SAMPLE.program);
const cohort = { programId, cohortId: cohortIdOf(programId, SAMPLE.cohort) };

describe('the database that npm start works on', () => {
  const clock = fixedClock(NOW);
  let folder: string;
  let database: string;

  beforeEach(() => {
    clock.set(NOW);
    folder = mkdtempSync(join(tmpdir(), 'cadre-program-'));
    database = join(folder, 'cadre.db');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const prepare = (fresh = false) => prepareProgram({ database, sampleFolder: resolve('bot/sample'), fresh, clock });

  async function withDeps<T>(work: (deps: Deps) => Promise<T>): Promise<T> {
    const store = openStore(createSqliteEngine(database));
    const directory = { member: async () => undefined };
    try {
      return await work({ clock, ids: randomIds, log: memoryLog(), store, directory, sender: noSender, mail: noMail });
    } finally {
      await store.close();
    }
  }

  const sessions = (): Promise<Session[]> => withDeps((deps) => sessionsOf(deps, cohort));
  const opened = async (): Promise<Session[]> => (await sessions()).filter(({ code }) => code.startsWith('NOW-'));

  test('is made at the first start, with a history whose attendance is that of the programs behind this product', async () => {
    expect(await prepare()).toEqual({ ok: true, value: 'made' });
    const measures: Measures = await withDeps((deps) => measureCohort(deps, { ...cohort, asOf: '2026-11-24' }));
    expect(measures).toMatchObject({
      attendance: {
        'learning-event': {
          numerator: 147,
          denominator: 179,
          rate: 82.1,
          unrecorded: 3,
          provisional: true,
          excused: 17,
        },
        'action-learning': { numerator: 72, denominator: 90, rate: 80, unrecorded: 0, provisional: false, excused: 8 },
      },
      participants: { enrolled: 23, departments: 17, active: 22 },
    });
  });

  test('lets both ways to check in be tried: with the code of the room, and remotely', async () => {
    await prepare();
    const program = await withDeps((deps) => deps.store.get('program', programPk(programId), programDocId));
    expect(program?.body.checkIn.code).toBe(true);
    expect((await opened()).map(({ remote }) => remote)).toEqual([true]);
  });

  test('invites nobody: who starts Cadre meets no flood; what is ahead is reminded of', async () => {
    await prepare();
    const plans = await withDeps((deps) => deps.store.list(programPk(programId), 'plan', { limit: 100 }));
    const ahead = (await sessions()).filter(({ status, endsAt }) => status === 'published' && endsAt > NOW);
    const others = ['week', 'replan', 'evaluationSettle'];
    const aboutSessions = plans.map(({ body }) => body.kind).filter((kind) => !others.includes(kind));
    expect(aboutSessions).toEqual(ahead.map(() => 'remind'));
    expect(ahead.length).toBeGreaterThan(1);
  });

  test('has an approved form of each kind, and the session that is open now is asked about when it is over', async () => {
    await prepare();
    const pk = programPk(programId);
    const forms = await withDeps((deps) => deps.store.list(pk, 'form', { limit: 20 }));
    expect(forms.map(({ body }) => `${body.kind} ${body.state}`).sort()).toEqual(
      ['action-learning', 'end-program', 'learning-event', 'mid-program'].map((kind) => `${kind} approved`),
    );
    await prepare();
    expect(await withDeps((deps) => deps.store.list(pk, 'form', { limit: 20 }))).toHaveLength(4);
    const [now] = await opened();
    const planned = await withDeps(async (deps) => {
      const plan = { programId, cohortId: cohort.cohortId, sessionId: now?.sessionId ?? '', sequence: 0 };
      await followUp(deps, plan, true);
      return deps.store.list(registerPk(now?.sessionId ?? ''), 'plan', { limit: 20 });
    });
    expect(planned.map(({ body }) => body.kind)).toEqual(['evaluationOpen']);
  });

  test('leaves nothing beside itself that is half-made', async () => {
    writeFileSync(`${database}.new`, 'left by a start that was interrupted');
    expect(await prepare()).toEqual({ ok: true, value: 'made' });
    expect(readdirSync(folder)).toEqual(['cadre.db']);
  });

  test('is left as it is by a second start while the session is open', async () => {
    await prepare();
    clock.pass(60 * MINUTE);
    expect(await prepare()).toEqual({ ok: true, value: 'there' });
    expect(await opened()).toHaveLength(1);
  });

  test('gets another session at a start when none is open any more', async () => {
    await prepare();
    clock.pass(5 * 60 * MINUTE);
    expect(await prepare()).toEqual({ ok: true, value: 'there' });
    const all = await opened();
    expect(all).toHaveLength(2);
    const window = checkInWindow(all[1] as Session, { opensMinutesBefore: 30, graceMinutes: 15, code: true });
    expect(window.opensAt).toBeLessThan(clock.now());
    expect(window.closesAt).toBeGreaterThan(clock.now());
    expect(all[1]).toMatchObject({ remote: true, required: true, status: 'published' });
  });

  test('keeps what somebody changed about the program, until --fresh', async () => {
    await prepare();
    await withDeps((deps) => setProgram(deps, 'operator:test', SAMPLE.program, { code: false }));
    const asksCode = async (): Promise<boolean | undefined> =>
      (await withDeps((deps) => deps.store.get('program', programPk(programId), programDocId)))?.body.checkIn.code;
    await prepare();
    expect(await asksCode()).toBe(false);
    expect(await prepare(true)).toEqual({ ok: true, value: 'made' });
    expect(await asksCode()).toBe(true);
  });

  test.each([
    ['another name', 'Our own program'],
    ['the very name of the sample', SAMPLE.program],
  ])('is left alone where it holds a program of %s that somebody else made, also by --fresh', async (_, program) => {
    await withDeps((deps) => ensureCohort(deps, 'operator:test', { program, cohort: SAMPLE.cohort }));
    expect(await prepare()).toEqual({ ok: true, value: 'absent' });
    expect(await prepare(true)).toMatchObject({ ok: false, refusal: { code: 'otherPrograms', names: [program] } });
    expect(await sessions()).toEqual([]);
  });

  test('is refused, and not deleted, where it is no database of ours', async () => {
    writeFileSync(database, 'something else altogether, which must not be lost');
    expect(await prepare()).toMatchObject({ ok: false, refusal: { code: 'unreadable' } });
    expect(await prepare(true)).toMatchObject({ ok: false, refusal: { code: 'unreadable' } });
    expect(readdirSync(folder)).toEqual(['cadre.db']);
  });
});
