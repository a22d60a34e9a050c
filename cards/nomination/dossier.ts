import type { Call } from '../../bot/domain/call.ts';
import { type IneligibleBecause, type Missing, type Nomination } from '../../bot/domain/nomination.ts';
import {
  card,
  execute,
  facts,
  heading,
  notice,
  paragraph,
  plain,
  subheading,
  type Action,
  type Block,
  wordingIn,
} from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import { shortDayText } from '../text/time.ts';

type Ref = { programId: string; castId: string };
export type DossierLineModel = {
  nomination: Nomination;
  name: string;
  missing: readonly Missing[];
  notEndorsed: boolean;
};

export type DossiersModel = {
  ref: Ref;
  cohort: string;
  lines: readonly DossierLineModel[];
  /** The first line of this page. */
  from: number;
  done?:
    | { kind: 'nudged'; who: 'nominee' | 'supervisor'; name: string }
    | { kind: 'nudgedToday' }
    | { kind: 'allDone'; count: number };
  refused?: keyof Text['nominationDossier']['refusal'];
};

/** Dossiers to one page of the list. */
const DOSSIERS_SHOWN = 15;

/** Every dossier of a call with its missing piece, and a nudge beside it. */
export function dossiersCard({ ref, cohort, lines, from, done, refused }: DossiersModel, t: Text): Card {
  const words = t.nominationDossier;
  const missing = lines.filter(({ nomination }) => nomination.state === 'submitted').length;
  const complete = lines.filter(({ nomination }) => nomination.state === 'complete').length;
  const page = lines.slice(from, from + DOSSIERS_SHOWN);
  return card(
    t,
    [
      heading(words.title(plain(cohort))),
      ...(done ? [paragraph(`**${doneText(done, t)}**`)] : []),
      ...(refused ? [notice(words.refusal[refused])] : []),
      paragraph(lines.length === 0 ? words.none : words.counts(lines.length, missing, complete)),
      ...page.flatMap((line) => lineBlocks(line, ref, from, t)),
    ],
    [
      ...(complete > 0 ? [execute('nomination.judgeAll', words.all(complete), { ...ref })] : []),
      ...(from > 0
        ? [execute('nomination.dossiers', words.earlier, { ...ref, from: Math.max(0, from - DOSSIERS_SHOWN) })]
        : []),
      ...(from + DOSSIERS_SHOWN < lines.length
        ? [execute('nomination.dossiers', words.more, { ...ref, from: from + DOSSIERS_SHOWN })]
        : []),
      execute('call.show', words.call, { ...ref }),
    ],
  );
}

function doneText(done: NonNullable<DossiersModel['done']>, t: Text): string {
  const words = t.nominationDossier;
  if (done.kind === 'nudgedToday') return words.nudgedToday;
  return done.kind === 'allDone' ? words.allDone(done.count) : words.nudged[done.who](plain(done.name));
}

function glance({ nomination: { state }, missing, notEndorsed }: DossierLineModel, t: Text): string {
  const words = t.nominationDossier;
  if (state !== 'submitted') return words.state[state];
  if (notEndorsed) return words.notEndorsed;
  const pieces = missing.map((piece) => words.missing[piece]).join(', ');
  return t.language === 'fr' ? `${words.state.submitted} : ${pieces}` : `${words.state.submitted}: ${pieces}`;
}

function lineBlocks(line: DossierLineModel, ref: Ref, from: number, t: Text): Block[] {
  const words = t.nominationDossier;
  const { nomination, name } = line;
  const data = { ...ref, nominee: nomination.nominee };
  return [
    { ...paragraph(`**${plain(name)}** (${plain(nomination.department)}), ${glance(line, t)}`), separator: true },
    {
      type: 'ActionSet',
      actions: [
        execute('nomination.dossier', words.open(plain(name)), data, 'without'),
        ...(nomination.state === 'submitted'
          ? [execute('nomination.nudge', words.nudge(plain(name)), { ...data, from }, 'without')]
          : []),
      ],
    },
  ];
}

export type DossierModel = DossierLineModel & {
  call: Call;
  timeZone: string;
  nominator: string;
  supervisor?: string;
  supports: readonly { by: string; words: string }[];
  done?: 'eligible' | 'ineligible';
  refused?: keyof Text['nominationDossier']['refusal'] | 'chooseReason';
};

const BECAUSE: readonly IneligibleBecause[] = [
  'notEndorsed',
  'level',
  'functionalArea',
  'notEmployee',
  'earlierCohort',
  'leaving',
  'other',
];

