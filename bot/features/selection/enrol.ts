import type { Deps } from '../../deps.ts';
import { callPk, enrolmentId, enrolmentSk, offerId, programPk } from '../../domain/key.ts';
import { isEndorsed, type Nomination } from '../../domain/nomination.ts';
import type { Person, Pid } from '../../domain/person.ts';
import type { Enrolment } from '../../domain/program.ts';
import { dayIn, type Day } from '../../domain/time.ts';
import type { Operation } from '../../store/store.ts';
import { planDocument } from '../delivery.ts';
import { writeMembership } from '../membership.ts';
import { nominationOf } from '../nomination/read.ts';
import { personOf, personWrite } from '../people.ts';
import { auditDocument, withBody } from '../record.ts';
import { namesOfCall } from './letter.ts';

/**
 * Enrols whoever accepted a seat: what their dossier says goes onto the person where it is missing, they get a place in
 * the cohort from the day on which they accepted, and the invitations to what the others were told of. Each step is
 * safe to repeat; false where nobody accepted.
 */
export async function enrolAccepted(deps: Deps, callId: string, pid: Pid): Promise<boolean> {
  const [offer, nomination] = await Promise.all([
    deps.store.get('offer', callPk(callId), offerId(pid)),
    nominationOf(deps, callId, pid),
  ]);
  if (offer?.body.state !== 'accepted' || !nomination) return false;
  const { programId, cohortId } = nomination.body;
  const { zone } = await namesOfCall(deps, nomination.body);
  const from = dayIn(zone, offer.body.at);
  await completePerson(deps, nomination.body);
  await givePlace(deps, nomination.body, from);
  await writeMembership(deps, pid, { programId, cohortId });
  return true;
}

/** The address is that of the supervisor who endorsed; whatever else is known of the person already stays. */
async function completePerson(deps: Deps, nomination: Nomination): Promise<void> {
  const { nominee, callId } = nomination;
  const { programId, cohortId } = nomination;
  // once they have a place, coordinators may have changed what is known of them since
  if (await deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, nominee))) return;
  const stored = await personOf(deps, nominee);
  if (!stored) return;
  const supervisor = isEndorsed(nomination) ? nomination.endorsement?.by : undefined;
  const address = supervisor === undefined ? undefined : (await personOf(deps, supervisor))?.body.email;
  const { department, level, functionalArea } = nomination;
  const next: Person = {
    ...{ department, level, functionalArea },
    ...stored.body,
    ...(address === undefined ? {} : { supervisorEmail: address }),
  };
  const trace = { who: 'system', what: 'selection.enrol', at: deps.clock.now(), on: stored.id };
  const written = await deps.store.batch(stored.pk, [
    personWrite(next, stored),
    { op: 'upsert', document: auditDocument(stored.pk, `enrol_${callId}_${nominee}`, trace) },
  ]);
  if (!written.ok) throw new Error('a person changed while they were enrolled: it is tried again');
}

/** A spell from a day on, unless they have a place then already; what the cohort's figures count stays as selected. */
async function givePlace(deps: Deps, nomination: Nomination, from: Day): Promise<void> {
  const { callId, programId, cohortId, nominee: pid, department } = nomination;
  const pk = programPk(programId);
  const id = enrolmentId(cohortId, pid);
  const before = await deps.store.get('enrolment', pk, id);
  if (before?.body.spells.some(({ to }) => to === undefined || to >= from)) return;
  const spells = [...(before?.body.spells ?? []), { from }];
  const body: Enrolment = { ...before?.body, cohortId, pid, department, spells };
  const document = { pk, id, type: 'enrolment', sk: enrolmentSk(cohortId, pid), body } as const;
  const at = deps.clock.now();
  const planId = `inviteOne_${callId}_${pid}`;
  const plan = { planId, kind: 'inviteOne', programId, cohortId, sequence: 0, cursor: pid, at };
  const trace = { who: pid, what: 'selection.enrol', at, on: id, after: `- ${from}/` };
  const operations: Operation[] = [
    before
      ? { op: 'replace', document: withBody<'enrolment'>(before, body), ifMatch: before.etag }
      : { op: 'create', document },
    { op: 'create', document: auditDocument(pk, `enrol_${callId}_${pid}`, trace) },
    { op: 'create', document: planDocument(pk, plan) },
  ];
  const written = await deps.store.batch(pk, operations);
  if (!written.ok) throw new Error('an enrolment changed while it was made: it is tried again');
}
