import type { Deps } from '../../deps.ts';
import { programPk } from '../../domain/key.ts';
import { everyOf } from '../page.ts';

/** "You said, we changed": what a program did with its last results, in both languages. */
export type Changed = { saidEn: string; saidFr: string; changedEn: string; changedFr: string };

/** The newest that a program has written, where it has; said on the next invitation to answer. */
export async function changedOf(deps: Deps, programId: string): Promise<Changed | undefined> {
  const notes = await Array.fromAsync(everyOf(deps.store, programPk(programId), 'changed'));
  return notes.map(({ body }) => body).sort((a, b) => b.at - a.at)[0];
}
