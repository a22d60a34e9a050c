import { enrolmentNewsCard, type EnrolmentNews } from '../../cards/enrolment.ts';
import type { Deps } from '../deps.ts';
import type { Delivery } from '../domain/delivery.ts';
import { groupOn } from '../domain/enrolment.ts';
import { enrolmentId, personId, personPk, programPk } from '../domain/key.ts';
import { isDay } from '../domain/time.ts';
import type { DeliveryKind } from './job.ts';

/**
 * What a person is told of a change to their own enrolment, in their language. It reads the record at the moment of
 * sending: a group that has changed again since is told as it now is, by the latest news alone.
 */
export const enrolmentNewsDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: true,
  prepare: async (deps, delivery) => {
    const news = await newsOf(deps, delivery);
    return news ? { render: (t) => enrolmentNewsCard(news, t) } : { skip: 'calledOff' };
  },
};

async function newsOf(deps: Deps, { programId, pid, about = {} }: Delivery): Promise<EnrolmentNews | undefined> {
  const [kind, day, cohortId] = [String(about['kind']), String(about['day']), String(about['cohortId'])];
  if (!isDay(day)) return undefined;
  switch (kind) {
    case 'withdraw':
    case 'defer':
    case 'leave':
    case 'return':
      return { kind, day, name: '' };
    case 'group': {
      const enrolment = await deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, pid));
      const name = enrolment && groupOn(enrolment.body, day);
      return name === undefined ? undefined : { kind, day, name };
    }
    case 'department':
    case 'supervisor': {
      const person = (await deps.store.get('person', personPk(pid), personId(pid)))?.body;
      const name = kind === 'department' ? person?.department : person?.supervisorEmail;
      return name === undefined ? undefined : { kind, day, name };
    }
    default:
      return undefined;
  }
}
