import type { Deps } from '../deps.ts';
import { personalPk, preferenceId } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import type { Mutable } from '../domain/reminder.ts';
import { withBody } from './record.ts';

/** The kinds of message that a person has muted. */
export async function mutedBy(deps: Deps, pid: Pid): Promise<string[]> {
  return (await deps.store.get('preference', personalPk(pid), preferenceId))?.body.muted ?? [];
}

/** Mutes a kind of message for a person, or lets it through again. */
export async function setMuted(deps: Deps, pid: Pid, kind: Mutable, muted: boolean): Promise<void> {
  const [pk, id] = [personalPk(pid), preferenceId];
  const stored = await deps.store.get('preference', pk, id);
  const others = (stored?.body.muted ?? []).filter((one) => one !== kind);
  const body = { muted: muted ? [...others, kind] : others };
  const written = await (stored
    ? deps.store.replace(withBody(stored, body), stored.etag)
    : deps.store.create({ pk, id, type: 'preference', sk: id, body }));
  if (!written.ok) await setMuted(deps, pid, kind, muted); // their other device was quicker
}
