import type { Deps } from '../../deps.ts';
import { isCountOnly } from '../../domain/audience.ts';
import { needsSecond, stepOf, type Broadcast, type Proposal } from '../../domain/broadcast.ts';
import { nextCalm } from '../../domain/delivery.ts';
import { audienceId, castPk, personId, personPk, programDocId, programPk } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { isWorkingDay } from '../holiday.ts';
import { everyOf } from '../page.ts';
import { inParallel } from '../parallel.ts';
import { namesOf } from '../register.ts';
import { audienceOf, unreachableOf, type Unreachable } from './audience.ts';
import { faults, openCast, type NotAllowed, type Saved } from './draft.ts';
import { messageFor, type Message } from './message.ts';
import { progressOf, type Progress } from './progress.ts';

export type UnreachableGroup = { why: Unreachable['why']; count: number; names: string[] };

/** Everything that a coordinator sees before a broadcast is sent. */
export type Look = {
  cast: Broadcast;
  problems: Saved['problems'];
  /** As the person who looks would read it. */
  message: Message;
  timeZone: string;
  people: number;
  /** Nothing but their number is said (domain/audience). */
  countOnly?: true;
  /** Five of them. */
  among: string[];
  unreachable: UnreachableGroup[];
  /** Of those unreachable, how many have an address and get it by e-mail. */
  byMail: number;
  /** Who would wait for their working hours, were it sent now. */
  held: number;
  /** The number of people above which the one who looks must leave the sending to another. */
  secondAbove?: number;
};

const FIVE = 5;
const NAMED = 10;
const AT_ONCE = 64;

/** What sending a broadcast would do, as things are now. Writes nothing. */
export async function lookAt(deps: Deps, actor: Actor, castId: string): Promise<Result<Look, NotAllowed>> {
  const stored = await openCast(deps, actor, castId);
  if (!stored) return refuse({ code: 'notAllowed' });
  const cast = stored.body;
  const [program, pids] = await Promise.all([
    deps.store.get('program', programPk(cast.programId), programDocId),
    peopleOf(deps, cast),
  ]);
  const timeZone = program?.body.timeZone ?? 'UTC';
  const above = program?.body.broadcastApprovalAbove;
  const second = above !== undefined && needsSecond(pids.length, above) && actor.pid === cast.editedBy;
  const [problems, message] = await Promise.all([faults(deps, cast), messageFor(deps, cast, actor.pid)]);
  const seen = { cast, problems, message, timeZone, ...(second ? { secondAbove: above } : {}) };
  if (isCountOnly(cast.audience)) {
    const people = problems.some(({ code }) => code === 'tooFewToAsk') ? 0 : pids.length;
    return ok({ ...seen, people, countOnly: true, among: [], unreachable: [], byMail: 0, held: 0 });
  }
  const [among, unreachable] = await Promise.all([namesOf(deps, pids.slice(0, FIVE)), unreachableOf(deps, pids)]);
  const { held, byMail } = await waitingOf(deps, cast, pids, new Set(unreachable.map(({ pid }) => pid)), timeZone);
  return ok({
    ...{ ...seen, people: pids.length, held, byMail },
    among: among.map(({ name }) => name),
    unreachable: await grouped(deps, unreachable),
  });
}

async function grouped(deps: Deps, unreachable: Unreachable[]): Promise<UnreachableGroup[]> {
  return Promise.all(
    [...Map.groupBy(unreachable, ({ why }) => why)].map(async ([why, people]) => {
      const pids = people.slice(0, NAMED).map(({ pid }) => pid);
      return { why, count: people.length, names: (await namesOf(deps, pids)).map(({ name }) => name) };
    }),
  );
}

async function waitingOf(
  deps: Deps,
  cast: Broadcast,
  pids: readonly Pid[],
  unreachable: ReadonlySet<Pid>,
  timeZone: string,
): Promise<{ held: number; byMail: number }> {
  const now = deps.clock.now();
  const waits = new Map<string, boolean>();
  const isHeld = (zone: string): boolean => {
    const known = waits.get(zone) ?? nextCalm(zone, now, isWorkingDay) > now;
    waits.set(zone, known);
    return known;
  };
  let [held, byMail] = [0, 0];
  await inParallel(pids, AT_ONCE, async (pid) => {
    const person = await deps.store.get('person', personPk(pid), personId(pid));
    if (!cast.urgent && isHeld(person?.body.timeZone ?? timeZone)) held += 1;
    if (deps.door && unreachable.has(pid) && person?.body.email !== undefined) byMail += 1;
  });
  return { held, byMail };
}

/** The people of a broadcast: frozen once it is approved, looked up before. */
async function peopleOf(deps: Deps, cast: Broadcast): Promise<Pid[]> {
  const { castId, chunks } = cast;
  if (chunks === undefined) return audienceOf(deps, cast.programId, cast.audience);
  const pids: Pid[] = [];
  const range = { from: audienceId(0), to: audienceId(chunks) };
  for await (const { body } of everyOf(deps.store, castPk(castId), 'audience', range)) pids.push(...body.pids);
  return pids;
}

export type CorrectionLook = Progress & { proposal: Proposal; message: Message; secondAbove?: number };

/** What a correction would do, as things are now. Writes nothing of its own. */
export async function lookAtCorrection(
  deps: Deps,
  actor: Actor,
  castId: string,
): Promise<Result<CorrectionLook, NotAllowed | { code: 'notPossible' }>> {
  const progress = await progressOf(deps, actor, castId);
  if (!progress.ok) return progress;
  const { cast } = progress.value;
  const { proposal } = cast;
  if (!proposal || stepOf(cast, 'correct') === undefined) return refuse({ code: 'notPossible' });
  const { textEn, textFr, link } = proposal;
  const { link: _, ...kept } = cast;
  const corrected: Broadcast = { ...kept, textEn, textFr, ...(link ? { link } : {}) };
  const program = await deps.store.get('program', programPk(cast.programId), programDocId);
  const above = program?.body.broadcastApprovalAbove;
  const second = above !== undefined && needsSecond(cast.size ?? 0, above) && actor.pid === proposal.editedBy;
  const message = await messageFor(deps, corrected, actor.pid);
  return ok({ ...progress.value, proposal, message, ...(second ? { secondAbove: above } : {}) });
}

/** The addresses of an explicit list, as its form shows them. */
export async function addressesOf(deps: Deps, pids: readonly Pid[]): Promise<string[]> {
  const people = await Promise.all(pids.map((pid) => deps.store.get('person', personPk(pid), personId(pid))));
  return people.flatMap((person) => person?.body.email ?? []);
}
