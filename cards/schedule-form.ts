import type { DetailField, EssentialField, FormField, Problem } from '../bot/domain/schedule.ts';
import type { SessionStatus } from '../bot/domain/session.ts';
import {
  card,
  execute,
  heading,
  notice,
  paragraph,
  plain,
  subheading,
  type Action,
  type ActionData,
  type Block,
} from './block.ts';
import type { Card } from './card.ts';
import { whenText, titleIn, type SessionModel } from './session.ts';
import type { Text } from './text/text.ts';

/** What both cards of a session share. `sessionId` and `version`: of a session that is there; else a new one. */
type Common = {
  programId: string;
  cohortId: string;
  sessionId?: string;
  version?: string;
  problems?: Problem[];
  /** Somebody else changed it meanwhile: the session as it is now. */
  present?: SessionModel;
  status?: SessionStatus;
  inSeries?: boolean;
  /** What was chosen about it, kept with what was typed. */
  tell?: boolean;
  series?: boolean;
};

export type ScheduleFormModel = Common & { cohort: string; groups: string[]; form: Record<EssentialField, string> };

export type DetailsFormModel = Common & {
  code: string;
  facilitators: { pid: string; name: string }[];
  form: Record<DetailField, string>;
};

type Choices = { title: string; value: string }[];
type Asked<F extends FormField> = { form: Record<F, string>; choices: Partial<Record<FormField, Choices>> };

const LONG = new Set<FormField>(['agendaEn', 'agendaFr', 'beforeEn', 'beforeFr', 'afterEn', 'afterFr', 'roomAccess']);
const DATES = new Set<FormField>(['day', 'endDay']);
const TIMES = new Set<FormField>(['start', 'end']);

const ESSENTIALS: EssentialField[] = [
  ...(['kind', 'titleEn', 'titleFr', 'group', 'required', 'day', 'start', 'end'] as const),
  ...(['place', 'joinLink', 'endDay', 'timeZone'] as const),
];
const OF_NEW: EssentialField[] = ['code', ...ESSENTIALS, 'repeat', 'interval', 'times'];
const WORDS: DetailField[] = [
  ...(['agendaEn', 'agendaFr', 'beforeEn', 'beforeFr', 'afterEn', 'afterFr'] as const),
  ...(['roomAccess', 'contact'] as const),
];
const DETAILS: DetailField[] = [
  ...(['facilitator', 'languages', 'interpretation', 'capacity', 'minimumMinutes', 'remote'] as const),
  ...WORDS,
];

/** The first card: what makes it a session, and for a new one what makes it a series. */
export function scheduleFormCard(model: ScheduleFormModel, t: Text): Card {
  const isNew = model.sessionId === undefined;
  const words = t.schedule.form;
  const asked: Asked<EssentialField> = { form: model.form, choices: essentialChoices(model.groups, t) };
  return card(
    t,
    [
      heading(isNew ? words.formTitle(plain(model.cohort)) : words.editTitle(plain(model.form.code))),
      ...(isNew ? [paragraph(words.laterDetails)] : []),
      ...problemBlocks(model, isNew ? OF_NEW : ESSENTIALS, t),
      ...(isNew ? OF_NEW : ESSENTIALS).flatMap((field) => fieldBlocks(field, asked, model, t)),
      ...scopeBlocks(model, t),
    ],
    [saveAction(model, isNew ? 'schedule.plan' : 'schedule.save', t), listAction(model, t)],
  );
}

/** The second card: what may be said later. Of a session that was held, only its words. */
export function detailsFormCard(model: DetailsFormModel, t: Text): Card {
  const words = t.schedule.form;
  const fields = model.status === 'held' ? WORDS : DETAILS;
  const asked: Asked<DetailField> = { form: model.form, choices: detailChoices(model, t) };
  return card(
    t,
    [
      heading(words.detailsTitle(plain(model.code))),
      ...problemBlocks(model, fields, t),
      ...fields.flatMap((field) => fieldBlocks(field, asked, model, t)),
      ...scopeBlocks(model, t),
    ],
    [saveAction(model, 'schedule.saveDetails', t), listAction(model, t)],
  );
}

function saveAction({ programId, cohortId, sessionId, version }: Common, verb: string, t: Text): Action {
  const there = sessionId === undefined ? {} : { sessionId, version: version ?? '' };
  const title = sessionId === undefined ? t.schedule.form.preview : t.schedule.form.save;
  return execute(verb, title, { programId, cohortId, ...there });
}

export function listAction({ programId, cohortId }: { programId: string; cohortId: string }, t: Text): Action {
  return execute('schedule.list', t.schedule.list, { programId, cohortId }, 'without');
}

/** That something is to be corrected or was changed by others; and what no field of this card can say. */
function problemBlocks({ problems = [], present }: Common, fields: readonly FormField[], t: Text): Block[] {
  const words = t.schedule.form;
  return [
    ...(problems.length > 0 ? [notice(words.problems)] : []),
    ...(present ? presentBlocks(present, t) : []),
    ...problems.filter(({ field }) => !fields.includes(field)).map((problem) => notice(problemText(problem, t))),
  ];
}

function presentBlocks(present: SessionModel, t: Text): Block[] {
  return [
    notice(t.schedule.form.changed),
    subheading(t.schedule.form.presently),
    paragraph(`**${draftTitle(present, t)}**`),
    { ...paragraph(`${whenText(present, t)} · ${plain(present.place)}`), spacing: 'None' },
  ];
}

