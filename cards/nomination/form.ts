import type { Call, CallPhase } from '../../bot/domain/call.ts';
import type { Nomination, NominationDraft, WordsField, WordsProblem } from '../../bot/domain/nomination.ts';
import type { Outcome } from '../../bot/domain/selection.ts';
import { card, execute, heading, notice, paragraph, plain, subheading, type Block, textInput } from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import { dayText, timeText } from '../text/time.ts';

type Ref = { programId: string; castId: string };
const refOf = ({ programId, callId }: Pick<Call, 'programId' | 'callId'>): Ref => ({ programId, castId: callId });

export type NominateModel = {
  calls: readonly {
    call: Call;
    cohort: string;
    phase: CallPhase;
    self: boolean;
    drafts: readonly NominationDraft[];
    /** For a form that is opened: its draft's own id, so that submitting twice is submitting once. */
    newDraft: string;
  }[];
  mine: readonly { nomination: Nomination; name: string; outcome?: Outcome }[];
  readerZone: string;
  done?: { kind: 'dropped' } | { kind: 'withdrawn'; name: string } | { kind: 'supported'; name: string };
};

/** So much on one card: who nominates more than this sees the rest as these are done. */
const MOST = 12;
const MINUTE = 60_000;

/** When a deadline's last minute is, as the reader's clock shows it. */
export function lastMinute(deadline: number, readerZone: string, t: Text): string {
  const last = deadline - MINUTE;
  return `${dayText(t.language, last, readerZone)}, ${timeText(t.language, last, readerZone)}`;
}

/** Where nominators begin: the calls that are open to them, their drafts, and what became of their nominations. */
export function nominateCard({ calls, mine, readerZone, done }: NominateModel, t: Text): Card {
  const words = t.nomination;
  const nothing = calls.length === 0 && mine.length === 0;
  return card(t, [
    heading(words.title),
    ...(done ? [paragraph(`**${doneText(done, t)}**`)] : []),
    paragraph(nothing ? words.none : words.what),
    ...calls.slice(0, MOST).flatMap(({ call, cohort, phase, self, drafts, newDraft }): Block[] => [
      subheading(`${plain(cohort)} (${words.phase[phase]})`),
      ...(phase === 'closed'
        ? [paragraph(words.lateDraft)]
        : [paragraph(words.until(lastMinute(call.closesAt, readerZone, t)))]),
      paragraph(t.call.asks(call.days, call.months)),
      {
        type: 'ActionSet',
        actions: [
          ...(phase === 'open' || phase === 'announced'
            ? [
                execute(
                  'nomination.form',
                  self ? words.nominateSelf : words.nominate,
                  { ...refOf(call), draft: newDraft },
                  'without',
                ),
              ]
            : []),
          ...drafts
            .slice(0, MOST)
            .map(({ draftId, nomineeName }) =>
              execute(
                'nomination.form',
                words.goOn(plain(nomineeName.trim() || words.unnamed)),
                { ...refOf(call), draft: draftId },
                'without',
              ),
            ),
        ],
      },
    ]),
    ...(mine.length > 0 ? [subheading(words.mineTitle)] : []),
    ...mine.slice(0, 3 * MOST).flatMap((one) => mineBlocks(one, t)),
  ]);
}

function doneText(done: NonNullable<NominateModel['done']>, t: Text): string {
  return done.kind === 'dropped' ? t.nomination.dropped : t.nomination[done.kind](plain(done.name));
}

function mineBlocks({ nomination, name, outcome }: NominateModel['mine'][number], t: Text): Block[] {
  const words = t.nomination;
  const { programId, callId, nominee, state } = nomination;
  const isLive = state === 'submitted' || state === 'complete' || state === 'eligible';
  return [
    paragraph(
      `**${plain(name)}** : ${outcome ? words.outcome[outcome] : words.state[stateOf(nomination)]}`.replace(
        ' :',
        t.language === 'fr' ? ' :' : ':',
      ),
    ),
    ...(isLive && outcome === undefined
      ? [
          {
            type: 'ActionSet' as const,
            actions: [
              execute(
                'nomination.withdrawOpen',
                words.withdraw(plain(name)),
                { programId, castId: callId, nominee },
                'without',
              ),
            ],
          },
        ]
      : []),
  ];
}

