import type { Anchored, Call, CallField, CallForm, CallPhase, CallProblem, Criterion } from '../bot/domain/call.ts';
import type { NominationState } from '../bot/domain/nomination.ts';
import type { Millis } from '../bot/domain/time.ts';
import {
  card,
  execute,
  heading,
  notice,
  paragraph,
  plain,
  subheading,
  type Block,
  textInput,
  wordingIn,
} from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';
import { shortDayText } from './text/time.ts';

type Ref = { programId: string; castId: string };

export type CallLineModel = {
  call: Call;
  cohort: string;
  phase: CallPhase;
  timeZone: string;
  counts: Record<NominationState, number>;
  drafts: number;
};

export type CallsModel = {
  programs: readonly { programId: string; program: string; calls: readonly CallLineModel[] }[];
};

/** The day whose end a deadline is. */
const lastDay = (at: Millis, timeZone: string, t: Text): string => shortDayText(t.language, at - 1, timeZone);

/** So many calls on one card; programs keep theirs for years. */
const MOST_CALLS = 10;

/** Every call of a coordinator's programs, the latest first. */
export function callsCard({ programs }: CallsModel, t: Text): Card {
  const words = t.call;
  const lines = programs.flatMap(({ calls }) => calls).slice(0, MOST_CALLS);
  return card(
    t,
    [
      heading(words.title),
      ...(lines.length === 0 ? [paragraph(words.none)] : []),
      ...lines.flatMap((line) => lineBlocks(line, t)),
    ],
    programs.slice(0, 4).map(({ programId, program }) => execute('call.new', words.make(program), { programId })),
  );
}

function lineBlocks({ call, cohort, phase, timeZone, counts, drafts }: CallLineModel, t: Text): Block[] {
  const words = t.call;
  const ref: Ref = { programId: call.programId, castId: call.callId };
  const late = phase === 'closed';
  const isOut = phase !== 'draft';
  return [
    subheading(`${plain(cohort)} (${words.phase[phase]})`),
    ...windowBlocks(call, timeZone, t),
    ...(isOut ? [paragraph(words.counts(counts))] : []),
    ...(drafts > 0 ? [paragraph(late ? words.lateDrafts(drafts) : words.drafts(drafts))] : []),
    {
      type: 'ActionSet',
      actions: [
        execute('call.show', words.open, ref, 'without'),
        ...(isOut ? [execute('nomination.dossiers', words.dossiers, ref, 'without')] : []),
      ],
    },
  ];
}

function windowBlocks({ opensAt, closesAt, completeBy }: Call, timeZone: string, t: Text): Block[] {
  const words = t.call;
  const window = words.window(shortDayText(t.language, opensAt, timeZone), lastDay(closesAt, timeZone, t));
  return [paragraph(`${window} ${words.untilComplete(lastDay(completeBy, timeZone, t))}`)];
}

export type CallModel = {
  call: Call;
  cohort: string;
  phase: CallPhase;
  timeZone: string;
  version: string;
  done?: 'saved' | 'published';
  refused?: keyof Text['call']['refusal'] | keyof Text['call']['partRefusal'];
};

/** One call as its coordinators see it: what it asks, its criteria and questions, and what can be done with it. */
export function callCard(model: CallModel, t: Text): Card {
  const { call, cohort, phase, timeZone, version, done, refused } = model;
  const words = t.call;
  const ref: Ref = { programId: call.programId, castId: call.callId };
  const data = { ...ref, version };
  const said = { ...words.partRefusal, ...words.refusal };
  return card(
    t,
    [
      heading(words.overviewTitle(plain(cohort))),
      ...(done ? [paragraph(`**${words[done]}**`)] : []),
      ...(refused ? [notice(said[refused])] : []),
      paragraph(words.phase[phase]),
      ...windowBlocks(call, timeZone, t),
      paragraph(`${words.asks(call.days, call.months)} ${words.seats(call.capacity, call.perDepartment)}`),
      subheading(words.criteriaTitle(call.criteria.length, call.rubric)),
      ...call.criteria.flatMap((one) => criterionBlocks(one, ref, t)),
      { type: 'ActionSet', actions: [execute('call.criterion', words.addCriterion, ref, 'without')] },
      subheading(words.questionsTitle),
      ...(call.questions.length === 0
        ? [paragraph(words.noQuestions)]
        : call.questions.map(({ textEn, textFr }, n) => paragraph(`${n + 1}\\. ${wordingIn({ textEn, textFr }, t)}`))),
      ...(phase === 'draft' ? [paragraph(words.publishHelp)] : []),
    ],
    [
      ...(phase === 'draft'
        ? [execute('call.publish', words.publish, data)]
        : [execute('nomination.dossiers', words.dossiers, ref)]),
      execute('call.edit', words.edit, ref),
      ...(phase === 'draft' ? [execute('call.questions', words.editQuestions, ref)] : []),
      execute('call.list', words.back),
    ],
  );
}

function criterionBlocks({ criterionId, textEn, textFr, weight, anchors }: Criterion, ref: Ref, t: Text): Block[] {
  const words = t.call;
  const own = wordingIn({ textEn, textFr }, t);
  return [
    paragraph(`**${words.criterionLine(own, weight)}**`),
    ...(['1', '3', '5'] as const).map((score): Block => {
      const anchor = anchors[score];
      const text = `${score} : ${plain(t.language === 'fr' ? anchor.textFr : anchor.textEn)}`;
      return { ...paragraph(t.language === 'fr' ? text : text.replace(' : ', ': ')), spacing: 'Small', isSubtle: true };
    }),
    {
      type: 'ActionSet',
      actions: [execute('call.criterion', words.editCriterion(own), { ...ref, criterion: criterionId }, 'without')],
    },
  ];
}

