import type { Deps } from '../../deps.ts';
import type { Broadcast, BroadcastLink } from '../../domain/broadcast.ts';
import { personId, personPk } from '../../domain/key.ts';
import type { Pid } from '../../domain/person.ts';
import type { Session } from '../../domain/session.ts';
import { hasAcknowledged } from './acknowledge.ts';
import { settingOf, stillAddressed, type Setting } from './audience.ts';

/** Everything that a broadcast says to one person, in both languages. */
export type Message = {
  castId: string;
  programId: string;
  programName: string;
  firstName: string;
  textEn: string;
  textFr: string;
  link?: BroadcastLink;
  acknowledge: boolean;
  /** They have acknowledged it already. */
  acknowledged?: true;
  session?: Pick<Session, 'titleEn' | 'titleFr' | 'startsAt' | 'place'>;
  /** Times are shown in the session's own zone: what the text says holds for the room. */
  timeZone: string;
};

/** What a broadcast says to a person, with the session as it is now. */
export async function messageFor(deps: Deps, cast: Broadcast, pid: Pid): Promise<Message> {
  const setting = await settingOf(deps, cast.programId, cast.audience);
  return messageIn(deps, cast, pid, setting);
}

/** The same, or why it is not for them any more: `cancelled`, `left`. */
export async function messageOrSkip(deps: Deps, cast: Broadcast, pid: Pid): Promise<Message | { skip: string }> {
  if (cast.state === 'cancelled' || cast.recalledAt !== undefined) return { skip: 'cancelled' };
  const setting = await settingOf(deps, cast.programId, cast.audience);
  if (!setting || !(await stillAddressed(deps, setting, cast.audience, pid))) return { skip: 'left' };
  return messageIn(deps, cast, pid, setting);
}

/** What somebody reads who has received it: with their acknowledgement, and nothing once it was recalled. */
export async function messageRead(deps: Deps, cast: Broadcast, pid: Pid): Promise<Message | { skip: string }> {
  if (cast.recalledAt !== undefined) return { skip: 'recalled' };
  const message = await messageFor(deps, cast, pid);
  return cast.acknowledge && (await hasAcknowledged(deps, cast.castId, pid))
    ? { ...message, acknowledged: true }
    : message;
}

async function messageIn(deps: Deps, cast: Broadcast, pid: Pid, setting: Setting | undefined): Promise<Message> {
  const person = await deps.store.get('person', personPk(pid), personId(pid));
  const { castId, programId, textEn, textFr, link, acknowledge } = cast;
  const session = setting?.session;
  return {
    castId,
    programId,
    programName: setting?.program.name ?? '',
    firstName: person?.body.name.split(/\s+/)[0] ?? '',
    textEn,
    textFr,
    acknowledge,
    timeZone: session?.timeZone ?? setting?.program.timeZone ?? 'UTC',
    ...(link ? { link } : {}),
    ...(session ? { session } : {}),
  };
}
