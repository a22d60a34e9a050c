import { z } from 'zod';
import {
  checkedInCard,
  checkInCard,
  chooseSessionCard,
  codeFormCard,
  refusedCard,
  type CheckedInModel,
  type CheckInModel,
} from '../../../cards/attendance.ts';
import type { Render } from '../../../cards/card.ts';
import type { SessionModel } from '../../../cards/session.ts';
import type { Deps } from '../../deps.ts';
import { standing } from '../../domain/attendance.ts';
import { isOpen, seatIn, type CheckInOutcome, type CheckInRefusal } from '../../domain/checkin.ts';
import type { Session, SessionRef } from '../../domain/session.ts';
import { checkIn, loadState, openCode, type CheckInInput } from '../../features/attendance.ts';
import { checkInChoice } from '../../features/session.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Handler, Turn } from '../turn.ts';

/** Our ids are alphanumeric; anything else never came from one of our cards. */
export const idShape = z.string().regex(/^[a-z0-9]{1,64}$/);
/** Which call or broadcast or wave a card says that it is about. */
export const callShape = z.object({ programId: idShape, castId: idShape });
export const refShape = z.object({ programId: idShape, sessionId: idShape });

/** Where the reader's own zone is not known, the session's stands in for it. */
export const FALLBACK_ZONE = 'America/Toronto';

/** In whose time an answer speaks. */
export const readerZoneOf = ({ actor }: Turn): string => actor.timeZone ?? FALLBACK_ZONE;

export function sessionModel(session: Session, turn: Turn): SessionModel {
  const { programId, sessionId, titleEn, titleFr, kind, startsAt, endsAt, place, timeZone } = session;
  const readerZone = turn.actor.timeZone ?? timeZone;
  return { programId, sessionId, titleEn, titleFr, kind, startsAt, endsAt, place, readerZone };
}

function checkInModel(session: Session, asksCode: boolean, turn: Turn): CheckInModel {
  return { session: sessionModel(session, turn), asksCode, remote: session.remote };
}

function outcomeModel(session: Session, outcome: CheckInOutcome, turn: Turn): CheckedInModel {
  const { entry, status } = outcome.standing;
  return {
    session: sessionModel(session, turn),
    already: outcome.kind === 'already',
    status,
    at: entry.at,
    byOther: entry.source !== 'self',
    ...(entry.countsFrom === undefined ? {} : { countsFrom: entry.countsFrom }),
  };
}

function refused(refusal: CheckInRefusal | { code: 'nothingOpen' }, turn: Turn): Render {
  const readerZone = turn.actor.timeZone ?? FALLBACK_ZONE;
  return (t) => refusedCard({ refusal, readerZone }, t);
}

/** A refusal that another try may mend comes back on the form, with what was typed kept. */
function refusedTry(refusal: CheckInRefusal, session: Session, typed: string, turn: Turn): Render {
  const form = { ...checkInModel(session, true, turn), typed };
  return (t) => refusedCard({ refusal, readerZone: form.session.readerZone, form }, t);
}

const tryAgain = new Set<CheckInRefusal['code']>(['wrongCode', 'tooManyTries', 'notRemote']);

const submit: Handler<CheckInInput> = async (deps, turn, input) => {
  const { result, session, asksCode } = await checkIn(deps, turn.actor, input);
  if (result.ok && session) {
    const model = outcomeModel(session, result.value, turn);
    return (t) => checkedInCard(model, t);
  }
  if (result.ok) throw new Error('checked in to a session that is not there');
  if (result.refusal.code === 'codeNeeded') return openForm(deps, turn, input.ref);
  const retry = session && asksCode && tryAgain.has(result.refusal.code);
  return retry ? refusedTry(result.refusal, session, input.code ?? '', turn) : refused(result.refusal, turn);
};

