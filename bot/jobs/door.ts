import type { Render } from '../../cards/card.ts';
import { doorOverCard } from '../../cards/door.ts';
import { mailWords } from '../../cards/mail.ts';
import type { Deps, MailMessage, MailOutcome } from '../deps.ts';
import type { Delivery } from '../domain/delivery.ts';
import { doorExpiry, isWritable, type DoorLink, type DoorPurpose, type DoorRef } from '../domain/door.ts';
import { personId, personPk, programDocId, programPk, sessionDocId } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import type { Session } from '../domain/session.ts';
import type { Millis } from '../domain/time.ts';
import { doorUrl } from '../features/door.ts';
import { evaluationOf } from '../features/evaluation/open.ts';
import { callOf } from '../features/call/read.ts';
import { waveOf } from '../features/feedback/wave.ts';
import { isOfSeries, sessionsIn } from '../features/invitation.ts';
import { contactsOf } from '../features/reachability.ts';
import { letterFor } from '../features/selection/letter.ts';
import type { DeliveryKind } from './job.ts';

/** `noAddress`: nobody knows where to write to. `noDoor`: no e-mail is set up, or this kind has no page. */
export type DoorOutcome = MailOutcome | { ok: false; code: 'noAddress' | 'noDoor' };

/** One e-mail: to whom, for what, about what. `endsAt`: when there is nothing left to answer. */
type Letter = {
  pid: Pid;
  purpose: DoorPurpose;
  ref: DoorRef;
  sequence: number;
  about?: Delivery['about'];
  endsAt?: number;
  /** The same at every try: the delivery's own. */
  id?: string;
  attachments?: MailMessage['attachments'];
};

/** Where nothing else is known of a person's time. */
const ZONE = 'America/Toronto';

/**
 * Reaches by e-mail somebody whom Teams cannot (DESIGN section 4): the words of the delivery's own card, and a link to
 * that card. One try; whether there is another the caller decides: `later` is surely not sent, `unknown` may be.
 */
export async function openSecondDoor(
  deps: Deps,
  purpose: DoorPurpose,
  delivery: Delivery,
  render: Render,
  attachments: MailMessage['attachments'] = [],
): Promise<DoorOutcome> {
  const { pid, programId, sessionId, castId, sequence, deliveryId: id, about } = delivery;
  const session =
    sessionId === undefined
      ? undefined
      : await deps.store.get('session', programPk(programId), sessionDocId(sessionId));
  const evaluation = purpose === 'evaluation' ? await evaluationOf(deps, castId ?? '') : undefined;
  const ref: DoorRef = evaluation
    ? { programId, evaluationId: evaluation.body.evaluationId }
    : {
        programId,
        ...(sessionId === undefined ? {} : { sessionId }),
        ...(castId === undefined ? {} : { castId }),
      };
  const wave = purpose === 'feedback' && castId !== undefined ? await waveOf(deps, castId) : undefined;
  const call = purpose === 'consent' || purpose === 'endorsement' ? await callOf(deps, castId ?? '') : undefined;
  const offer = purpose === 'offer' ? await letterFor(deps, castId ?? '', pid) : undefined;
  const closesAt = (evaluation ?? wave)?.body.closesAt ?? call?.body.completeBy ?? offer?.until;
  const endsAt = closesAt ?? (session && (await lastEnd(deps, session.body, sequence, purpose)));
  const more = { ...(endsAt === undefined ? {} : { endsAt }), ...(about === undefined ? {} : { about }) };
  const letter = { pid, purpose, ref, sequence, attachments, id, ...more };
  return sendByMail(deps, letter, render);
}

/** When there is nothing left to answer: of a series, whose invitation is one, after its last session. */
async function lastEnd(deps: Deps, session: Session, sequence: number, purpose: DoorPurpose): Promise<Millis> {
  const { programId, sessionId, endsAt } = session;
  if (purpose !== 'invitation' || !isOfSeries(session, sequence)) return endsAt;
  const sessions = await sessionsIn(deps, { programId, sessionId, series: true });
  return Math.max(endsAt, ...sessions.map((one) => one.endsAt));
}

/** Writes one e-mail with the words of a card and the link to it. */
async function sendByMail(deps: Deps, letter: Letter, render: Render): Promise<DoorOutcome> {
  const { pid, purpose, ref, sequence, about } = letter;
  const person = (await deps.store.get('person', personPk(pid), personId(pid)))?.body;
  if (person?.email === undefined || !isWritable(person.email)) return { ok: false, code: 'noAddress' };
  const expiresAt = doorExpiry(deps.clock.now(), letter.endsAt);
  const url = await doorUrl(deps, { pid, purpose, ref, sequence, expiresAt, ...(about ? { about } : {}) });
  if (url === undefined) return { ok: false, code: 'noDoor' };
  const program = (await deps.store.get('program', programPk(ref.programId), programDocId))?.body;
  const contacts = await contactsOf(deps, ref.programId);
  const model = {
    purpose,
    name: person.name,
    url,
    program: program?.name ?? '',
    expiresAt,
    zone: person.timeZone ?? program?.timeZone ?? ZONE,
    contacts,
  };
  const replyTo = contacts[0]?.email;
  const words = mailWords(render, model, person.language, 'en');
  const attachments = letter.attachments ?? [];
  const sent = await deps.mail.send({
    to: person.email,
    ...words,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(letter.id === undefined ? {} : { id: letter.id }),
  });
  if (!sent.ok) deps.log.warn({ pid, purpose, code: sent.code }, 'the second door could not be opened by e-mail');
  return sent;
}

/** What a link shows of a kind of delivery: the same card, made anew; where it would not be sent now, that it is over. */
export function viewOf(kind: DeliveryKind): (deps: Deps, turn: unknown, link: DoorLink) => Promise<Render> {
  return async (deps, _turn, { linkId, pid, purpose, ref, sequence, about }) => {
    const prepared = await kind.prepare(deps, {
      deliveryId: linkId,
      planId: linkId,
      kind: purpose,
      pid,
      ...ref,
      sequence,
      ...(about ? { about } : {}),
      state: 'sent',
      attempts: 1,
      at: deps.clock.now(),
    });
    return 'render' in prepared ? prepared.render : doorOverCard;
  };
}
