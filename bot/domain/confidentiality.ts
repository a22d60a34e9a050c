/**
 * What of an evaluation may be shown (MEASURES, "Confidentiality of evaluation results"). Whoever shows results asks
 * here and shows what comes back, in every channel: page, card, export, API, command line.
 */

/** Answers to one Likert item in one pool, box 1 (least) to box 5 (most). Blank and not applicable leave the base. */
export type LikertCounts = {
  boxes: readonly [number, number, number, number, number];
  notApplicable: number;
  blank: number;
};

/** No program may go below this (MEASURES, rule 1). */
export const LEAST_VALID = 10;
/** A minority of so few, or of nobody, would point at people (rule 2). */
const SMALL_MINORITY = 2;
/** A category of a distribution holds at least so many, or nobody (rule 3). */
export const SMALL_CATEGORY = 3;

export type Band = 'high' | 'low';

/** `below3`: fewer than three, and it is not said how many. */
export type Few = number | 'below3';

/** Bounds of the favourable share over everybody who was asked: in tenths of a percent. */
export type Bounds = { lowTenths: number; highTenths: number };

export type Share = {
  kind: 'share';
  favourable: number;
  valid: number;
  tenths: number;
  notApplicable: Few;
  bounds: Bounds;
  distribution?: Distribution;
};

export type Published =
  | Share
  /** "80 % or more", "20 % or fewer": nothing that would give the exact figure back goes with it. */
  | { kind: 'band'; band: Band }
  | { kind: 'suppressed'; reason: 'tooFew' | 'complementary' };

/** Five boxes, or three (unfavourable, neutral, favourable), from least to most. */
export type Distribution = readonly number[];

export const favourableOf = ({ boxes }: LikertCounts): number => boxes[3] + boxes[4];
export const validOf = ({ boxes }: LikertCounts): number => boxes.reduce((sum, n) => sum + n, 0);

/** The minimum that a program asks for: it may raise it, never lower it. */
export function minimumOf(wanted: number | undefined): number {
  return Math.max(LEAST_VALID, Math.floor(wanted ?? LEAST_VALID));
}

/** What may be said of one item in one pool, of which `asked` people (or answers, in a pool) were asked for. */
export function publishLikert(counts: LikertCounts, asked: number, minimum: number = LEAST_VALID): Published {
  const [valid, favourable] = [validOf(counts), favourableOf(counts)];
  if (valid < minimumOf(minimum)) return { kind: 'suppressed', reason: 'tooFew' };
  if (isSmallMinority(favourable, valid)) return { kind: 'band', band: favourable * 2 > valid ? 'high' : 'low' };
  const distribution = distributionOf(counts);
  return {
    kind: 'share',
    favourable,
    valid,
    tenths: tenthsOf(favourable, valid),
    notApplicable: few(counts.notApplicable),
    bounds: boundsOf(favourable, valid, asked),
    ...(distribution ? { distribution } : {}),
  };
}

function isSmallMinority(favourable: number, valid: number): boolean {
  return Math.min(favourable, valid - favourable) <= SMALL_MINORITY;
}

const few = (count: number): Few => (count < SMALL_CATEGORY ? 'below3' : count);

const tenthsOf = (part: number, whole: number): number => Math.round((part * 1000) / whole);

/** All who did not answer unfavourable, to all favourable (MEASURES: 54 of 60, 69 asked: 78.3 to 91.3). */
function boundsOf(favourable: number, valid: number, asked: number): Bounds {
  const base = Math.max(asked, valid);
  return { lowTenths: tenthsOf(favourable, base), highTenths: tenthsOf(favourable + base - valid, base) };
}

/** The finest distribution of which every category holds nobody or at least three, and at least two hold somebody. */
export function distributionOf({ boxes }: LikertCounts): Distribution | undefined {
  const [one, two, three, four, five] = boxes;
  const candidates: Distribution[] = [boxes, [one + two, three, four + five]];
  return candidates.find(isShowable);
}

