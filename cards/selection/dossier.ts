import type { Criterion } from '../../bot/domain/call.ts';
import type { Outcome } from '../../bot/domain/selection.ts';
import { card, execute, facts, heading, notice, paragraph, subheading, type Block, wordingIn } from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import { isLockedIn, phaseBlocks, type PhaseModel } from './chair.ts';
import { decimal, shorten, type Ref } from './part.ts';

type Wording = Pick<Criterion, 'criterionId' | 'textEn' | 'textFr'>;

export type DossierModel = {
  ref: Ref;
  nominee: string;
  name: string;
  phase: PhaseModel;
  department: string;
  level: string;
  functionalArea: string;
  criteria: readonly Wording[];
  result: {
    score?: number;
    reviews: number;
    others: number;
    byCriterion: readonly {
      criterionId: string;
      median: number;
      mean: number;
      low: number;
      high: number;
      disagree: boolean;
    }[];
  };
  notes: readonly string[];
  /** Reviews by another version of the criteria. */
  others: readonly { rubric: number; scores: readonly { criterion?: Wording; score: number }[] }[];
  decision?: { outcome: Outcome; rationale: string; reasons: readonly string[]; by: string };
  version: string;
  limit: number;
  typed?: { outcome: string; rationale: string; reasons: readonly string[] };
  done?: true;
  refused?: keyof Text['selectionDecide']['refusal'];
};

const OUTCOMES: readonly Outcome[] = ['selected', 'reserve', 'notSelected'];
/** Characters of all notes together, in a card that also holds what was typed. */
const NOTES = 5_000;
const MOST_OTHERS = 4;
const TYPED = 6_000;
const PENDING = 1_000;

/** One dossier: what reviewers found, what is pending, and the chair's decision. */
export function dossierCard(model: DossierModel, t: Text): Card {
  const words = t.selectionDecide;
  const { ref, nominee, refused, phase } = model;
  const open = !isLockedIn(phase);
  return card(
    t,
    [
      heading(shorten(model.name)),
      ...(refused ? [notice(words.refusal[refused])] : []),
      ...(model.done ? [paragraph(`**${words.recorded}**`)] : []),
      ...phaseBlocks(phase, t),
      facts([
        [words.department, shorten(model.department)],
        [words.level, shorten(model.level)],
        [words.functionalArea, shorten(model.functionalArea)],
      ]),
      ...resultBlocks(model, t),
      ...noteBlocks(model, t),
      ...decisionBlocks(model, t),
      ...(open ? formBlocks(model, t) : []),
    ],
    [
      ...(open ? [execute('selection.decide', words.record, { ...ref, nominee, version: model.version })] : []),
      execute('selection.ranking', t.selection.back, { ...ref }, 'without'),
    ],
  );
}

function resultBlocks({ criteria, result }: DossierModel, t: Text): Block[] {
  const words = t.selectionDecide;
  const { score, reviews, others, byCriterion } = result;
  const rows = byCriterion.map(({ criterionId, median, mean, low, high, disagree }) => {
    const criterion = criteria.find((one) => one.criterionId === criterionId);
    const said = words.result(decimal(median, t), decimal(mean, t), low, high);
    return [
      criterion ? wordingIn(criterion, t) : words.oldCriterion,
      disagree ? `${said}; ${t.selection.disagree}` : said,
    ] as const;
  });
  const whole = score === undefined ? t.selection.noScore(reviews) : t.selection.score(decimal(score, t), reviews);
  return [
    subheading(words.whole),
    paragraph(whole),
    ...(rows.length > 0 ? [facts(rows)] : []),
    ...(others > 0 ? [notice(t.selection.others(others))] : []),
    { ...paragraph(words.resultHelp), isSubtle: true },
  ];
}

function noteBlocks({ notes, others }: DossierModel, t: Text): Block[] {
  const words = t.selectionDecide;
  const most = Math.floor(NOTES / Math.max(1, notes.length));
  return [
    subheading(words.notes),
    ...(notes.length === 0 ? [paragraph(words.noNotes)] : notes.map((note) => paragraph(shorten(note, most)))),
    ...others
      .slice(0, MOST_OTHERS)
      .flatMap(({ rubric, scores }): Block[] => [
        { ...paragraph(words.othersTitle(rubric)), weight: 'Bolder' },
        facts(
          scores
            .slice(0, 8)
            .map(({ criterion, score }) => [criterion ? wordingIn(criterion, t) : words.oldCriterion, String(score)]),
        ),
      ]),
  ];
}

function decisionBlocks({ decision, criteria }: DossierModel, t: Text): Block[] {
  const words = t.selectionDecide;
  if (!decision) return [subheading(words.decidedBy), paragraph(t.selection.undecided)];
  const reasons = criteria.filter(({ criterionId }) => decision.reasons.includes(criterionId));
  return [
    subheading(words.decidedBy),
    paragraph(`${t.selection.outcome[decision.outcome]} (${shorten(decision.by)})`),
    paragraph(shorten(decision.rationale, PENDING)),
    ...(reasons.length > 0 ? [paragraph(reasons.map((one) => wordingIn(one, t)).join('; '))] : []),
  ];
}

function formBlocks({ decision, typed, criteria, limit }: DossierModel, t: Text): Block[] {
  const words = t.selectionDecide;
  const kept = typed ?? decision;
  const outcome = OUTCOMES.find((one) => one === kept?.outcome);
  const reasons = (kept?.reasons ?? []).filter((one) => criteria.some(({ criterionId }) => criterionId === one));
  return [
    subheading(words.decideTitle),
    {
      type: 'Input.ChoiceSet',
      id: 'outcome',
      label: words.outcomeLabel,
      errorMessage: words.outcomeError,
      isRequired: true,
      style: 'expanded',
      choices: OUTCOMES.map((one) => ({ title: t.selection.outcome[one], value: one })),
      ...(outcome ? { value: outcome } : {}),
    },
    {
      type: 'Input.Text',
      id: 'rationale',
      label: words.rationale,
      errorMessage: words.rationaleError(limit),
      isRequired: true,
      isMultiline: true,
      maxLength: limit,
      ...(kept ? { value: kept.rationale.slice(0, TYPED) } : {}),
    },
    { ...paragraph(words.rationaleHelp), isSubtle: true },
    ...(criteria.length === 0
      ? []
      : [
          {
            type: 'Input.ChoiceSet',
            id: 'reasons',
            label: words.reasons,
            errorMessage: words.reasonsError,
            isMultiSelect: true,
            style: 'expanded',
            wrap: true,
            choices: criteria.map(({ criterionId, textEn, textFr }) => ({
              title: (t.language === 'fr' ? textFr : textEn).slice(0, 300),
              value: criterionId,
            })),
            ...(reasons.length > 0 ? { value: reasons.join(',') } : {}),
          } as const,
        ]),
    { ...paragraph(words.reasonsHelp), isSubtle: true },
  ];
}