/** One dossier, whole, with what a coordinator decides of it. */
export function dossierCard(model: DossierModel, t: Text): Card {
  const { call, nomination, name, nominator, done, refused } = model;
  const words = t.nominationDossier;
  const ref = { programId: call.programId, castId: call.callId };
  return card(
    t,
    [
      heading(plain(name)),
      ...(done ? [paragraph(`**${words.judged[done]}**`)] : []),
      ...(refused ? [notice(refused === 'chooseReason' ? words.chooseReason : words.refusal[refused])] : []),
      paragraph(`**${glance(model, t)}**`),
      ...(nomination.eligibility?.because ? [paragraph(words.becauses[nomination.eligibility.because])] : []),
      facts([
        [words.nominatedBy, plain(nominator)],
        [words.department, plain(nomination.department)],
        [words.level, plain(nomination.level)],
        [words.functionalArea, plain(nomination.functionalArea)],
        ...answerRows(model, t),
      ]),
      ...(nomination.disposedAt === undefined ? wordsBlocks(nomination, call, t) : [paragraph(words.disposed)]),
      ...supportBlocks(model, t),
      { ...paragraph(words.viewed), isSubtle: true },
      ...(canBeIneligible(nomination) ? [becauseInput(t)] : []),
    ],
    [
      ...(nomination.state === 'complete' || nomination.state === 'ineligible'
        ? [execute('nomination.eligible', words.eligible, { ...ref, nominee: nomination.nominee }, 'without')]
        : []),
      ...(canBeIneligible(nomination)
        ? [execute('nomination.ineligible', words.ineligible, { ...ref, nominee: nomination.nominee })]
        : []),
      execute('nomination.dossiers', words.back, { ...ref, from: 0 }, 'without'),
    ] satisfies Action[],
  );
}

const canBeIneligible = ({ state }: Nomination): boolean =>
  state === 'submitted' || state === 'complete' || state === 'eligible';

function becauseInput(t: Text): Block {
  const words = t.nominationDossier;
  return {
    ...{
      type: 'Input.ChoiceSet',
      id: 'because',
      label: words.because,
      errorMessage: words.chooseReason,
      placeholder: words.chooseReason,
    },
    ...{
      style: 'compact',
      wrap: true,
      choices: BECAUSE.map((because) => ({ title: words.becauses[because], value: because })),
    },
  };
}

type Row = readonly [string, string];

function answerRows({ nomination, timeZone, supervisor }: DossierModel, t: Text): Row[] {
  const words = t.nominationDossier;
  const { consent, endorsement } = nomination;
  const day = (at: number): string => shortDayText(t.language, at, timeZone);
  const check = consent?.supervisorCheck ? ` (${words.check[consent.supervisorCheck]})` : '';
  return [
    [words.consent, consent?.given ? words.consentGiven(day(consent.at)) : words.consentMissing],
    ...(supervisor === undefined ? [] : [[words.supervisor, `${plain(supervisor)}${check}`] as const]),
    [words.endorsement, endorsement ? endorsementText(endorsement, day(endorsement.at), t) : words.endorsementMissing],
    ...(consent?.language ? [[words.language, t.nominationConsent.languages[consent.language]] as const] : []),
    ...(consent?.region ? [[words.region, t.nominationConsent.regions[consent.region]] as const] : []),
  ];
}

function endorsementText(
  { answer, conditions, days }: NonNullable<Nomination['endorsement']>,
  day: string,
  t: Text,
): string {
  const words = t.nominationDossier;
  if (answer === 'declined') return words.endorsementDeclined;
  const text = words.endorsed(days, day);
  return answer === 'conditions' ? `${text}, ${words.conditions(plain(conditions))}` : text;
}

function wordsBlocks(
  { statement, strengths, answers }: Nomination,
  { competencies, questions }: Call,
  t: Text,
): Block[] {
  const words = t.nominationDossier;
  const parts = (list: readonly { id: string; label: string }[], said: Record<string, string>): Block[] =>
    list.flatMap(({ id, label }) =>
      said[id] ? [paragraph(`**${label}**`), { ...paragraph(plain(said[id])), spacing: 'Small' }] : [],
    );
  const strong = parts(
    competencies.map((one) => ({ id: one.competencyId, label: wordingIn(one, t) })),
    strengths,
  );
  const asked = parts(
    questions.map((one) => ({ id: one.questionId, label: wordingIn(one, t) })),
    answers,
  );
  return [
    subheading(words.statement),
    paragraph(plain(statement)),
    ...(strong.length > 0 ? [subheading(words.strengths), ...strong] : []),
    ...(asked.length > 0 ? [subheading(words.questions), ...asked] : []),
  ];
}

function supportBlocks({ supports }: DossierModel, t: Text): Block[] {
  const words = t.nominationDossier;
  if (supports.length === 0) return [];
  return [
    subheading(words.supports),
    ...supports
      .slice(0, 5)
      .flatMap(({ by, words: said }): Block[] => [
        paragraph(`**${words.supportBy(plain(by))}**`),
        paragraph(plain(said)),
      ]),
  ];
}

export function dossierRefusedCard(code: keyof Text['nominationDossier']['refusal'], t: Text): Card {
  return card(t, [notice(t.nominationDossier.refusal[code])]);
}
