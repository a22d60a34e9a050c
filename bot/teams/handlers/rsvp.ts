import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { cancelledCard, invitationCard } from '../../../cards/invitation.ts';
import { answeredCard, rsvpRefusedCard, type RsvpRefused } from '../../../cards/rsvp.ts';
import type { Deps } from '../../deps.ts';
import type { DoorLink } from '../../domain/door.ts';
import { programPk, sessionDocId } from '../../domain/key.ts';
import type { RsvpAnswer } from '../../domain/rsvp.ts';
import { invitationView, type InvitationView, type Reader } from '../../features/invitation-view.ts';
import { isOfSeries, type Invited } from '../../features/invitation.ts';
import { answerInvitation, type RsvpTarget } from '../../features/rsvp.ts';
import { verb, type Verb } from '../router.ts';
import type { Turn } from '../turn.ts';
import { refShape } from './attendance.ts';

/** What the choice of several sessions brings back: their ids, by comma. */
const onlyShape = z
  .string()
  .regex(/^([a-z0-9]{1,64}(,[a-z0-9]{1,64}){0,99})?$/)
  .transform((ids) => ids.split(',').filter((id) => id !== ''))
  .optional();
const targetShape = refShape.extend({
  sequence: z.number().int().min(0),
  series: z.literal(true).optional(),
  only: onlyShape,
});
const categoryShape = z.enum(['leave', 'operational', 'other']).or(z.literal('')).optional();

type Asked = z.infer<typeof targetShape>;

const readerOf = ({ actor: { pid, timeZone } }: Turn): Reader => ({ pid, ...(timeZone ? { timeZone } : {}) });

function targetOf({ programId, sessionId, sequence, series, only }: Asked): RsvpTarget {
  return { programId, sessionId, sequence, series: series === true, ...(only ? { only } : {}) };
}

async function answer(deps: Deps, turn: Turn, asked: Asked, given: RsvpAnswer): Promise<Render> {
  const target = targetOf(asked);
  const done = await answerInvitation(deps, turn.actor, target, given);
  return present(deps, turn, target, done.ok ? undefined : done.refusal.code);
}

/** What is recorded now; where nothing was, why, with the session as it is. */
async function present(deps: Deps, turn: Turn, invited: Invited, refused?: RsvpRefused): Promise<Render> {
  const view = await invitationView(deps, readerOf(turn), invited);
  if (!view || refused === 'unknownSession') return rsvpRefusedCard;
  return (t) => answeredCard({ ...view, ...(refused ? { refused } : {}) }, t);
}

/** The invitation itself, or where there is an answer that; the same in the chat and behind the second door. */
async function show(deps: Deps, turn: Turn, invited: Invited): Promise<Render> {
  const view = await invitationView(deps, readerOf(turn), invited);
  if (!view) return rsvpRefusedCard;
  if (view.sessions.every(({ closed }) => closed === 'cancelled')) return (t) => cancelledCard(view, t);
  const isAnswered = view.sessions.every((session) => session.answer ?? session.closed);
  return isAnswered ? (t) => answeredCard(view, t) : (t) => invitationCard(moved(view), t);
}

const moved = (view: InvitationView) => ({ ...view, moved: view.movedFrom !== undefined });

/** What a link in an e-mail opens: its invitation as it is now, with the reader's own answer. It changes nothing. */
export async function presentInvitation(deps: Deps, turn: Turn, link: DoorLink): Promise<Render> {
  const { programId, sessionId = '' } = link.ref;
  const home = await deps.store.get('session', programPk(programId), sessionDocId(sessionId));
  const isSeries = link.purpose === 'invitation' && home !== undefined && isOfSeries(home.body, link.sequence);
  return show(deps, turn, { programId, sessionId, series: isSeries });
}

export const rsvpVerbs: Verb[] = [
  verb('rsvp.open', refShape, (deps, turn, ref) => show(deps, turn, { ...ref, series: false })),
  verb(
    'rsvp.answer',
    targetShape.extend({ answer: z.enum(['confirmed', 'tentative']) }),
    (deps, turn, { answer: state, ...asked }) => answer(deps, turn, asked, { state }),
  ),
  verb('rsvp.decline', targetShape.extend({ category: categoryShape }), (deps, turn, { category = '', ...asked }) =>
    category === ''
      ? present(deps, turn, targetOf(asked), 'categoryMissing')
      : answer(deps, turn, asked, { state: 'declined', category }),
  ),
];
