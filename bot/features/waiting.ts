import type { Deps } from '../deps.ts';
import { personalPk, waitingId } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import type { Stored } from '../store/store.ts';

/** What waits: of which kind, in which wave or call. */
type Waiting = Pick<Stored<'waiting'>['body'], 'kind' | 'refId' | 'programId'>;

/**
 * Notes with a person, who need be of no program, where something waits for them. What it is and whether it still does is
 * read there, so this may be written first. Safe to repeat.
 */
export async function noteWaiting(deps: Deps, pid: Pid, waiting: Waiting): Promise<void> {
  const id = waitingId(waiting.kind, waiting.refId);
  const body = { ...waiting, at: deps.clock.now() };
  await deps.store.create({ pk: personalPk(pid), id, type: 'waiting', sk: id, body });
}
