import type { EnrolmentChange } from '../bot/domain/enrolment.ts';
import type { Day } from '../bot/domain/time.ts';
import { card, execute, facts, heading, notice, paragraph, plain, type ActionData, type Block } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';
import { dayText } from './text/time.ts';

const KINDS = ['withdraw', 'defer', 'leave', 'return', 'group', 'department', 'supervisor'] as const;

type PlaceChoice = { programId: string; cohortId: string; pid: string; name: string; cohort: string };
type Refused = keyof Text['enrolment']['refusal'];

/** What was typed is kept when the form comes back. */
export type EnrolmentForm = {
  places: PlaceChoice[];
  typed?: { place?: string; kind?: string; on?: string } & Partial<Record<Name, string>>;
  refused?: Refused;
};

/** What a change may need to be told: the new group, department, or address of the supervisor. */
const NAMES = ['group', 'department', 'supervisor'] as const;
type Name = (typeof NAMES)[number];

export type EnrolmentEffectModel = {
  name: string;
  seatsBefore: number;
  seatsAfter: number;
  /** How many sessions become theirs: they are invited to them. */
  newSessions: number;
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
      ...NAMES.map((name): Block => {
        const kept = typed[name] === undefined ? {} : { value: typed[name] };
        return { type: 'Input.Text', id: name, label: words.names[name], errorMessage: words.nameHelp[name], ...kept };
      }),
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
  const { change, newSessions } = model;
  const name = nameIn(change);
  return card(
    t,
    [
      heading(words.effectTitle),
      ...(model.refused ? [notice(words.refusal[model.refused])] : []),
      facts([
        [words.person, plain(model.name)],
        [words.change, `${words.kind[change.kind]}${name === '' ? '' : ` (${plain(name)})`}`],
        [words.on, dayOf(change.on, t)],
        [words.seatsLabel, words.seats(model.seatsBefore, model.seatsAfter)],
      ]),
      ...(change.kind === 'department' ? [paragraph(words.departmentKept)] : []),
      paragraph(words.told(plain(model.name))),
      ...(newSessions > 0 ? [paragraph(words.invited(newSessions))] : []),
    ],
    [execute('enrolment.confirm', words.confirm, model.data), execute('enrolment.open', words.back)],
  );
}

function nameIn(change: EnrolmentChange): string {
  switch (change.kind) {
    case 'group':
      return change.group;
    case 'department':
      return change.department;
    case 'supervisor':
      return change.email;
    case 'withdraw':
    case 'defer':
    case 'leave':
    case 'return':
      return '';
  }
}

export function enrolmentDoneCard({ name }: { name: string }, t: Text): Card {
  const words = t.enrolment;
  return card(t, [paragraph(words.done(plain(name)))], [execute('enrolment.open', words.title)]);
}

/** `name`: the group, department or address that the change is to, as the record has it. */
export type EnrolmentNews = { kind: EnrolmentChange['kind']; day: Day; name: string };

/** What the person is told. */
export function enrolmentNewsCard({ kind, day, name }: EnrolmentNews, t: Text): Card {
  const { news, newsEnd } = t.enrolment;
  return card(t, [paragraph(news[kind](dayOf(day, t), plain(name))), paragraph(newsEnd)]);
}

export function enrolmentRefusedCard(t: Text): Card {
  return card(t, [notice(t.enrolment.notAllowed)]);
}

/** A calendar day has no zone: noon UTC is that day in UTC. */
function dayOf(day: Day, t: Text): string {
  return dayText(t.language, Date.parse(`${day}T12:00:00Z`), 'UTC');
}
