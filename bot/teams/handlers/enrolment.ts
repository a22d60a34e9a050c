import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import {
  enrolmentDoneCard,
  enrolmentEffectCard,
  enrolmentFormCard,
  enrolmentRefusedCard,
  type EnrolmentForm,
} from '../../../cards/enrolment.ts';
import type { Deps } from '../../deps.ts';
import type { EnrolmentChange } from '../../domain/enrolment.ts';
import { isAddress } from '../../domain/import.ts';
import { sameAddress } from '../../domain/key.ts';
import { isDay } from '../../domain/time.ts';
import {
  confirmChange,
  placesOf,
  previewChange,
  type EnrolmentChangeRefusal,
  type EnrolmentEffect,
  type Place,
} from '../../features/enrolment.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Handler, Turn } from '../turn.ts';

const placeShape = z.string().regex(/^[a-z0-9]{1,64}\.[a-z0-9]{1,64}\.[a-z0-9]{1,64}$/);
const formShape = z.object({
  place: placeShape,
  kind: z.enum(['withdraw', 'defer', 'leave', 'return', 'group', 'department', 'supervisor']),
  on: z.string().max(40),
  group: z.string().max(25_000).optional(),
  department: z.string().max(25_000).optional(),
  supervisor: z.string().max(25_000).optional(),
});
type Form = z.infer<typeof formShape>;

async function open(deps: Deps, turn: Turn, kept: Omit<EnrolmentForm, 'places'> = {}): Promise<Render> {
  const places = await placesOf(deps, turn.actor);
  return places ? (t) => enrolmentFormCard({ places, ...kept }, t) : enrolmentRefusedCard;
}

function placeOf({ place }: Form): Place {
  const [programId = '', cohortId = '', pid = ''] = place.split('.');
  return { programId, cohortId, pid };
}

const MOST_GROUP = 40;
const MOST_DEPARTMENT = 100;

type Unclear = 'badDay' | 'groupMissing' | 'departmentMissing' | 'badAddress';

/** What was typed as a change, or what is wrong with it. */
function parseChange({ kind, on, group = '', department = '', supervisor = '' }: Form): EnrolmentChange | Unclear {
  if (!isDay(on)) return 'badDay';
  const [name, place, email] = [group.trim(), department.trim(), sameAddress(supervisor)];
  switch (kind) {
    case 'group':
      return name === '' || name.length > MOST_GROUP ? 'groupMissing' : { kind, on, group: name };
    case 'department':
      return place === '' || place.length > MOST_DEPARTMENT ? 'departmentMissing' : { kind, on, department: place };
    case 'supervisor':
      return isAddress(email) ? { kind, on, email } : 'badAddress';
    case 'withdraw':
    case 'defer':
    case 'leave':
    case 'return':
      return { kind, on };
  }
}

/** A card takes no more than this of each. */
const MOST_KEPT = 10_000;

function typedOf({ place, kind, on, ...names }: Form): NonNullable<EnrolmentForm['typed']> {
  const kept = Object.entries(names).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { place, kind, on, ...Object.fromEntries(kept.map(([name, text]) => [name, text.slice(0, MOST_KEPT)])) };
}

async function refused(deps: Deps, turn: Turn, form: Form, refusal: EnrolmentChangeRefusal): Promise<Render> {
  if (refusal.code === 'notAllowed') return enrolmentRefusedCard;
  return open(deps, turn, { typed: typedOf(form), refused: refusal.code });
}

const preview: Handler<Form> = async (deps, turn, form) => {
  const change = parseChange(form);
  if (typeof change === 'string') return open(deps, turn, { typed: typedOf(form), refused: change });
  const effect = await previewChange(deps, turn.actor, placeOf(form), change);
  if (!effect.ok) return refused(deps, turn, form, effect.refusal);
  return showEffect(form, change, effect.value);
};

function showEffect(form: Form, change: EnrolmentChange, effect: EnrolmentEffect, changed = false): Render {
  const { version, ...shown } = effect;
  const model = { ...shown, change, data: { ...typedOf(form), version } };
  return (t) => enrolmentEffectCard({ ...model, ...(changed ? { refused: 'changedMeanwhile' } : {}) }, t);
}

const confirm: Handler<Form & { version: string }> = async (deps, turn, { version, ...form }) => {
  const change = parseChange(form);
  if (typeof change === 'string') return open(deps, turn, { typed: typedOf(form), refused: change });
  const place = placeOf(form);
  const done = await confirmChange(deps, turn.actor, place, change, version);
  if (done.ok) return (t) => enrolmentDoneCard({ name: done.value.name }, t);
  if (done.refusal.code !== 'changedMeanwhile') return refused(deps, turn, form, done.refusal);
  const now = await previewChange(deps, turn.actor, place, change);
  return now.ok ? showEffect(form, change, now.value, true) : refused(deps, turn, form, now.refusal);
};

export const enrolmentCommands: Command[] = [
  {
    words: ['enrolment', 'enrolments', 'enrollment', 'inscription', 'inscriptions'],
    place: 'personal',
    run: (deps, turn) => open(deps, turn),
  },
];

export const enrolmentVerbs: Verb[] = [
  verb('enrolment.open', z.object({}), (deps, turn) => open(deps, turn)),
  verb('enrolment.preview', formShape, preview),
  verb('enrolment.confirm', formShape.extend({ version: z.string().max(200) }), confirm),
];
