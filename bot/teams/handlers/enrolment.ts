import { z } from 'zod';
import { bilingualCard } from '../../../cards/bilingual.ts';
import type { Render } from '../../../cards/card.ts';
import {
  enrolmentDoneCard,
  enrolmentEffectCard,
  enrolmentFormCard,
  enrolmentNewsCard,
  enrolmentRefusedCard,
  type EnrolmentForm,
} from '../../../cards/enrolment.ts';
import { textIn } from '../../../cards/text/text.ts';
import type { Deps } from '../../deps.ts';
import type { EnrolmentChange } from '../../domain/enrolment.ts';
import { personId, personPk } from '../../domain/key.ts';
import type { Pid } from '../../domain/person.ts';
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
  kind: z.enum(['withdraw', 'defer', 'leave', 'return', 'group']),
  on: z.string().max(40),
  group: z.string().max(200).optional(),
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

/** What was typed as a change, or what is wrong with it. */
function parseChange({ kind, on, group }: Form): EnrolmentChange | 'badDay' | 'groupMissing' {
  if (!isDay(on)) return 'badDay';
  if (kind !== 'group') return { kind, on };
  const name = (group ?? '').trim().slice(0, 40);
  return name === '' ? 'groupMissing' : { kind, on, group: name };
}

function typedOf({ place, kind, on, group }: Form): NonNullable<EnrolmentForm['typed']> {
  return { place, kind, on, ...(group === undefined ? {} : { group }) };
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
  if (done.ok) {
    const told = await tell(deps, place.pid, change);
    return (t) => enrolmentDoneCard({ name: done.value.name, told }, t);
  }
  if (done.refusal.code !== 'changedMeanwhile') return refused(deps, turn, form, done.refusal);
  const now = await previewChange(deps, turn.actor, place, change);
  return now.ok ? showEffect(form, change, now.value, true) : refused(deps, turn, form, now.refusal);
};

async function tell(deps: Deps, pid: Pid, change: EnrolmentChange): Promise<boolean> {
  const language = (await deps.store.get('person', personPk(pid), personId(pid)))?.body.language;
  const render: Render = (t) => enrolmentNewsCard({ change }, t);
  const card = language ? render(textIn(language)) : bilingualCard(render, 'en');
  return (await deps.sender.send(pid, card, textIn(language ?? 'en').help.toast)).ok;
}

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