export type CallFormModel = {
  programId: string;
  /** Absent: a new call. */
  castId?: string;
  version?: string;
  cohort: string;
  form: CallForm;
  problems?: readonly CallProblem[];
  refused?: keyof Text['call']['refusal'];
};

const NUMBERS: readonly CallField[] = ['capacity', 'perDepartment', 'days', 'months', 'reviewsEach'];
const DAYS: readonly CallField[] = ['opens', 'closes', 'completeBy'];

/** The form of a call: dates, seats and what taking part asks. What was typed stands in it again, whatever is wrong. */
export function callFormCard(model: CallFormModel, t: Text): Card {
  const words = t.call;
  const { programId, castId, version, cohort, form, problems = [], refused } = model;
  const isNew = castId === undefined;
  return card(
    t,
    [
      heading(isNew ? words.formTitle : words.editTitle(plain(cohort))),
      ...(refused ? [notice(words.refusal[refused])] : []),
      ...problems.map((problem) => notice(words.problem(problem))),
      ...(isNew
        ? [textInput('cohort', words.cohort, cohort, words.refusal.cohortMissing, { placeholder: words.cohortHint })]
        : []),
      ...DAYS.map((field) => dayInput(field, form, t)),
      ...NUMBERS.map((field) => textInput(field, words.field[field], form[field], words.fix, {})),
      textInput('contact', words.field.contact, form.contact, words.fix, { placeholder: words.hint.contact ?? '' }),
      ...(['levels', 'areas'] as const).map((field) =>
        textInput(field, words[field], form[field], words.listError, {
          isMultiline: true,
          placeholder: words.listHint,
        }),
      ),
      yesNo('selfNomination', words.selfNomination, words.self, form.selfNomination),
      yesNo('redacted', words.redacted, words.redaction, form.redacted),
    ],
    [
      isNew
        ? execute('call.create', words.save, { programId })
        : execute('call.save', words.save, { programId, castId, version: version ?? '' }),
      isNew
        ? execute('call.list', words.back, {}, 'without')
        : execute('call.show', words.open, { programId, castId }, 'without'),
    ],
  );
}

function dayInput(field: CallField, form: CallForm, t: Text): Block {
  const value = form[field];
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
  return {
    type: 'Input.Date',
    id: field,
    label: t.call.field[field],
    errorMessage: t.call.fix,
    ...(isDay ? { value } : {}),
  };
}

function yesNo(id: string, label: string, said: { yes: string; no: string }, value: boolean): Block {
  return {
    ...{ type: 'Input.ChoiceSet', id, label, errorMessage: label, style: 'expanded', wrap: true },
    value: value ? 'yes' : 'no',
    choices: [
      { title: said.yes, value: 'yes' },
      { title: said.no, value: 'no' },
    ],
  };
}

export type CriterionModel = {
  ref: Ref;
  version: string;
  criterion: Criterion;
  /** The weight as it was typed. */
  weight: string;
  isNew: boolean;
  refused?: keyof Text['call']['partRefusal'];
};

const ANCHORED: readonly Anchored[] = [1, 3, 5];

export function criterionCard({ ref, version, criterion, weight, isNew, refused }: CriterionModel, t: Text): Card {
  const words = t.call;
  const data = { ...ref, version, criterion: criterion.criterionId };
  const field = (id: string, label: string, value: string): Block =>
    textInput(id, label, value, words.partRefusal.halfWritten);
  return card(
    t,
    [
      heading(words.criterionTitle),
      ...(refused ? [notice(words.partRefusal[refused])] : []),
      field('textEn', words.textEn, criterion.textEn),
      field('textFr', words.textFr, criterion.textFr),
      textInput('weight', words.weight, weight, words.partRefusal.weight),
      ...ANCHORED.flatMap((score) => {
        const { textEn, textFr } = criterion.anchors[`${score}`];
        return [
          field(`anchor${score}En`, words.anchorEn(score), textEn),
          field(`anchor${score}Fr`, words.anchorFr(score), textFr),
        ];
      }),
    ],
    [
      execute('call.criterionSave', words.saveCriterion, data),
      ...(isNew ? [] : [execute('call.criterionRemove', words.removeCriterion, data, 'without')]),
      execute('call.show', words.open, ref, 'without'),
    ],
  );
}

export type QuestionsModel = {
  ref: Ref;
  version: string;
  questions: readonly { textEn: string; textFr: string; required: boolean }[];
  refused?: keyof Text['call']['partRefusal'];
};

const PLACES = [1, 2, 3, 4, 5] as const;

export function questionsCard({ ref, version, questions, refused }: QuestionsModel, t: Text): Card {
  const words = t.call;
  return card(
    t,
    [
      heading(words.questionsTitle),
      ...(refused ? [notice(words.partRefusal[refused])] : []),
      paragraph(words.questionsHelp),
      ...PLACES.flatMap((n) => {
        const { textEn = '', textFr = '', required = false } = questions[n - 1] ?? {};
        return [
          textInput(`q${n}En`, words.questionEn(n), textEn, words.partRefusal.tooLong),
          textInput(`q${n}Fr`, words.questionFr(n), textFr, words.partRefusal.tooLong),
          yesNo(`q${n}Required`, words.questionRequired(n), words.required, required),
        ];
      }),
    ],
    [
      execute('call.questionsSave', words.saveQuestions, { ...ref, version }),
      execute('call.show', words.open, ref, 'without'),
    ],
  );
}

export function callRefusedCard(code: keyof Text['call']['refusal'], t: Text): Card {
  return card(t, [notice(t.call.refusal[code])], code === 'exists' ? [execute('call.list', t.call.back)] : []);
}
