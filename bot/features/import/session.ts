import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import type { SessionMore, SessionRow } from '../../domain/import.ts';
import { programPk, sessionDocId, sessionIdOf } from '../../domain/key.ts';
import { successor, type Session, type SessionDetails } from '../../domain/session.ts';
import type { Millis } from '../../domain/time.ts';
import type { Operation } from '../../store/store.ts';
import { personByAddress } from '../people.ts';
import { following, sessionDocument } from '../schedule/write.ts';
import type { Line } from './line.ts';
import type { Scope } from './known.ts';
import { BATCH, changeOf, inChunks, writeOver, writeTogether, type Application, type Plan } from './write.ts';

/** A session is written with the due work that follows from it. */
const SIZE = Math.floor(BATCH / 2);

/**
 * Sessions of a cohort lie in their program's partition; what no column says of one is kept. What is published, moved
 * or called off by it, and still to come, is told as if a coordinator had done it in the chat: once, and only where it
 * changed.
 */
export async function applySessions(application: Application, sessions: readonly Line<SessionRow>[]): Promise<void> {
  const work = async (chunk: Line<SessionRow>[], first: number): Promise<void> => {
    const pk = programPk(application.scope.programId);
    const target = { pk, what: 'session.import', action: `${application.scope.cohortId}_ses_${first}` };
    const plans = chunk.map((line) => planSession(application, pk, line));
    await writeTogether(application, target, plans);
  };
  await inChunks(application, 'sessions', sessions, work, SIZE);
}

function planSession({ deps, scope, quiet }: Application, pk: string, { line, row }: Line<SessionRow>): Plan {
  const id = sessionDocId(sessionIdOf(scope.cohortId, row.code));
  return async () => {
    const before = await deps.store.get('session', pk, id);
    const session = await sessionSaid(deps, before?.body, scope, row);
    if (isDeepStrictEqual(before?.body, session)) return undefined;
    return {
      operations: [
        writeOver(sessionDocument(session), before),
        ...newsOf(before?.body, session, quiet, deps.clock.now()),
      ],
      changes: [changeOf('sessions', line, before)],
    };
  };
}

/** A session as its row says: numbered on where the people who know of it must hear (domain/session, `successor`). */
async function sessionSaid(
  deps: Deps,
  before: Session | undefined,
  scope: Scope,
  { more, ...row }: SessionRow,
): Promise<Session> {
  const sessionId = sessionIdOf(scope.cohortId, row.code);
  const session: Session = { remote: false, sequence: 0, ...before, ...scope, sessionId, ...row };
  if (row.group === undefined) delete session.group;
  const said = withMore(session, more);
  if (more.facilitatorEmail !== undefined) {
    const facilitator = await personByAddress(deps, more.facilitatorEmail);
    if (facilitator !== undefined) said.facilitator = facilitator;
  }
  if (said.required) delete said.capacity;
  return before ? successor(before, said) : said;
}

/** What the optional columns say: an empty cell takes away what was recorded, a column that is not there nothing. */
function withMore(session: Session, more: SessionMore): Session {
  const { details, ...rest } = session;
  const { joinLink, capacity, facilitatorEmail, languages, interpretation, remote, ...words } = more;
  const own = { joinLink, capacity, languages, interpretation };
  const next = Object.fromEntries(over(rest, own, more)) as Session;
  if ('facilitatorEmail' in more && facilitatorEmail === undefined) delete next.facilitator;
  if (remote !== undefined) next.remote = remote;
  const said: SessionDetails = Object.fromEntries(over(details ?? {}, words, more));
  return Object.keys(said).length > 0 ? { ...next, details: said } : next;
}

/** The fields of a record, over which those that were asked about are laid; undefined takes one away. */
function over(record: object, said: Readonly<Record<string, unknown>>, asked: object): Map<string, unknown> {
  const next = new Map<string, unknown>(Object.entries(record));
  for (const [field, value] of Object.entries(said)) {
    if (!(field in asked)) continue;
    if (value === undefined) next.delete(field);
    else next.set(field, value);
  }
  return next;
}

/** The due work that a change of a session makes, where there is anything to tell and it is not over. */
function newsOf(before: Session | undefined, after: Session, quiet: boolean, now: Millis): Operation[] {
  if (after.endsAt <= now) return [];
  const moved = before !== undefined && before.sequence !== after.sequence;
  const isNew = after.status === 'published' && (before?.status !== 'published' || moved);
  const isCalledOff = after.status === 'cancelled' && moved;
  if (isCalledOff && quiet) return [];
  return isNew || isCalledOff ? [following(after, quiet ? 'remind' : 'announce', now)] : [];
}
