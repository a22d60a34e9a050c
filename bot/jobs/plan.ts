import type { Plan } from '../domain/delivery.ts';
import type { Pid } from '../domain/person.ts';
import { MINUTE } from '../domain/time.ts';
import { deliveryDocument, first } from '../features/delivery.ts';
import type { Document, Operation, Stored } from '../store/store.ts';
import type { PlanPage } from './job.ts';
import type { Work } from './work.ts';

/** A batch holds 100 operations, and one of them moves the plan. */
const PAGE = 99;
/** A plan of a kind that this release does not know: a newer instance may take it. */
const NOT_OURS = 10 * MINUTE;

/**
 * Works a plan off to its last page: the deliveries of each page and the plan's new cursor are one batch, so that
 * whoever dies in between leaves either all of a page or nothing. The same person planned twice is one delivery.
 * `planned` is told after each page: there is something to deliver.
 */
export async function workOff(work: Work, claimed: Stored<'plan'>, planned: () => void): Promise<void> {
  const { deps, kinds, leaseMs } = work;
  let plan: Stored<'plan'> | undefined = claimed;
  while (plan?.body.state === 'open') {
    const kind = kinds.plans[plan.body.kind];
    if (!kind) {
      deps.log.error({ planId: plan.body.planId, kind: plan.body.kind }, 'a plan of an unknown kind');
      await move(work, plan, plan.body, deps.clock.now() + NOT_OURS);
      return;
    }
    const page = await kind.next(deps, plan.body, PAGE);
    if (page === 'void') {
      await move(work, plan, { ...plan.body, state: 'cancelled' });
      return;
    }
    if (page.pids.length === 0 && !page.last && page.cursor === plan.body.cursor && page.resumeAt === undefined) {
      throw new Error(`plan kind ${plan.body.kind} makes no headway`);
    }
    plan = await fill(work, plan, page, page.resumeAt ?? deps.clock.now() + leaseMs);
    if (page.pids.length > 0) planned();
    if (page.resumeAt !== undefined) return;
  }
}

/** One page: its deliveries, and the plan behind it. Undefined where somebody else has moved the plan meanwhile. */
async function fill(
  work: Work,
  plan: Stored<'plan'>,
  page: PlanPage,
  leasedUntil: number,
): Promise<Stored<'plan'> | undefined> {
  const { store } = work.deps;
  const body: Plan = { ...plan.body, cursor: page.cursor, state: page.last ? 'done' : 'open' };
  const dueAt = page.last ? undefined : leasedUntil;
  const documents = [...new Set(page.pids)].map((pid) => documentOf(work, plan, page.delivery, pid));
  if (documents.length <= PAGE) {
    const creates = documents.map((document): Operation => ({ op: 'create', document }));
    const moved = movedTo(plan, body, dueAt);
    const written = await store.batch(plan.pk, [...creates, { op: 'replace', document: moved, ifMatch: plan.etag }]);
    if (written.ok) return { ...moved, etag: written.etags.at(-1) ?? '' };
    if (written.code !== 'exists') return undefined;
  }
  // some were planned before: those that are there stay as they are, and only then the plan moves
  for (const document of documents) await store.create(document);
  return move(work, plan, body, dueAt);
}

function documentOf({ deps, kinds }: Work, { pk, body }: Stored<'plan'>, kind: string, pid: Pid): Document<'delivery'> {
  const now = deps.clock.now();
  const dueAt = kinds.deliveries[kind]?.first ? first(now) : now;
  const { planId, programId, sessionId, castId, sequence } = body;
  const of = {
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(castId === undefined ? {} : { castId }),
  };
  return deliveryDocument(pk, { planId, kind, pid, programId, sequence, ...of }, now, dueAt);
}

function movedTo(plan: Stored<'plan'>, body: Plan, dueAt?: number): Document<'plan'> {
  const { etag: _, dueAt: __, ...document } = plan;
  return { ...document, body, ...(dueAt === undefined ? {} : { dueAt }) };
}

async function move(
  { deps }: Work,
  plan: Stored<'plan'>,
  body: Plan,
  dueAt?: number,
): Promise<Stored<'plan'> | undefined> {
  const document = movedTo(plan, body, dueAt);
  const written = await deps.store.replace(document, plan.etag);
  return written.ok ? { ...document, etag: written.etag } : undefined;
}