/** What a nomination that is submitted waits for. */
function stateOf({ state, consent, endorsement }: Nomination): keyof Text['nomination']['state'] {
  if (state !== 'submitted') return state;
  if (!consent?.given) return 'noConsent';
  return endorsement?.answer === 'declined' ? 'notEndorsed' : 'noEndorsement';
}

export type NominationFormModel = {
  call: Call;
  cohort: string;
  phase: CallPhase;
  self: boolean;
  draft: NominationDraft;
  readerZone: string;
  done?: 'saved';
  refused?: keyof Text['nomination']['refusal'];
  problems?: readonly WordsProblem[];
  /** Asks for a tick at an address that nobody has. */
  askSure?: boolean;
};

/** The form of a nomination. What was typed stands in it again, whatever is wrong with it. */
export function nominationFormCard(model: NominationFormModel, t: Text): Card {
  const { call, cohort, phase, self, draft, readerZone, done, refused, problems = [], askSure } = model;
  const words = t.nomination;
  const data = { ...refOf(call), draft: draft.draftId };
  return card(
    t,
    [
      heading((self ? words.selfTitle : words.formTitle)(plain(cohort))),
      ...(done ? [paragraph(`**${words[done]}**`)] : []),
      ...(refused ? [notice(words.refusal[refused])] : []),
      ...problems.map((problem) => notice(words.problem({ problem, label: plain(labelOf(problem.field, call, t)) }))),
      paragraph(phase === 'closed' ? words.closed : words.until(lastMinute(call.closesAt, readerZone, t))),
      paragraph(t.call.asks(call.days, call.months)),
      ...(self ? [] : pickerBlocks(data, t)),
      ...fields(call, draft, t),
      ...(askSure
        ? [sureInput(words.sure(draft.nomineeEmail.trim().slice(0, 254)), words.refusal.unknownNominee)]
        : []),
    ],
    [
      ...(phase === 'closed' ? [] : [execute('nomination.submit', words.submit, data)]),
      execute('nomination.save', words.save, data),
      execute('nomination.drop', words.drop, data, 'without'),
      execute('nomination.calls', words.back, {}, 'without'),
    ],
  );
}

/** A box that is ticked where an address that nobody has yet is right all the same. */
export function sureInput(title: string, errorMessage: string): Block {
  return {
    ...{ type: 'Input.ChoiceSet', id: 'sure', label: title, errorMessage, isMultiSelect: true, wrap: true },
    choices: [{ title, value: 'yes' }],
  };
}

/** Teams' own people picker (PLATFORM section 2): it needs no permission of ours, and answers with an account. */
function pickerBlocks(data: Ref & { draft: string }, t: Text): Block[] {
  const words = t.nomination;
  return [
    {
      ...{ type: 'Input.ChoiceSet', id: 'picked', label: words.pick, placeholder: words.pickHint },
      ...{ errorMessage: words.pickError, wrap: true, style: 'filtered', choices: [] },
      'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
    },
    { type: 'ActionSet', actions: [execute('nomination.pick', words.pickUse, data)] },
  ];
}

const STATEMENT_LIMIT = 3_000;
const STRENGTH_LIMIT = 600;