async function openForm(deps: Deps, turn: Turn, ref: SessionRef): Promise<Render> {
  const opened = await openCode(deps, turn.actor, ref);
  if (!opened.ok) return refused(opened.refusal, turn);
  const { session, already } = opened.value;
  if (already) {
    const model = outcomeModel(session, already, turn);
    return (t) => checkedInCard(model, t);
  }
  const form = checkInModel(session, true, turn);
  return (t) => codeFormCard(form, t);
}

/** "check in": at once where one session is open (by the form where it asks for a code), else what there is to say. */
async function start(deps: Deps, turn: Turn, code: string | undefined): Promise<Render> {
  const { open, next } = await checkInChoice(deps, turn.actor);
  const [session] = open;
  if (!session) return refused(next ? { code: 'notYetOpen', opensAt: next.opensAt } : { code: 'nothingOpen' }, turn);
  if (open.length > 1) {
    const sessions = open.map((one) => sessionModel(one, turn));
    return (t) => chooseSessionCard(sessions, t);
  }
  const ref = { programId: session.programId, sessionId: session.sessionId };
  return asRender(await submit(deps, turn, { ref, ...(code === undefined ? {} : { code }) }));
}

/** The check-in card of the one session that is open for this person and not yet theirs; undefined: none or several. */
export async function invitation(deps: Deps, turn: Turn): Promise<Render | undefined> {
  const { open } = await checkInChoice(deps, turn.actor);
  const [session] = open;
  if (!session || open.length > 1) return undefined;
  const { settings, entries } = await loadState(deps, turn.actor.pid, session);
  if (entries.some(({ source }) => source === 'self')) return undefined;
  const model = checkInModel(session, settings.code, turn);
  return (t) => checkInCard(model, t);
}

/** The card of one session as things are for this person now: what a link in an e-mail opens. Changes nothing. */
export async function presentCheckIn(deps: Deps, turn: Turn, ref: SessionRef): Promise<Render> {
  const state = await loadState(deps, turn.actor.pid, ref);
  const seat = seatIn(state);
  if (!seat.ok) return refused(seat.refusal, turn);
  const stands = standing(state.entries);
  if (stands) {
    const model = outcomeModel(seat.value, { kind: 'already', standing: stands }, turn);
    return (t) => checkedInCard(model, t);
  }
  const open = isOpen(seat.value, state.settings, deps.clock.now());
  if (!open.ok) return refused(open.refusal, turn);
  const model = checkInModel(seat.value, state.settings.code, turn);
  return (t) => checkInCard(model, t);
}

function asRender(answer: Awaited<ReturnType<Handler<unknown>>>): Render {
  return typeof answer === 'function' ? answer : answer.render;
}

const typedCode = (rest: string): string | undefined => (/\d/.test(rest) ? rest.replace(/\D/g, '') : undefined);

export const attendanceCommands: Command[] = [
  {
    words: ['check in', 'checkin', 'check-in', 'présence', 'signaler ma présence', 'je suis là', 'i am here'],
    place: 'personal',
    follows: 3, // "code 123 456"
    run: (deps, turn, rest) => start(deps, turn, typedCode(rest)),
  },
];

export const attendanceVerbs: Verb[] = [
  verb('attendance.start', refShape.partial(), async (deps, turn, { programId, sessionId }) =>
    programId !== undefined && sessionId !== undefined
      ? submit(deps, turn, { ref: { programId, sessionId } })
      : start(deps, turn, undefined),
  ),
  verb('attendance.openCode', refShape, (deps, turn, ref) => openForm(deps, turn, ref)),
  verb(
    'attendance.checkIn',
    refShape.extend({ code: z.string().max(100).optional(), remote: z.boolean().optional() }),
    (deps, turn, { programId, sessionId, code, remote }) =>
      submit(deps, turn, {
        ref: { programId, sessionId },
        ...(code !== undefined && remote !== true ? { code } : {}),
        ...(remote === undefined ? {} : { remote }),
      }),
  ),
];
