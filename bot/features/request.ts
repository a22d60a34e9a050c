import type { Deps } from '../deps.ts';
import { personId, personPk, planDocId, programPk, registerPk, requestId, sessionDocId } from '../domain/key.ts';
import type { Actor } from '../domain/person.ts';
import { disposedAt, readRequest, type RequestForm, type RequestProblem } from '../domain/request.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Session, SessionRef } from '../domain/session.ts';
import type { Operation } from '../store/store.ts';
import { planDocument } from './delivery.ts';
import { rolesOf } from './membership.ts';
import { everyOf } from './page.ts';
import { auditDocument } from './record.ts';
import { ownSessionsIn } from './rsvp.ts';
import { sessionFor } from './schedule/access.ts';

/** One's own request for a session: what its coordinators see now, and until when it is kept. */
export type OwnRequest = { session: Session; stored?: RequestForm; disposedAt: number };

export type RequestRefusal = { code: 'unknownSession' } | { code: 'over' };
export type NamedRequest = RequestForm & { name: string };

/** How many sessions a coordinator's list shows. */
const SHOWN = 20;
/** Characters of other people's words on one card (PLATFORM section 1), whatever marks they are made of. */
const MOST_ON_A_CARD = 5_000;
const ROUNDS = 8;

/** One's own request, for a session in which one has a seat and for which something can still be prepared. */
export async function ownRequest(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
): Promise<Result<OwnRequest, RequestRefusal>> {
  const [session] = await ownSessionsIn(deps, actor.pid, { ...ref, series: false });
  if (!session) return refuse({ code: 'unknownSession' });
  if (session.status !== 'published' || session.endsAt <= deps.clock.now()) return refuse({ code: 'over' });
  const stored = await deps.store.get('request', registerPk(session.sessionId), requestId(actor.pid));
  const { accommodation = '', diet = '' } = stored?.body ?? {};
  return ok({ session, disposedAt: disposedAt(session), ...(stored ? { stored: { accommodation, diet } } : {}) });
}

/**
 * Tells the coordinators of a session what a person needs there; saying it again replaces it. In one batch with its
 * trace and with the plan that deletes it 30 days after the session. Refused: too long, empty.
 */
export async function saveRequest(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
  form: RequestForm,
): Promise<Result<OwnRequest, RequestRefusal | { code: 'form'; problems: RequestProblem[]; own: OwnRequest }>> {
  const own = await ownRequest(deps, actor, ref);
  if (!own.ok) return own;
  const read = readRequest(form);
  if (!read.ok) return refuse({ ...read.refusal, own: own.value });
  const { session } = own.value;
  const [pk, id, at] = [registerPk(session.sessionId), requestId(actor.pid), deps.clock.now()];
  const body = { pid: actor.pid, ...read.value, at };
  for (let round = 0; round < ROUNDS; round += 1) {
    const written = await deps.store.batch(pk, [
      ...(await disposalOf(deps, session)),
      { op: 'upsert', document: { pk, id, type: 'request', sk: id, body } },
      traceOf(deps, session, 'request.save'),
    ]);
    if (written.ok) return ok({ ...own.value, stored: read.value });
  }
  throw new Error('a request could not be saved');
}

/** A trace that does not say whose request it was: that somebody had one must not outlive it. */
function traceOf(deps: Deps, { sessionId }: Session, what: string): Operation {
  const entry = { who: 'participant', what, at: deps.clock.now(), on: sessionDocId(sessionId) };
  return { op: 'create', document: auditDocument(registerPk(sessionId), `request_${deps.ids.next()}`, entry) };
}

/** The write that plans the deletion of a session's requests, unless it is planned. */
async function disposalOf(deps: Deps, session: Session): Promise<Operation[]> {
  const { programId, cohortId, sessionId, sequence } = session;
  const pk = registerPk(sessionId);
  const planId = `disposal_${sessionId}_${sequence}`;
  if (await deps.store.get('plan', pk, planDocId(planId))) return [];
  const plan = { planId, kind: 'disposal', programId, cohortId, sessionId, sequence, at: deps.clock.now() };
  return [{ op: 'create', document: planDocument(pk, plan, disposedAt(session)) }];
}

/** Plans the deletion anew for a session with requests whose date has changed. Safe to repeat. */
export async function planDisposal(deps: Deps, session: Session): Promise<void> {
  const pk = registerPk(session.sessionId);
  const [any] = await deps.store.list(pk, 'request', { limit: 1 });
  if (any) await deps.store.batch(pk, await disposalOf(deps, session));
}

/** Takes one's own request back: deleted at once. Doing it twice is doing it once. */
export async function withdrawRequest(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
): Promise<Result<OwnRequest, RequestRefusal>> {
  const own = await ownRequest(deps, actor, ref);
  if (!own.ok) return own;
  const { stored: _, ...rest } = own.value;
  await deps.store.batch(registerPk(rest.session.sessionId), [
    { op: 'delete', id: requestId(actor.pid) },
    traceOf(deps, rest.session, 'request.withdraw'),
  ]); // refused where it is gone already
  return ok(rest);
}

/** The sessions of a coordinator's programs for which people need something, by start; undefined for others. */
export async function requestedSessions(
  deps: Deps,
  actor: Actor,
): Promise<{ session: Session; people: number }[] | undefined> {
  const programs = (await rolesOf(deps, actor.pid)).filter(({ role }) => role === 'coordinator');
  if (programs.length === 0) return undefined;
  const found: { session: Session; people: number }[] = [];
  for (const { programId } of programs) {
    for await (const { body: session } of everyOf(deps.store, programPk(programId), 'session')) {
      if (session.status === 'draft' || disposedAt(session) <= deps.clock.now()) continue;
      const people = (await requestsOf(deps, session)).length;
      if (people > 0) found.push({ session, people });
    }
  }
  return found.sort((a, b) => a.session.startsAt - b.session.startsAt).slice(0, SHOWN);
}

async function requestsOf(deps: Deps, session: Session) {
  return Array.fromAsync(everyOf(deps.store, registerPk(session.sessionId), 'request'));
}

/**
 * What people need at a session, by name, from the `from`-th on as far as a card can hold; for coordinators of its
 * program alone. Undefined for everybody else, facilitators too, and whether or not it exists.
 */
export async function sessionRequests(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
  from = 0,
): Promise<{ session: Session; people: NamedRequest[]; next?: number; disposedAt: number } | undefined> {
  const session = (await sessionFor(deps, actor, ref))?.body;
  if (!session) return undefined;
  const all = await Promise.all(
    (await requestsOf(deps, session)).map(async ({ body: { pid, accommodation, diet } }) => {
      const person = await deps.store.get('person', personPk(pid), personId(pid));
      return { pid, name: person?.body.name ?? '', accommodation, diet };
    }),
  );
  const named = all.sort((a, b) => a.name.localeCompare(b.name, 'fr') || (a.pid < b.pid ? -1 : 1));
  const people = fitting(named.slice(from)).map(({ pid: _, ...person }) => person);
  const next = from + people.length;
  return { session, people, disposedAt: disposedAt(session), ...(next < named.length ? { next } : {}) };
}

function fitting<T extends NamedRequest>(people: readonly T[]): T[] {
  let left = MOST_ON_A_CARD;
  return people.filter(({ name, accommodation, diet }, n) => {
    left -= name.length + accommodation.length + diet.length + 100;
    return n === 0 || left >= 0;
  });
}
