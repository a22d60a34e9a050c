import type { EnrolmentChange } from '../bot/domain/enrolment.ts';
import type { Day } from '../bot/domain/time.ts';
import { card, execute, facts, heading, notice, paragraph, plain, type ActionData, type Block } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';
import { dayText } from './text/time.ts';

const KINDS = ['withdraw', 'defer', 'leave', 'return', 'group'] as const;

type PlaceChoice = { programId: string; cohortId: string; pid: string; name: string; cohort: string };
type Refused = keyof Text['enrolment']['refusal'];

/** What was typed is kept when the form comes back. */
export type EnrolmentForm = {
  places: PlaceChoice[];
  typed?: { place?: string; kind?: string; on?: string; group?: string };
  refused?: Refused;
};

export type EnrolmentEffectModel = {
  name: string;
  seatsBefore: number;
  seatsAfter: number;
  change: EnrolmentChange;
  /** What the confirmation carries back: claims that are checked again. */
  data: ActionData;
  refused?: Refused;
};

export function enrolmentFormCard({ places, typed = {}, refused }: EnrolmentForm, t: Text): Card {
  const words = t.enrolment;
  if (places.length === 0) return card(t, [paragraph(words.nobody)]);
  const people = places.map(({ programId, cohortId, pid, name, cohort }) => ({
    title: `${name} (${cohort})`,
    value: `${programId}.${cohortId}.${pid}`,
  }));
  const kinds = KINDS.map((kind) => ({ title: words.kind[kind], value: kind }));
  return card(
    t,
    [
      heading(words.title),
      ...(refused ? [notice(words.refusal[refused])] : []),
      chooser({ id: 'place', label: words.person, errorMessage: words.choosePerson, choices: people }, typed.place),
      chooser({ id: 'kind', label: words.change, errorMessage: words.chooseChange, choices: kinds }, typed.kind),
      paragraph(words.onHelp),
      {
        type: 'Input.Date',
        id: 'on',
        label: words.on,
        isRequired: true,
        errorMessage: words.chooseDay,
        ...(typed.on === undefined ? {} : { value: typed.on }),
      },
      {
        type: 'Input.Text',
        id: 'group',
        label: words.group,
        maxLength: 40,
        errorMessage: words.groupHelp,
        ...(typed.group === undefined ? {} : { value: typed.group }),
      },
    ],
    [execute('enrolment.preview', words.show)],
  );
}

type Choices = { id: string; label: string; errorMessage: string; choices: { title: string; value: string }[] };

function chooser(choices: Choices, value: string | undefined): Block {
  const kept = value === undefined ? {} : { value };
  return { type: 'Input.ChoiceSet', style: 'compact', isRequired: true, ...choices, ...kept };
}

/** The effect, before anything is written. */
export function enrolmentEffectCard(model: EnrolmentEffectModel, t: Text): Card {
  const words = t.enrolment;
  const { change } = model;
  const group = change.kind === 'group' ? ` (${plain(change.group)})` : '';
  return card(
    t,
    [
      heading(words.effectTitle),
      ...(model.refused ? [notice(words.refusal[model.refused])] : []),
      facts([
        [words.person, plain(model.name)],
        [words.change, `${words.kind[change.kind]}${group}`],
        [words.on, dayOf(change.on, t)],
        [words.seatsLabel, words.seats(model.seatsBefore, model.seatsAfter)],
      ]),
      paragraph(words.told(plain(model.name))),
    ],
    [execute('enrolment.confirm', words.confirm, model.data), execute('enrolment.open', words.back)],
  );
}

export function enrolmentDoneCard({ name, told }: { name: string; told: boolean }, t: Text): Card {
  const words = t.enrolment;
  return card(
    t,
    [paragraph(words.done(plain(name))), ...(told ? [] : [notice(words.toldNot)])],
    [execute('enrolment.open', words.title)],
  );
}

/** What the person is told. */
export function enrolmentNewsCard({ change }: { change: EnrolmentChange }, t: Text): Card {
  const { news, newsEnd } = t.enrolment;
  const group = change.kind === 'group' ? plain(change.group) : '';
  return card(t, [paragraph(news[change.kind](dayOf(change.on, t), group)), paragraph(newsEnd)]);
}

export function enrolmentRefusedCard(t: Text): Card {
  return card(t, [notice(t.enrolment.notAllowed)]);
}

/** A calendar day has no zone: noon UTC is that day in UTC. */
function dayOf(day: Day, t: Text): string {
  return dayText(t.language, Date.parse(`${day}T12:00:00Z`), 'UTC');
}
