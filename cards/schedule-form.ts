import type { FormField, Problem, SessionForm } from '../bot/domain/schedule.ts';
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

/** A form with what was typed. `sessionId` and `version`: of a session that is there; else a new one. */
export type ScheduleFormModel = {
  programId: string;
  cohortId: string;
  cohort: string;
  groups: string[];
  form: SessionForm;
  sessionId?: string;
  version?: string;
  problems?: Problem[];
  /** Somebody else changed it meanwhile: the session as it is now. */
  present?: SessionModel;
};

const LONG = new Set<FormField>(['agendaEn', 'agendaFr', 'roomAccess']);
const ORDER: FormField[] = [
  'kind',
  'titleEn',
  'titleFr',
  'group',
  'required',
  'day',
  'start',
  'end',
  'endDay',
  'timeZone',
  'place',
  'joinLink',
  'remote',
  'capacity',
  'minimumMinutes',
  'agendaEn',
  'agendaFr',
  'roomAccess',
  'contact',
];
const OF_NEW: FormField[] = ['code', ...ORDER, 'repeat', 'interval', 'times'];

export function scheduleFormCard(model: ScheduleFormModel, t: Text): Card {
  const isNew = model.sessionId === undefined;
  const words = t.schedule;
  const fields = isNew ? OF_NEW : ORDER;
  const elsewhere = (model.problems ?? []).filter(({ field }) => !fields.includes(field));
  return card(
    t,
    [
      heading(isNew ? words.formTitle(plain(model.cohort)) : words.editTitle(plain(model.form.code))),
      ...(model.problems && model.problems.length > 0 ? [notice(words.problems)] : []),
      ...presentBlocks(model, t),
      ...elsewhere.map((problem) => notice(problemText(problem, t))),
      ...fields.flatMap((field) => fieldBlocks(field, model, t)),
    ],
    [saveAction(model, t), listAction(model, t)],
  );
}

function saveAction({ programId, cohortId, sessionId, version }: ScheduleFormModel, t: Text): Action {
  if (sessionId === undefined) return execute('schedule.plan', t.schedule.preview, { programId, cohortId });
  return execute('schedule.save', t.schedule.save, { programId, cohortId, sessionId, version: version ?? '' });
}

export function listAction({ programId, cohortId }: { programId: string; cohortId: string }, t: Text): Action {
  return execute('schedule.list', t.schedule.list, { programId, cohortId }, 'without');
}

function presentBlocks({ present }: ScheduleFormModel, t: Text): Block[] {
  if (!present) return [];
  return [
    notice(t.schedule.changed),
    subheading(t.schedule.presently),
    paragraph(`**${titleIn(present, t)}**`),
    { ...paragraph(`${whenText(present, t)} · ${plain(present.place)}`), spacing: 'None' },
  ];
}

/** An input, and above it what is wrong with what was typed there. */
function fieldBlocks(field: FormField, model: ScheduleFormModel, t: Text): Block[] {
  const problems = (model.problems ?? []).filter((problem) => problem.field === field);
  return [...problems.map((problem) => notice(problemText(problem, t))), inputOf(field, model, t)];
}

function problemText({ field, code, most, day }: Problem, t: Text): string {
  const sentence = `${t.schedule.fields[field]} – ${t.schedule.problem[code](most ?? 0)}`;
  return day === undefined ? sentence : t.schedule.onDate(day, sentence);
}

function inputOf(field: FormField, { form, groups }: ScheduleFormModel, t: Text): Block {
  const said = { id: field, label: t.schedule.fields[field], errorMessage: t.schedule.fieldError, value: form[field] };
  if (field === 'day' || field === 'endDay') return { type: 'Input.Date', ...said };
  if (field === 'start' || field === 'end') return { type: 'Input.Time', ...said };
  const choices = choicesOf(field, groups, t);
  if (choices) return { type: 'Input.ChoiceSet', ...said, style: 'compact', choices };
  return { type: 'Input.Text', ...said, ...(LONG.has(field) ? { isMultiline: true } : {}) };
}

type Choices = { title: string; value: string }[];

function choicesOf(field: FormField, groups: readonly string[], t: Text): Choices | undefined {
  const words = t.schedule;
  const named = (titles: Record<string, string>): Choices =>
    Object.entries(titles).map(([value, title]) => ({ title, value }));
  const offered: Partial<Record<FormField, Choices>> = {
    kind: named(t.session.kind),
    group: [{ title: words.wholeCohort, value: '' }, ...groups.map((group) => ({ title: group, value: group }))],
    required: named({ true: words.yesRequired, false: words.noRequired }),
    remote: named({ false: words.remoteNo, true: words.remoteYes }),
    repeat: named(words.repeats),
  };
  return offered[field];
}

export type PreviewModel = {
  programId: string;
  cohortId: string;
  form: SessionForm;
  dates: { session: SessionModel; warnings: WarningModel[] }[];
};

export type WarningModel = { code: 'holiday' | 'weekend' } | { code: 'clash'; titleEn: string; titleFr: string };

/** What a series will be, before any of it is there. */
export function previewCard({ programId, cohortId, form, dates }: PreviewModel, t: Text): Card {
  const data: ActionData = { programId, cohortId, ...form };
  return card(
    t,
    [
      heading(t.schedule.previewTitle(dates.length)),
      ...dates.flatMap(({ session, warnings }): Block[] => [
        paragraph(whenText(session, t)),
        ...warningBlocks(warnings, t),
      ]),
    ],
    [
      execute('schedule.create', t.schedule.create(dates.length), data),
      execute('schedule.again', t.schedule.back, data),
    ],
  );
}

export function warningBlocks(warnings: readonly WarningModel[], t: Text): Block[] {
  return warnings.map((warning) => ({ ...notice(warningText(warning, t)), spacing: 'None', color: 'Warning' }));
}

function warningText(warning: WarningModel, t: Text): string {
  if (warning.code !== 'clash') return t.schedule.warning[warning.code];
  return t.schedule.warning.clash(titleIn(warning, t));
}
