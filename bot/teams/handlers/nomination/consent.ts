import { z } from 'zod';
import type { Render } from '../../../../cards/card.ts';
import {
  consentRefusedCard,
  declineConsentCard,
  noNominationCard,
  ownNominationCard,
  type OwnNominationModel,
} from '../../../../cards/nomination/consent.ts';
import { endorseCard, type EndorseModel } from '../../../../cards/nomination/endorse.ts';
import type { Deps } from '../../../deps.ts';
import { ENDORSEMENT_ANSWERS, REGIONS } from '../../../domain/nomination.ts';
import {
  consent,
  declineConsent,
  ownNomination,
  ownNominations,
  type OwnNomination,
} from '../../../features/nomination/consent.ts';
import { endorse, endorsement, type Endorsing } from '../../../features/nomination/endorse.ts';
import type { NominationRef } from '../../../features/nomination/step.ts';
import { verb, type Verb } from '../../router.ts';
import type { Turn } from '../../turn.ts';
import { idShape, callShape, readerZoneOf } from '../attendance.ts';

type After = Pick<OwnNominationModel, 'refused' | 'typed' | 'askSure' | 'reminder'>;

/** A nomination as its nominee's card shows it. */
function ownModel(deps: Deps, own: OwnNomination, readerZone: string, after: After = {}): OwnNominationModel {
  const { ref: _, ...said } = own;
  const open = deps.clock.now() < own.call.completeBy;
  return { ...said, readerZone, open, ...after };
}

type CallRef = Pick<NominationRef, 'programId' | 'castId'>;

/** One's own nomination in a call, as things are now. */
export async function showOwn(
  deps: Deps,
  turn: Turn,
  { programId, castId }: CallRef,
  after: After = {},
): Promise<Render> {
  const own = await ownNomination(deps, turn.actor, { programId, castId });
  if (!own.ok) return refused('notYours');
  const model = ownModel(deps, own.value, readerZoneOf(turn), after);
  return (t) => ownNominationCard(model, t);
}

/** The latest of one's own nominations. */
export async function showLatestOwn(deps: Deps, turn: Turn): Promise<Render> {
  const [latest] = await ownNominations(deps, turn.actor);
  if (!latest) return noNominationCard;
  const model = ownModel(deps, latest, readerZoneOf(turn));
  return (t) => ownNominationCard(model, t);
}

const refused =
  (code: Parameters<typeof consentRefusedCard>[0]): Render =>
  (t) =>
    consentRefusedCard(code, t);

const consentShape = callShape.extend({
  supervisorEmail: z.string().max(25_000).default(''),
  language: z.enum(['en', 'fr']),
  region: z.enum(REGIONS),
  sure: z.string().max(10).default(''),
});

async function give(deps: Deps, turn: Turn, input: z.infer<typeof consentShape>): Promise<Render> {
  const { supervisorEmail, language, region, sure } = input;
  const ref = { programId: input.programId, castId: input.castId };
  const done = await consent(deps, turn.actor, ref, { supervisorEmail, language, region, sure: sure === 'yes' });
  if (done.ok) return showOwn(deps, turn, ref);
  const { code } = done.refusal;
  const typed = { supervisorEmail: supervisorEmail.slice(0, 500), language, region };
  return showOwn(deps, turn, ref, { refused: code, typed, ...(code === 'unknownSupervisor' ? { askSure: true } : {}) });
}

const nomineeShape = callShape.extend({ nominee: idShape });
const endorseShape = nomineeShape.extend({
  answer: z.enum(ENDORSEMENT_ANSWERS),
  conditions: z.string().max(25_000).default(''),
});

const endorseShow =
  (
    turn: Turn,
    { ref, call, nomination, name, nominator, program, cohort, open }: Endorsing,
    after: Partial<EndorseModel> = {},
  ): Render =>
  (t) =>
    endorseCard(
      { ref, call, nomination, name, nominator, program, cohort, open, readerZone: readerZoneOf(turn), ...after },
      t,
    );

async function showEndorsement(
  deps: Deps,
  turn: Turn,
  ref: NominationRef,
  after: Partial<EndorseModel> = {},
): Promise<Render> {
  const own = await endorsement(deps, turn.actor, ref);
  return own.ok ? endorseShow(turn, own.value, after) : refused('notYours');
}

export const consentVerbs: Verb[] = [
  verb('nomination.own', callShape, (deps, turn, ref) => showOwn(deps, turn, ref)),
  verb('nomination.consent', consentShape, give),
  verb('nomination.declineOpen', callShape, async (deps, turn, ref) => {
    const own = await ownNomination(deps, turn.actor, ref);
    return own.ok ? (t) => declineConsentCard(ref, t) : refused('notYours');
  }),
  verb('nomination.decline', callShape, async (deps, turn, ref) => {
    const done = await declineConsent(deps, turn.actor, ref);
    return done.ok ? showOwn(deps, turn, ref) : showOwn(deps, turn, ref, { refused: done.refusal.code });
  }),
  verb('nomination.endorseOpen', nomineeShape, (deps, turn, ref) => showEndorsement(deps, turn, ref)),
  verb('nomination.endorse', endorseShape, async (deps, turn, { answer, conditions, ...ref }) => {
    const done = await endorse(deps, turn.actor, ref, { answer, conditions });
    if (done.ok) return endorseShow(turn, done.value, { done: answer });
    return showEndorsement(deps, turn, ref, { refused: done.refusal.code, typed: conditions.slice(0, 5_000) });
  }),
];
