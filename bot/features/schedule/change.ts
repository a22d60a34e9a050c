import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import { programPk, sessionDocId } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { EssentialsForm, FormRefusal } from '../../domain/schedule.ts';
import { readSeries } from '../../domain/series.ts';
import { cancelled, stepAllowed, type Session, type SessionRef, type StepRefusal } from '../../domain/session.ts';
import type { Operation } from '../../store/store.ts';
import { sessionFor, type CohortRef, type NotAllowed } from './access.ts';
import { draftsOf, openForm } from './form.ts';
import { following, putting, sessionDocument, trace } from './write.ts';

/**
 * Creates the drafts of a form, all or none, each with its audit entry. The same form sent again meets its own first
 * attempt; a code that another session has is refused beside its field.
 */
export async function createSessions(
  deps: Deps,
  actor: Actor,
  ref: CohortRef,
  form: EssentialsForm,
): Promise<Result<Session[], NotAllowed | FormRefusal>> {
  const open = await openForm(deps, actor, ref);
  if (!open.ok) return open;
  const read = readSeries(form);
  if (!read.ok) return read;
  const sessions = draftsOf(ref, read.value);
  const written = await deps.store.batch(
    programPk(ref.programId),
    sessions.flatMap((session): Operation[] => [
      { op: 'create', document: sessionDocument(session) },
      { op: 'create', document: trace(deps, actor, session, 'session.create', ['', 'draft']) },
    ]),
  );
  if (written.ok || (await areThere(deps, sessions))) return ok(sessions);
  return refuse({ code: 'form', problems: [{ field: 'code', code: 'codeTaken' }] });
}

async function areThere(deps: Deps, sessions: readonly Session[]): Promise<boolean> {
  const stored = await Promise.all(
    sessions.map(({ programId, sessionId }) =>
      deps.store.get('session', programPk(programId), sessionDocId(sessionId)),
    ),
  );
  return stored.every((one, n) => isDeepStrictEqual(one?.body, sessions[n]));
}

/**
 * Cancels a session: once, whoever presses first. Whoever knew of it is told by due work of the same batch. A draft,
 * of which nobody knows, is taken away instead: `discarded`.
 */
export async function cancelSession(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
): Promise<Result<'cancelled' | 'discarded', NotAllowed | StepRefusal>> {
  const stored = await sessionFor(deps, actor, ref);
  if (!stored) return refuse({ code: 'notAllowed' });
  const session = stored.body;
  if (session.status === 'cancelled') return ok('cancelled');
  const refused = stepAllowed(session, 'cancel', deps.clock.now());
  if (refused) return refuse(refused);
  const isDraft = session.status === 'draft';
  const operations: Operation[] = isDraft
    ? [
        { op: 'delete', id: stored.id, ifMatch: stored.etag },
        { op: 'create', document: trace(deps, actor, session, 'session.discard', ['draft', 'discarded']) },
      ]
    : [
        ...putting(deps, actor, stored, cancelled(session), 'session.cancel'),
        following(cancelled(session), 'announce', deps.clock.now()),
      ];
  const written = await deps.store.batch(stored.pk, operations);
  if (written.ok) return ok(isDraft ? 'discarded' : 'cancelled');
  return cancelSession(deps, actor, ref); // somebody wrote meanwhile: look again
}
