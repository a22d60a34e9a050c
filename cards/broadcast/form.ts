import type { Problem } from '../../bot/domain/broadcast.ts';
import { card, execute, heading, notice, paragraph, plain, subheading, type Block } from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import { sessionChoices, type SessionChoice } from './home.ts';

const READERS = ['participant', 'facilitator', 'coordinator', 'nominator', 'reviewer', 'chair', 'champion'] as const;

export type WordFields = 'textEn' | 'textFr' | 'linkUrl' | 'linkEn' | 'linkFr';
export type ChoiceFields =
  'role' | 'cohort' | 'group' | 'session' | 'seat' | 'evaluation' | 'addresses' | 'acknowledge';
export type Typed<F extends string = WordFields | ChoiceFields> = Record<F, string>;

/** What is wrong with what was typed; each is one sentence. */
export type FormProblem =
  | Problem
  | { code: 'emptyAudience' | 'unknownAudience' | 'notEditable' | 'newCast' | 'cutText' }
  | { code: 'tooFewToAsk'; least: number }
  | { code: 'unknownAddresses'; addresses: string[] }
  | { code: 'addressesTooMany'; most: number }
  | { code: 'refused'; refusal: keyof Text['broadcast']['refusal'] };

/** Somebody else has changed the same thing meanwhile: who, and what is kept now. */
export type Theirs = { name: string; textEn: string; textFr: string };

export type ComposeModel = {
  programId: string;
  castId: string;
  version: number;
  cohorts: { cohortId: string; name: string }[];
  groups: string[];
  sessions: SessionChoice[];
  /** Those that are open. */
  evaluations: { evaluationId: string; titleEn: string; titleFr: string }[];
  typed: Typed;
  problems: FormProblem[];
  /** Kept, though it cannot be sent as it is. */
  saved?: true;
  theirs?: Theirs;
};

/** The value of "all" and "none": clients do not show an empty one as chosen. */
export const ANY = 'any';

export function composeCard(model: ComposeModel, t: Text): Card {
  const words = t.broadcast;
  const { programId, castId, version, typed } = model;
  return card(
    t,
    [
      heading(words.formTitle),
      ...(model.saved ? [paragraph(words.saved)] : []),
      ...problemBlocks(model.problems, t),
      ...theirsBlocks(model.theirs, t),
      ...audienceBlocks(model, t),
      ...wordBlocks(typed, t),
      chooser('acknowledge', words.acknowledgeAsk, ['no', 'yes'], { no: words.no, yes: words.yes }, typed, t),
    ],
    [
      execute('broadcast.save', words.save, { programId, castId, version }),
      execute('broadcast.home', words.back, { programId }, 'without'),
    ],
  );
}

export type CorrectFormModel = {
  castId: string;
  version: number;
  typed: Typed<WordFields>;
  problems: FormProblem[];
  theirs?: Theirs;
};

export function correctFormCard({ castId, version, typed, problems, theirs }: CorrectFormModel, t: Text): Card {
  const words = t.broadcast;
  return card(
    t,
    [
      heading(words.correctTitle),
      paragraph(words.correctHelp),
      ...problemBlocks(problems, t),
      ...theirsBlocks(theirs, t),
      ...wordBlocks(typed, t),
    ],
    [
      execute('broadcast.propose', words.correctPreview, { castId, version }),
      execute('broadcast.progress', words.back, { castId }, 'without'),
    ],
  );
}

export function problemBlocks(problems: readonly FormProblem[], t: Text): Block[] {
  return problems.map((problem) => notice(problemText(problem, t)));
}