/** An input, and above it what is wrong with what was typed there. */
function fieldBlocks<F extends FormField>(field: F, asked: Asked<F>, { problems = [] }: Common, t: Text): Block[] {
  const own = problems.filter((problem) => problem.field === field);
  return [...own.map((problem) => notice(problemText(problem, t))), inputOf(field, asked, t)];
}

function problemText({ field, code, most, day }: Problem, t: Text): string {
  const words = t.schedule.form;
  const sentence = `${words.fields[field]} – ${words.problem[code](most ?? 0)}`;
  return day === undefined ? sentence : words.onDate(day, sentence);
}

function inputOf<F extends FormField>(field: F, { form, choices }: Asked<F>, t: Text): Block {
  const { fields, fieldError } = t.schedule.form;
  const said = { id: field, label: fields[field], errorMessage: fieldError, value: form[field] };
  if (DATES.has(field)) return { type: 'Input.Date', ...said };
  if (TIMES.has(field)) return { type: 'Input.Time', ...said };
  const offered = choices[field];
  if (offered) return { type: 'Input.ChoiceSet', ...said, style: 'compact', choices: offered };
  return { type: 'Input.Text', ...said, ...(LONG.has(field) ? { isMultiline: true } : {}) };
}

/** Whom a change of a known session is told to, and how far it reaches. */
function scopeBlocks({ status, inSeries, tell = false, series = false }: Common, t: Text): Block[] {
  const words = t.schedule.form;
  const choice = (id: string, label: string, value: boolean, titles: Record<'false' | 'true', string>): Block => {
    const choices = named(titles);
    const said = { id, label, errorMessage: words.fieldError, value: String(value), choices };
    return { type: 'Input.ChoiceSet', style: 'compact', ...said };
  };
  const isKnown = status === 'published' || status === 'held';
  return [
    ...(inSeries && status !== 'held' ? [choice('series', words.seriesAsk, series, words.seriesChoice)] : []),
    ...(isKnown ? [choice('tell', words.tellAsk, tell, words.tellChoice)] : []),
  ];
}

const named = (titles: Record<string, string>): Choices =>
  Object.entries(titles).map(([value, title]) => ({ title, value }));

function essentialChoices(groups: readonly string[], t: Text): Asked<EssentialField>['choices'] {
  const words = t.schedule.form;
  return {
    kind: named(t.session.kind),
    group: [{ title: words.wholeCohort, value: '' }, ...groups.map((group) => ({ title: group, value: group }))],
    required: named({ true: words.yesRequired, false: words.noRequired }),
    repeat: named(words.repeats),
  };
}

function detailChoices({ facilitators, form }: DetailsFormModel, t: Text): Asked<DetailField>['choices'] {
  const words = t.schedule.form;
  const people = facilitators.map(({ pid, name }) => ({ title: name, value: pid }));
  const isListed = form.facilitator === '' || facilitators.some(({ pid }) => pid === form.facilitator);
  const former = isListed ? [] : [{ title: words.formerFacilitator, value: form.facilitator }];
  const none = { title: words.notSaid, value: '' };
  return {
    facilitator: [none, ...people, ...former],
    languages: [none, ...named(words.languages)],
    interpretation: [none, ...named(words.interpretation)],
    remote: named({ false: words.remoteNo, true: words.remoteYes }),
  };
}

export type WarningModel = { code: 'holiday' | 'weekend' } | { code: 'clash'; titleEn: string; titleFr: string };
type Dated = { session: SessionModel; warnings: WarningModel[] };

export type PreviewModel = {
  programId: string;
  cohortId: string;
  form: Record<EssentialField, string>;
  dates: Dated[];
};

/** What a series will be, before any of it is there. */
export function previewCard({ programId, cohortId, form, dates }: PreviewModel, t: Text): Card {
  const words = t.schedule.form;
  const data: ActionData = { programId, cohortId, ...form };
  return card(
    t,
    [
      heading(words.previewTitle(dates.length)),
      ...dates.flatMap(({ session, warnings }): Block[] => [
        paragraph(whenText(session, t)),
        ...warningBlocks(warnings, t),
      ]),
    ],
    [execute('schedule.create', words.create(dates.length), data), execute('schedule.again', words.back, data)],
  );
}

/** A published session is about to get another date: what that does, before it is done. `data`: the form again. */
export function moveCard(model: Dated & { before: SessionModel; data: ActionData }, t: Text): Card {
  const words = t.schedule.form;
  const { session, before, warnings, data } = model;
  return card(
    t,
    [
      heading(draftTitle(session, t)),
      paragraph(words.moved(whenText(before, t), whenText(session, t))),
      ...warningBlocks(warnings, t),
      notice(words.moveAsk),
    ],
    [execute('schedule.save', words.moveYes, { ...data, sure: 'true' }), execute('schedule.again', words.back, data)],
  );
}

/** The reader's title; of a draft that has only one yet, that one. */
export function draftTitle(session: Pick<SessionModel, 'titleEn' | 'titleFr'>, t: Text): string {
  const { titleEn, titleFr } = session;
  return titleIn({ titleEn: titleEn || titleFr, titleFr: titleFr || titleEn }, t);
}

export function warningBlocks(warnings: readonly WarningModel[], t: Text): Block[] {
  return warnings.map((warning) => ({ ...notice(warningText(warning, t)), spacing: 'None', color: 'Warning' }));
}

function warningText(warning: WarningModel, t: Text): string {
  if (warning.code !== 'clash') return t.schedule.warning[warning.code];
  return t.schedule.warning.clash(draftTitle(warning, t));
}
