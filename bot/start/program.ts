import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { formLibrary } from '../../cards/text/form.ts';
import { noMail, noSender, randomIds, systemClock, type Clock, type Deps } from '../deps.ts';
import {
  auditId,
  catalogPk,
  cohortIdOf,
  conversationId,
  personalPk,
  programDocId,
  programIdOf,
  programPk,
} from '../domain/key.ts';
import { DEFAULT_CHECK_IN } from '../domain/program.ts';
import type { Actor } from '../domain/person.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { checkInWindow } from '../domain/session.ts';
import { MINUTE, type Millis } from '../domain/time.ts';
import { createBallots } from '../features/ballot.ts';
import { approvedForm, approveForm } from '../features/evaluation/form.ts';
import { storedEvaluations } from '../features/evaluation/pool.ts';
import { release } from '../features/evaluation/release.ts';
import { importFiles } from '../features/import/import.ts';
import { everyOf } from '../features/page.ts';
import { personByAddress } from '../features/people.ts';
import { grantRole } from '../features/role.ts';
import { sessionsOf } from '../features/session.ts';
import { setProgram, setSession } from '../features/setting.ts';
import { openSession, SAMPLE, sampleFiles, sampleStaff, type SampleFiles } from '../sample/sample.ts';
import { StoreError } from '../store/error.ts';
import { openStore } from '../store/open.ts';
import { createSqliteEngine } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';
import type { Refused } from './refusal.ts';

/** How the sample program came to be there; `absent`: the database holds other programs, and is left as it is. */
export type Prepared = 'made' | 'there' | 'absent';

/** Who did it, in the audit. */
const BY = 'operator:npm-start';

/** A session counts as open for somebody who starts now if its check-in stays open for so long. */
const ENOUGH_TIME = 30 * MINUTE;

export type PrepareOptions = { database: string; sampleFolder: string; fresh: boolean; clock?: Clock };

/**
 * Sees to it that the database holds the sample program, with a session whose check-in is open now. A database with
 * programs of its own is left alone, also by `fresh`, which begins again with a new one.
 */
export async function prepareProgram(options: PrepareOptions): Promise<Result<Prepared, Refused>> {
  const { database, sampleFolder, fresh, clock = systemClock } = options;
  try {
    if (fresh && existsSync(database)) {
      const others = (await withStore(database, clock, programs)).filter(({ ours }) => !ours).map(({ name }) => name);
      if (others.length > 0) return refuse({ code: 'otherPrograms', database, names: others });
      remove(database);
    }
    if (existsSync(database)) return ok(await withStore(database, clock, (deps) => prepare(deps, sampleFolder)));
    await makeFile(database, clock, sampleFolder);
    return ok('made');
  } catch (error) {
    if (error instanceof StoreError) return refuse({ code: 'unreadable', database, reason: error.message });
    throw error;
  }
}

/** Made beside its place and then moved there: an interrupted first start leaves nothing half-made. */
async function makeFile(database: string, clock: Clock, sampleFolder: string): Promise<void> {
  const draft = `${database}.new`;
  remove(draft);
  await withStore(draft, clock, (deps) => make(deps, sampleFolder, deps.clock.now()));
  renameSync(draft, database);
}

function remove(database: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true });
}

async function withStore<T>(database: string, clock: Clock, work: (deps: Deps) => Promise<T>): Promise<T> {
  const store = openStore(createSqliteEngine(database));
  try {
    return await work(depsWith(store, clock));
  } finally {
    await store.close();
  }
}

/** Nobody is written to and nobody is looked up while a program is made. */
function depsWith(store: Store, clock: Clock): Deps {
  const silent = (): void => undefined;
  return {
    clock,
    ids: randomIds,
    log: { info: silent, warn: silent, error: silent },
    store,
    directory: { member: async () => undefined },
    sender: noSender,
    mail: noMail,
    // a key of its own, thrown away: the sample's boxes are released and gone before anybody starts
    ballots: createBallots({ store, ids: randomIds }, randomBytes(32)),
  };
}

/** The programs of a database; `ours` are made here, which their audit tells: anybody's program may have our name. */
async function programs(deps: Deps): Promise<{ name: string; ours: boolean }[]> {
  const refs = await Array.fromAsync(everyOf(deps.store, catalogPk, 'programRef'));
  return Promise.all(
    refs.map(async ({ body: { programId, name } }) => {
      const made = await deps.store.get('audit', programPk(programId), auditId(`${programDocId}_create`));
      return { name, ours: made?.body.who === BY };
    }),
  );
}

