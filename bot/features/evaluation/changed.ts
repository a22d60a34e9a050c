import type { Deps } from '../../deps.ts';
import { changedId, newestFirst, programPk } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { auditDocument } from '../record.ts';
import { coordinates, type NotAllowed } from './form.ts';
import { evaluationOf } from './open.ts';
import { poolFor } from './pool.ts';
import type { ChangedRecord } from './result.ts';

export type Changed = Pick<ChangedRecord, 'saidEn' | 'saidFr' | 'changedEn' | 'changedFr'>;
export type ChangedRefusal = NotAllowed | { code: 'notReleased' | 'changedWords' };

/** "You said, we changed" heads invitations for so long: older news is none. */
const STILL_NEWS = 120 * 24 * 3_600_000;
export const CHANGED_LIMIT = 400;

/**
 * Writes what was said and what was changed for it, in both languages, once the results are released. Writing again
 * corrects it.
 */
export async function writeChanged(
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  words: Changed,
): Promise<Result<ChangedRecord, ChangedRefusal>> {
  const stored = await evaluationOf(deps, evaluationId);
  if (!stored || !(await coordinates(deps, actor, stored.body.programId))) return refuse({ code: 'notAllowed' });
  const { released } = await poolFor(deps, stored);
  if (!released?.body.evaluationIds.includes(evaluationId)) return refuse({ code: 'notReleased' });
  const said = Object.fromEntries(Object.entries(words).map(([key, value]) => [key, value.trim()])) as Changed;
  if (Object.values(said).some((one) => one === '' || one.length > CHANGED_LIMIT))
    return refuse({ code: 'changedWords' });
  const pk = programPk(stored.body.programId);
  const [at, id] = [deps.clock.now(), changedId(evaluationId)];
  const before = await deps.store.get('changed', pk, id);
  if (before && sameWords(before.body, said)) return ok(before.body);
  const body: ChangedRecord = { evaluationId, ...said, at };
  const trace = { who: actor.pid, what: 'evaluation.changed', at, on: id };
  await deps.store.batch(pk, [
    { op: 'upsert', document: { pk, id, type: 'changed', sk: `${newestFirst(at)}_${evaluationId}`, body } },
    { op: 'upsert', document: auditDocument(pk, `${id}_${at}`, trace) },
  ]);
  return ok(body);
}

const sameWords = (a: Changed, b: Changed): boolean =>
  a.saidEn === b.saidEn && a.saidFr === b.saidFr && a.changedEn === b.changedEn && a.changedFr === b.changedFr;

/** The newest of a program, while it is news: it heads invitations and what is asked next. */
export async function changedOf(deps: Deps, programId: string): Promise<ChangedRecord | undefined> {
  const [newest] = await deps.store.list(programPk(programId), 'changed', { limit: 1 });
  return newest && deps.clock.now() - newest.body.at <= STILL_NEWS ? newest.body : undefined;
}
