import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { personPk, programIdOf, programPk, sessionDocId } from '../../bot/domain/key.ts';
import { rolesOf } from '../../bot/features/membership.ts';
import { personByAddress, personOf } from '../../bot/features/people.ts';
import { ensureCohort, findCohort, findProgram } from '../../bot/features/program.ts';
import { grantRole, revokeRole } from '../../bot/features/role.ts';
import { setProgram, setSession } from '../../bot/features/setting.ts';
import { importTexts, openBench, soundFiles, type Bench } from '../support/import.ts';

let bench: Bench;
beforeEach(async () => {
  bench = openBench();
  await importTexts(bench.deps, soundFiles());
});
afterEach(() => bench.close());

const OPERATOR = 'operator:Marie';

async function audits(pk: string, what: string): Promise<unknown[]> {
  const page = await bench.deps.store.list(pk, 'audit', { limit: 100 });
  return page.filter(({ body }) => body.what === what).map(({ body: { at: _at, ...body } }) => body);
}

describe('finding a cohort', () => {
  beforeEach(async () => {
    await ensureCohort(bench.deps, OPERATOR, { program: 'Data', cohort: '2026' });
    await ensureCohort(bench.deps, OPERATOR, { program: 'Data', cohort: 'Spring' });
  });

  test('takes its name in any letters and spaces, and needs no program where only one has it', async () => {
    expect(await findCohort(bench.deps, { cohort: ' sPRing ' })).toMatchObject({
      ok: true,
      value: { program: { name: 'Data' }, cohort: { name: 'Spring' } },
    });
  });

  test('asks which program where several have it', async () => {
    const found = await findCohort(bench.deps, { cohort: '2026' });
    expect(found).toEqual({
      ok: false,
      refusal: { code: 'ambiguousCohort', name: '2026', programs: ['Data', 'Leadership'] },
    });
    expect(await findCohort(bench.deps, { program: 'leadership', cohort: '2026' })).toMatchObject({ ok: true });
  });

  test('tells which there are where it is unknown', async () => {
    expect(await findCohort(bench.deps, { program: 'Data', cohort: '2030' })).toEqual({
      ok: false,
      refusal: { code: 'unknownCohort', name: '2030', known: ['2026', 'Spring'] },
    });
    expect(await findProgram(bench.deps, 'Cooking')).toEqual({
      ok: false,
      refusal: { code: 'unknownProgram', name: 'Cooking', known: ['Data', 'Leadership'] },
    });
  });

  test('finds a program again that was made, and not yet in the catalog, when the power failed', async () => {
    const { store } = bench.deps;
    await store.delete('sys_catalog', programIdOf('Data'));
    await ensureCohort(bench.deps, OPERATOR, { program: 'Data', cohort: '2026' });
    expect(await findCohort(bench.deps, { cohort: 'Spring' })).toMatchObject({ ok: true });
  });
});

describe('setting a program', () => {
  const pk = programPk(programIdOf('Leadership'));

  test('changes what is named, keeps the rest, and leaves before and after in the audit', async () => {
    const set = await setProgram(bench.deps, OPERATOR, 'Leadership', { code: true, graceMinutes: 10 });
    expect(set).toMatchObject({ ok: true, value: { changed: true } });
    const stored = await bench.deps.store.get('program', pk, 'program');
    expect(stored?.body).toMatchObject({
      timeZone: 'America/Toronto',
      checkIn: { code: true, opensMinutesBefore: 30, graceMinutes: 10 },
    });
    expect(await audits(pk, 'program.set')).toEqual([
      {
        who: OPERATOR,
        what: 'program.set',
        on: 'program',
        before: 'code=false opens=30 grace=15 zone=America/Toronto days=1 at=09:00 card=true',
        after: 'code=true opens=30 grace=10 zone=America/Toronto days=1 at=09:00 card=true',
      },
    ]);
  });

  test('writes nothing where it is so already, and refuses a program that is not there', async () => {
    expect(await setProgram(bench.deps, OPERATOR, 'Leadership', { code: false })).toMatchObject({
      ok: true,
      value: { changed: false },
    });
    expect(await audits(pk, 'program.set')).toEqual([]);
    expect(await setProgram(bench.deps, OPERATOR, 'Cooking', { code: true })).toMatchObject({ ok: false });
  });

  test('keeps both of two changes at once', async () => {
    await Promise.all([
      setProgram(bench.deps, OPERATOR, 'Leadership', { code: true }),
      setProgram(bench.deps, OPERATOR, 'Leadership', { timeZone: 'America/Halifax' }),
    ]);
    const stored = await bench.deps.store.get('program', pk, 'program');
    expect(stored?.body).toMatchObject({ timeZone: 'America/Halifax', checkIn: { code: true } });
  });
});