function isShowable(categories: Distribution): boolean {
  const held = categories.filter((count) => count > 0);
  return held.length >= 2 && held.every((count) => count >= SMALL_CATEGORY);
}

const sum = (all: readonly LikertCounts[]): LikertCounts =>
  all.reduce<LikertCounts>(
    (total, one) => ({
      boxes: [
        total.boxes[0] + one.boxes[0],
        total.boxes[1] + one.boxes[1],
        total.boxes[2] + one.boxes[2],
        total.boxes[3] + one.boxes[3],
        total.boxes[4] + one.boxes[4],
      ],
      notApplicable: total.notApplicable + one.notApplicable,
      blank: total.blank + one.blank,
    }),
    { boxes: [0, 0, 0, 0, 0], notApplicable: 0, blank: 0 },
  );

/** One part of a total: a cut that was declared before the evaluation opened. */
export type Part = { key: string; counts: LikertCounts };

/**
 * Of a part only its share: a distribution, or how many said "not applicable", taken from those of the total would give
 * back what the hidden parts hold. A hidden part does not say why it is hidden: that alone can give its figure back.
 */
export type PartShown =
  | { kind: 'share'; favourable: number; valid: number; tenths: number }
  | { kind: 'suppressed'; reason: 'complementary' | 'tooFew' };

/**
 * The parts under a total that is shown (rule 4): parts are hidden by their size, the smallest first, until the hidden
 * ones together hold the minimum. What a reader gets by taking the shown ones from the total must itself be something
 * that may be shown. Where a single figure does not hold, no part is shown at all: which of them was hidden for its
 * answers, and not for its size, would tell those answers to whoever knows these rules. Under a total that is not shown
 * exactly no part is either.
 */
export function publishParts(parts: readonly Part[], minimum: number = LEAST_VALID): Map<string, PartShown> {
  const least = minimumOf(minimum);
  const isShareable = (counts: LikertCounts): boolean => publishLikert(counts, 0, least).kind === 'share';
  const whole = publishLikert(sum(parts.map(({ counts }) => counts)), 0, least);
  const hidden = hiddenBySize(parts, least);
  const open = parts.filter((part) => !hidden.includes(part));
  const left = sum(hidden.map(({ counts }) => counts));
  const sound =
    whole.kind === 'share' &&
    (hidden.length === 0 || isShareable(left)) &&
    open.every(({ counts }) => isShareable(counts));
  const reason = whole.kind === 'suppressed' ? 'tooFew' : 'complementary';
  return new Map(
    parts.map((part) => [part.key, sound && open.includes(part) ? shareOf(part) : { kind: 'suppressed', reason }]),
  );
}

/** Too small by themselves, and then the next smallest: two at least that hold anything, with the minimum together. */
function hiddenBySize(parts: readonly Part[], least: number): Part[] {
  const bySize = parts.toSorted((a, b) => validOf(a.counts) - validOf(b.counts) || (a.key < b.key ? -1 : 1));
  const hidden = bySize.filter(({ counts }) => validOf(counts) < least);
  const isEnough = (): boolean =>
    hidden.filter(({ counts }) => validOf(counts) > 0).length >= 2 &&
    hidden.reduce((total, { counts }) => total + validOf(counts), 0) >= least;
  for (const next of bySize.slice(hidden.length)) {
    if (hidden.length === 0 || isEnough()) break;
    hidden.push(next);
  }
  return hidden;
}

function shareOf({ counts }: Part): PartShown {
  const [favourable, valid] = [favourableOf(counts), validOf(counts)];
  return { kind: 'share', favourable, valid, tenths: tenthsOf(favourable, valid) };
}

/** Two cuts are refused where fewer people than the minimum are in one and not in the other (rule 5). */
export function mayBothBeShown(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  minimum: number = LEAST_VALID,
): boolean {
  const difference =
    [...one].filter((pid) => !other.has(pid)).length + [...other].filter((pid) => !one.has(pid)).length;
  return difference === 0 || difference >= minimumOf(minimum);
}
