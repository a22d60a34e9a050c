import { eventWords } from '../../cards/calendar.ts';
import { textIn } from '../../cards/text/text.ts';
import type { Deps, MailMessage } from '../deps.ts';
import { personId, personPk } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import type { Session } from '../domain/session.ts';
import { fileOf } from '../features/calendar.ts';

type Attachments = NonNullable<MailMessage['attachments']>;

/**
 * Sessions as calendar requests for one person's e-mail: a request puts an event into their calendar, or moves the one
 * that is there (the same uid, a later sequence); a cancellation takes it off. One file a session, since a request is
 * about one event only (RFC 5546). The organizer is the program's own mailbox, which stays the same when coordinators
 * change: calendars let nobody else change an event. None where the person or the mailbox has no address.
 */
export async function invitationAttachment(
  deps: Deps,
  { pid, sessions, method }: { pid: Pid; sessions: readonly Session[]; method: 'REQUEST' | 'CANCEL' },
): Promise<Attachments> {
  const person = (await deps.store.get('person', personPk(pid), personId(pid)))?.body;
  const { from } = deps.mail;
  if (person?.email === undefined || from === undefined) return [];
  const words = (person.language ? [textIn(person.language)] : [textIn('en'), textIn('fr')]).map(eventWords);
  const parties = {
    organizer: { name: 'Cadre', email: from },
    attendee: { name: asName(person.name), email: person.email },
  };
  return sessions.map((session, n) => ({
    name: sessions.length === 1 ? 'cadre.ics' : `cadre-${n + 1}.ics`,
    contentType: `text/calendar; method=${method}; charset=utf-8`,
    content: fileOf([session], words, 'own', { method, ...parties }, deps.clock.now()),
  }));
}

/** A name as a parameter of a calendar holds it. */
function asName(name: string): string {
  return name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}