function problemText(problem: FormProblem, t: Text): string {
  const { problem: words, refusal, newCast } = t.broadcast;
  const listed = (names: readonly string[]): string => plain(names.join(', ').slice(0, 500));
  switch (problem.code) {
    case 'tooLongEn':
    case 'tooLongFr':
      return words[problem.code](problem.length, problem.limit);
    case 'unknownField':
    case 'fieldNeedsSession':
      return words[problem.code](listed(problem.fields.map((field) => `{${field}}`)));
    case 'tooFewToAsk':
      return words.tooFewToAsk(problem.least);
    case 'unknownAddresses':
      return words.unknownAddresses(listed(problem.addresses));
    case 'addressesTooMany':
      return words.addressesTooMany(problem.most);
    case 'refused':
      return refusal[problem.refusal];
    case 'newCast':
      return newCast;
    case 'missingEn':
    case 'missingFr':
    case 'sessionNeeded':
    case 'participantsOnly':
    case 'unansweredAlone':
    case 'unansweredAcknowledge':
    case 'linkNotHttps':
    case 'linkTitles':
    case 'titleTooLong':
    case 'emptyAudience':
    case 'unknownAudience':
    case 'notEditable':
    case 'cutText':
      return words[problem.code];
  }
}

function theirsBlocks(theirs: Theirs | undefined, t: Text): Block[] {
  if (!theirs) return [];
  const words = t.broadcast;
  const quoted = (text: string): Block[] =>
    text.trim() === '' ? [] : text.split(/\n+/).map((line) => paragraph(plain(line) || '…'));
  return [
    notice(words.changedBy(plain(theirs.name))),
    subheading(words.theirs),
    { type: 'Container', style: 'emphasis', items: [...quoted(theirs.textEn), ...quoted(theirs.textFr)] },
  ];
}

function audienceBlocks({ cohorts, groups, sessions, evaluations, typed }: ComposeModel, t: Text): Block[] {
  const words = t.broadcast;
  const seats = ['any', 'confirmed', 'tentative', 'declined', 'noReply', 'notCheckedIn'] as const;
  const listed = (
    id: 'cohort' | 'group' | 'session' | 'evaluation',
    label: string,
    choices: { title: string; value: string }[],
  ) => choice(id, label, choices, typed[id], t);
  return [
    chooser('role', words.role, READERS, words.roles, typed, t),
    listed('cohort', words.cohort, [
      { title: words.anyCohort, value: ANY },
      ...cohorts.map(({ cohortId, name }) => ({ title: name, value: cohortId })),
    ]),
    listed('group', words.group, [
      { title: words.anyGroup, value: ANY },
      ...groups.map((name) => ({ title: name, value: `g.${name}` })),
    ]),
    listed('session', words.session, [{ title: words.noSession, value: ANY }, ...sessionChoices(sessions, t)]),
    chooser('seat', words.seat, seats, words.seats, typed, t),
    ...(evaluations.length === 0
      ? []
      : [
          listed('evaluation', words.unanswered, [
            { title: words.noSession, value: ANY },
            ...evaluations.map(({ evaluationId, titleEn, titleFr }) => ({
              title: t.language === 'fr' ? titleFr : titleEn,
              value: evaluationId,
            })),
          ]),
        ]),
    paragraph(words.addressesHelp),
    longText('addresses', words.addresses, typed.addresses, t),
  ];
}

function wordBlocks(typed: Typed<WordFields>, t: Text): Block[] {
  const words = t.broadcast;
  const short = (id: WordFields, label: string): Block => ({
    ...{ type: 'Input.Text', id, label, errorMessage: words.error, value: typed[id] },
  });
  return [
    paragraph(words.fieldsHelp),
    longText('textEn', words.textEn, typed.textEn, t),
    longText('textFr', words.textFr, typed.textFr, t),
    short('linkUrl', words.linkUrl),
    short('linkEn', words.linkEn),
    short('linkFr', words.linkFr),
  ];
}

function longText(id: string, label: string, value: string, t: Text): Block {
  return { type: 'Input.Text', id, label, errorMessage: t.broadcast.error, isMultiline: true, value };
}

function chooser<V extends string>(
  id: ChoiceFields,
  label: string,
  values: readonly V[],
  titles: Record<V, string>,
  typed: Typed,
  t: Text,
): Block {
  return choice(
    id,
    label,
    values.map((value) => ({ title: titles[value], value })),
    typed[id],
    t,
  );
}

function choice(
  id: ChoiceFields,
  label: string,
  choices: { title: string; value: string }[],
  value: string,
  t: Text,
): Block {
  return { type: 'Input.ChoiceSet', id, style: 'compact', label, errorMessage: t.broadcast.error, choices, value };
}
