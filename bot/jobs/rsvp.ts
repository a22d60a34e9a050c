import { promotedCard } from '../../cards/rsvp.ts';
import type { Deps } from '../deps.ts';
import { personId, personPk } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import { DAY } from '../domain/time.ts';
import { invitationView, type InvitationView } from '../features/invitation-view.ts';
import type { Invited } from '../features/invitation.ts';
import type { DeliveryKind } from './job.ts';

/** True where one of these instants is less than a day away: no quiet hour holds back what is said of it. */
export function isNear(deps: Deps, instants: readonly number[]): boolean {
  const now = deps.clock.now();
  return instants.some((at) => at > now && at - now <= DAY);
}

/** Somebody's own invitation as it is now, in their zone. */
export async function viewOfPerson(deps: Deps, pid: Pid, invited: Invited): Promise<InvitationView | undefined> {
  const person = await deps.store.get('person', personPk(pid), personId(pid));
  const timeZone = person?.body.timeZone;
  return invitationView(deps, { pid, ...(timeZone === undefined ? {} : { timeZone }) }, invited);
}

/** Somebody who waited has a seat: told while it is so, and the session is still ahead. */
export const promotedDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: true,
  door: 'rsvp',
  async prepare(deps, { programId, sessionId = '', pid, sequence }) {
    const view = await viewOfPerson(deps, pid, { programId, sessionId, series: false });
    const [session] = view?.sessions ?? [];
    if (!view || !session) return { skip: 'noSeat' };
    if (view.sequence !== sequence) return { skip: 'superseded' };
    if (session.closed) return { skip: session.closed };
    if (session.answer?.state !== 'confirmed') return { skip: 'answered' };
    const atOnce = isNear(deps, [session.startsAt]) ? ({ atOnce: true } as const) : {};
    return { render: (t) => promotedCard(view, t), ...atOnce };
  },
};