async function prepare(deps: Deps, folder: string): Promise<Prepared> {
  const there = await programs(deps);
  const now = deps.clock.now();
  if (there.length === 0) {
    await make(deps, folder, now);
    return 'made';
  }
  if (!there.some(({ ours }) => ours)) return 'absent';
  if (!(await isSomethingOpen(deps, now))) await open(deps, now);
  await approveForms(deps, folder);
  return 'there';
}

async function make(deps: Deps, folder: string, now: Millis): Promise<void> {
  await bringIn(deps, sampleFiles(folder, now));
  await setProgram(deps, BY, SAMPLE.program, { code: true, timeZone: SAMPLE.timeZone });
  for (const { email, role } of sampleStaff(folder)) {
    if (role !== 'supervisor') await grantRole(deps, BY, { program: SAMPLE.program, email, role });
  }
  await approveForms(deps, folder);
  await releaseResults(deps, folder);
  await allowRemote(deps, openSession(now).code);
  await leave(deps, SAMPLE.away.email, now);
}

/** The coordinator who is said to have done what a sample needs; undefined where the program has none of ours any more. */
async function coordinatorOf(deps: Deps, folder: string): Promise<Actor | undefined> {
  const coordinator = sampleStaff(folder).find(({ role }) => role === 'coordinator');
  const pid = coordinator && (await personByAddress(deps, coordinator.email));
  return pid === undefined ? undefined : { pid, name: coordinator?.firstName ?? '' };
}

/** The coordinator has approved the library's forms, so that evaluations can be tried; none of their own is replaced. */
async function approveForms(deps: Deps, folder: string): Promise<void> {
  const programId = programIdOf(SAMPLE.program);
  const coordinator = await coordinatorOf(deps, folder);
  if (!coordinator) return;
  for (const draft of Object.values(formLibrary)) {
    if (await approvedForm(deps, programId, draft.kind)) continue;
    await approveForm(deps, coordinator, programId, draft);
  }
}

/** The coordinator has released what was evaluated so far, so that results can be looked at. */
async function releaseResults(deps: Deps, folder: string): Promise<void> {
  const coordinator = await coordinatorOf(deps, folder);
  if (!coordinator) return;
  for (const { body } of await storedEvaluations(deps, programIdOf(SAMPLE.program))) {
    await release(deps, coordinator, body.evaluationId);
  }
}

/** One of the people has removed the app, so that the second door can be seen; writing as them brings them back. */
async function leave(deps: Deps, email: string, now: Millis): Promise<void> {
  const pid = await personByAddress(deps, email);
  if (pid === undefined) throw new Error(`the sample program has nobody with the address ${email}`);
  const nowhere = { serviceUrl: '', conversationId: '', userId: '', botId: '', tenantId: '' };
  const body = { ...nowhere, reachable: false, since: now, reason: 'BotNotInConversationRoster' };
  const [pk, id] = [personalPk(pid), conversationId];
  await deps.store.upsert({ pk, id, type: 'conversation', sk: id, body });
}

async function open(deps: Deps, now: Millis): Promise<void> {
  const { code, sessions } = openSession(now);
  await bringIn(deps, { sessions });
  await allowRemote(deps, code);
}

/** Both ways to check in can be tried: with the room's code, and without it as somebody who attends remotely. */
async function allowRemote(deps: Deps, session: string): Promise<void> {
  const { program, cohort } = SAMPLE;
  await setSession(deps, BY, { program, cohort, session }, { remote: true });
}

async function isSomethingOpen(deps: Deps, now: Millis): Promise<boolean> {
  const programId = programIdOf(SAMPLE.program);
  const sessions = await sessionsOf(deps, { programId, cohortId: cohortIdOf(programId, SAMPLE.cohort) });
  return sessions.some((session) => {
    const { opensAt, closesAt } = checkInWindow(session, DEFAULT_CHECK_IN);
    const forAll = session.status === 'published' && session.group === undefined;
    return forAll && opensAt <= now && now + ENOUGH_TIME <= closesAt;
  });
}

async function bringIn(deps: Deps, texts: Partial<SampleFiles>): Promise<void> {
  const sources = Object.entries(texts).map(([role, text]) => [role, () => bytesOf(text)] as const);
  const input = {
    program: SAMPLE.program,
    cohort: SAMPLE.cohort,
    files: Object.fromEntries(sources),
    by: BY,
    forms: formLibrary,
  };
  const watch = { onChanges: () => undefined, onProgress: () => undefined };
  // quiet: its people are invented, and somebody who starts Cadre would meet thirty invitations
  // restart: where an earlier start was interrupted, the dates of its files may have moved on since
  const imported = await importFiles(deps, { ...input, partial: false, restart: true, quiet: true }, watch);
  if (!imported.ok) throw new Error(`the sample program cannot be imported: ${JSON.stringify(imported.refusal)}`);
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}
