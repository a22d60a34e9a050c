import type { Deps } from '../../deps.ts';
import type { Entry } from '../../domain/attendance.ts';
import type { RegisterRow } from '../../domain/import.ts';
import { entryId, registerPk, sessionIdOf } from '../../domain/key.ts';
import type { Pid } from '../../domain/person.ts';
import { AT_ONCE } from './apply.ts';
import type { CheckedRegister } from './check.ts';
import { readRows } from './row.ts';
import { BATCH, writeTogether, type Application, type Plan } from './write.ts';
import { everyOf } from '../page.ts';
import { inParallel } from '../parallel.ts';
import { personByAddress } from '../people.ts';

/** Lines that are held in memory and applied together; also what is done again after an interruption. */
const CHUNK = 500;

type Seat = { line: number; sessionId: string; pid: Pid; row: RegisterRow };

/**
 * Applies a register, read a second time: lines become entries of source `import`, and a line that differs from the
 * latest imported entry of its seat is appended after it. The first `done` lines were applied before an interruption.
 * False where the file is not the one that was checked.
 */
export async function applyRegister(
  application: Application,
  register: CheckedRegister,
  done: number,
): Promise<boolean> {
  const { run, scope, onProgress } = application;
  const pidOf = createPidCache(application.deps);
  const { rows, digest } = readRows('register', register.source, () => undefined);
  let chunk: Seat[] = [];
  let read = 0;
  const flush = async (): Promise<void> => {
    await applySeats(application, chunk);
    chunk = [];
    await run.advance('register', read);
    onProgress('register', read);
  };
  for await (const { line, row } of rows) {
    read += 1;
    if (read <= done) continue;
    const pid = row && !register.skip.has(line) ? await pidOf(row.email) : undefined;
    if (row && pid !== undefined) chunk.push({ line, sessionId: sessionIdOf(scope.cohortId, row.code), pid, row });
    if (read % CHUNK === 0) await flush();
  }
  if (digest() !== register.digest) return false;
  await flush();
  return true;
}

async function applySeats(application: Application, seats: readonly Seat[]): Promise<void> {
  const batches = [...Map.groupBy(seats, ({ sessionId }) => sessionId)].flatMap(([sessionId, own]) =>
    inBatches(sessionId, own),
  );
  await inParallel(batches, AT_ONCE, async ({ sessionId, own }) => {
    const pk = registerPk(sessionId);
    const target = { pk, what: 'attendance.import', action: String(own[0]?.line ?? 0) };
    await writeTogether(
      application,
      target,
      own.map((seat) => planEntry(application, pk, seat)),
    );
  });
}

function inBatches(sessionId: string, seats: readonly Seat[]): { sessionId: string; own: Seat[] }[] {
  const count = Math.ceil(seats.length / BATCH);
  return Array.from({ length: count }, (_, index) => ({
    sessionId,
    own: seats.slice(index * BATCH, (index + 1) * BATCH),
  }));
}

function planEntry(
  { deps, by }: Application,
  pk: string,
  { line, pid, row: { status, minutes, channel } }: Seat,
): Plan {
  return async (importId, isHopeful) => {
    const latest = isHopeful ? undefined : await latestImported(deps, pk, pid);
    const said = { status, channel, ...(minutes === undefined ? {} : { minutes }) };
    if (latest && saysSame(latest, said)) return undefined;
    const entry: Entry = {
      pid,
      source: 'import',
      n: (latest?.n ?? 0) + 1,
      ...said,
      at: deps.clock.now(),
      by,
      importId,
    };
    const id = entryId(pid, 'import', entry.n);
    const document = { pk, id, type: 'entry', sk: id, body: entry } as const;
    const change = { file: 'register', line, kind: latest ? 'changed' : 'added' } as const;
    return { operations: [{ op: 'create', document }], changes: [change] };
  };
}

function saysSame(entry: Entry, said: Pick<Entry, 'status' | 'minutes' | 'channel'>): boolean {
  return entry.status === said.status && entry.minutes === said.minutes && entry.channel === said.channel;
}

async function latestImported(deps: Deps, pk: string, pid: Pid): Promise<Entry | undefined> {
  let latest: Entry | undefined;
  const range = { from: `att_${pid}_import_`, to: `att_${pid}_import_~` };
  for await (const { body } of everyOf(deps.store, pk, 'entry', range)) latest = body;
  return latest;
}

/** People are asked for once: a register names each of them many times. */
function createPidCache(deps: Deps): (address: string) => Promise<Pid | undefined> {
  const pids = new Map<string, Pid | undefined>();
  return async (address) => {
    if (!pids.has(address)) pids.set(address, await personByAddress(deps, address));
    return pids.get(address);
  };
}