describe('setting a session', () => {
  test('opens it to remote check-in, with an audit entry', async () => {
    const name = { cohort: '2026', session: 'le01' };
    expect(await setSession(bench.deps, OPERATOR, name, { remote: true })).toMatchObject({
      ok: true,
      value: { changed: true, value: { code: 'LE01', remote: true } },
    });
    expect(await setSession(bench.deps, OPERATOR, name, { remote: true })).toMatchObject({ value: { changed: false } });
    const pk = programPk(programIdOf('Leadership'));
    const [session] = await bench.deps.store.list(pk, 'session', { limit: 1 });
    const on = sessionDocId(session?.body.sessionId ?? '');
    expect(await audits(pk, 'session.set')).toEqual([
      { who: OPERATOR, what: 'session.set', on, before: 'remote=false', after: 'remote=true' },
    ]);
  });

  test('tells which sessions there are where its code is unknown', async () => {
    expect(await setSession(bench.deps, OPERATOR, { cohort: '2026', session: 'LE99' }, { remote: true })).toEqual({
      ok: false,
      refusal: { code: 'unknownSession', name: 'LE99', known: ['LE01'] },
    });
  });
});

describe('a role', () => {
  const marie = { program: 'Leadership', email: 'Marie@example.gc.ca', role: 'coordinator' } as const;
  const roles = async (address: string): Promise<unknown> =>
    rolesOf(bench.deps, (await personByAddress(bench.deps, address)) ?? '');

  test('is given once and taken once, each with an audit entry', async () => {
    const ana = { ...marie, email: 'ana@example.gc.ca' };
    expect(await grantRole(bench.deps, OPERATOR, ana)).toEqual({ ok: true, value: { changed: true } });
    expect(await grantRole(bench.deps, OPERATOR, ana)).toEqual({ ok: true, value: { changed: false } });
    expect(await roles(ana.email)).toEqual([{ programId: programIdOf('Leadership'), role: 'coordinator' }]);
    expect(await revokeRole(bench.deps, OPERATOR, ana)).toEqual({ ok: true, value: { changed: true } });
    expect(await revokeRole(bench.deps, OPERATOR, ana)).toEqual({ ok: true, value: { changed: false } });
    expect(await roles(ana.email)).toEqual([]);
    const pk = personPk((await personByAddress(bench.deps, ana.email)) ?? '');
    expect(await audits(pk, 'role.grant')).toHaveLength(1);
    expect(await audits(pk, 'role.revoke')).toHaveLength(1);
  });

  test('goes to nobody by a slip in the address: somebody new needs a name', async () => {
    const refusal = { code: 'unknownPerson', name: 'Marie@example.gc.ca' };
    expect(await grantRole(bench.deps, OPERATOR, marie)).toEqual({ ok: false, refusal });
    expect(await revokeRole(bench.deps, OPERATOR, marie)).toEqual({ ok: false, refusal });
    expect(await grantRole(bench.deps, OPERATOR, { ...marie, name: 'Marie Lachance' })).toMatchObject({ ok: true });
    const pid = (await personByAddress(bench.deps, 'marie@example.gc.ca')) ?? '';
    expect((await personOf(bench.deps, pid))?.body).toEqual({
      pid,
      name: 'Marie Lachance',
      email: 'marie@example.gc.ca',
    });
  });

  test('leaves the name of somebody who is known', async () => {
    await grantRole(bench.deps, OPERATOR, { ...marie, email: 'ana@example.gc.ca', name: 'Someone Else' });
    const pid = (await personByAddress(bench.deps, 'ana@example.gc.ca')) ?? '';
    expect((await personOf(bench.deps, pid))?.body.name).toBe('Ana Silva');
  });
});