function fields(call: Call, draft: NominationDraft, t: Text): Block[] {
  const words = t.nomination;
  const text = (field: WordsField, value: string): Block => textInput(field, labelOf(field, call, t), value, words.fix);
  const long = (field: WordsField, value: string, most: number, placeholder = ''): Block =>
    textInput(field, labelOf(field, call, t), value, words.limit(most), { isMultiline: true, placeholder });
  return [
    text('nomineeName', draft.nomineeName),
    text('nomineeEmail', draft.nomineeEmail),
    text('department', draft.department),
    listed('level', call.levels, draft.level, call, t),
    listed('functionalArea', call.areas, draft.functionalArea, call, t),
    long('statement', draft.statement, STATEMENT_LIMIT, words.statementHint),
    ...(call.competencies.length > 0 ? [subheading(words.strengths)] : []),
    ...call.competencies.map(({ competencyId }, place) =>
      long(`strength${place}`, draft.strengths[competencyId] ?? '', STRENGTH_LIMIT),
    ),
    ...call.questions.map(({ questionId }, place) =>
      long(`answer${place}`, draft.answers[questionId] ?? '', STRENGTH_LIMIT),
    ),
  ];
}

/** A field that is chosen from a list where the call has one: by its place there, since what was chosen is a claim. */
function listed(field: 'level' | 'functionalArea', list: readonly string[], value: string, call: Call, t: Text): Block {
  const label = labelOf(field, call, t);
  if (list.length === 0) return textInput(field, label, value, t.nomination.fix);
  return {
    ...{
      type: 'Input.ChoiceSet',
      id: field,
      label,
      errorMessage: t.nomination.choose,
      placeholder: t.nomination.choose,
    },
    ...{ style: 'compact', wrap: true, choices: list.map((one, place) => ({ title: one, value: String(place) })) },
    ...(list.includes(value) ? { value: String(list.indexOf(value)) } : {}),
  };
}

/** What a field is called: strengths and answers by the words of the call. */
function labelOf(field: WordsField, call: Call, t: Text): string {
  const own = ({ textEn, textFr }: { textEn: string; textFr: string }): string =>
    t.language === 'fr' ? textFr : textEn;
  const numbered = /^(strength|answer)(\d+)$/.exec(field);
  if (!numbered) return t.nomination[field as Exclude<WordsField, `strength${number}` | `answer${number}`>];
  const part = (numbered[1] === 'strength' ? call.competencies : call.questions)[Number(numbered[2])];
  return part ? own(part) : '';
}

export function submittedCard({ name, ref, draft }: { name: string; ref: Ref; draft: string }, t: Text): Card {
  const words = t.nomination;
  return card(
    t,
    [heading(words.submittedTitle(plain(name))), paragraph(words.submitted(plain(name)))],
    [execute('nomination.form', words.another, { ...ref, draft }), execute('nomination.calls', words.back)],
  );
}

/** Somebody was quicker: the nomination is there, and one's own words may stand behind it. */
export function alreadyCard(
  { name, ref, draft, address }: { name: string; ref: Ref; draft: string; address: string },
  t: Text,
): Card {
  const words = t.nomination;
  return card(
    t,
    [heading(words.alreadyTitle(plain(name))), paragraph(words.already)],
    [
      execute('nomination.support', words.support, { ...ref, draft, address }),
      execute('nomination.form', words.goOn(plain(name)), { ...ref, draft }),
      execute('nomination.drop', words.drop, { ...ref, draft }),
    ],
  );
}

export type WithdrawModel = { ref: Ref & { nominee: string }; name: string; own: boolean };

/** What withdrawing does, before anything is written. */
export function withdrawCard({ ref, name, own }: WithdrawModel, t: Text): Card {
  const words = t.nomination;
  return card(
    t,
    [heading(words.withdrawTitle(plain(name))), paragraph(words.withdrawAsk)],
    [
      execute('nomination.withdraw', words.withdrawYes, { ...ref }),
      own
        ? execute('nomination.own', t.nominationConsent.back, { programId: ref.programId, castId: ref.castId })
        : execute('nomination.calls', words.back),
    ],
  );
}

export function nominationRefusedCard(code: keyof Text['nomination']['refusal'], t: Text): Card {
  return card(t, [notice(t.nomination.refusal[code])]);
}
