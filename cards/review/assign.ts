import type { Block as Blocked } from '../../bot/domain/assignment.ts';
import { card, execute, heading, notice, paragraph, plain, type Action, type Block } from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import { namesText } from './committee.ts';
import type { CallRef } from './desk.ts';

const BLOCKS: readonly Blocked[] = ['declared', 'department', 'line', 'nominator', 'supporter', 'themselves'];

export type AssignModel = {
  ref: CallRef;
  label: string;
  each: number;
  /** What assigning would do. */
  effect?: { dossiers: number; reviewers: number; least: number; most: number; even: boolean };
  /** By name: reviewers who get none since they have not declared. */
  undeclared: readonly string[];
  tooFew?: readonly { name: string; possible: number; blocked: Partial<Record<Blocked, number>> }[];
  unchecked?: number;
  refused?: keyof Text['reviewLead']['refusal'];
};

const NAMED = 30;
const CHOICES = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** What assigning would do, or why it cannot be done so and what helps; nothing is written before it is pressed. */
export function assignCard(model: AssignModel, t: Text): Card {
  const words = t.reviewLead;
  const { ref, each, effect, undeclared, tooFew, unchecked, refused } = model;
  const worked = effect !== undefined || tooFew !== undefined;
  return card(
    t,
    [
      heading(words.assignTitle),
      paragraph(plain(model.label)),
      ...(refused ? [notice(words.refusal[refused])] : []),
      ...(unchecked === undefined ? [] : [notice(words.unchecked(unchecked))]),
      ...(effect ? effectBlocks(effect, each, t) : []),
      ...(tooFew ? tooFewBlocks(tooFew, each, t) : []),
      ...(worked && undeclared.length > 0 ? [paragraph(words.undeclared(namesText(undeclared, t)))] : []),
      ...(worked ? [eachInput(each, t)] : []),
    ],
    assignActions(ref, each, worked, effect !== undefined, t),
  );
}

function assignActions(ref: CallRef, each: number, worked: boolean, possible: boolean, t: Text): Action[] {
  const words = t.reviewLead;
  return [
    // it assigns what is shown: another number is worked out first
    ...(possible ? [execute('review.assign', words.assign, { ...ref, agreed: each }, 'without')] : []),
    ...(worked ? [execute('review.assignShow', words.recount, { ...ref })] : []),
    execute('review.round', words.back, { ...ref }, 'without'),
  ];
}

function effectBlocks(effect: NonNullable<AssignModel['effect']>, each: number, t: Text): Block[] {
  const words = t.reviewLead;
  const { dossiers, reviewers, least, most, even } = effect;
  return [
    paragraph(`**${words.effect(dossiers, reviewers, each)}**`),
    paragraph(even ? words.loads(least, most) : words.uneven(least, most)),
    paragraph(words.fixedThen),
  ];
}

function tooFewBlocks(tooFew: NonNullable<AssignModel['tooFew']>, each: number, t: Text): Block[] {
  const words = t.reviewLead;
  const why = (blocked: Partial<Record<Blocked, number>>): string => {
    const said = BLOCKS.flatMap((block) => {
      const count = blocked[block] ?? 0;
      return count > 0 ? [words.blocked[block](count)] : [];
    });
    return said.length > 0 ? said.join(', ') : words.possibleNone;
  };
  return [
    notice(words.tooFew(tooFew.length, each)),
    ...tooFew
      .slice(0, NAMED)
      .map((one) => paragraph(words.tooFewLine(plain(one.name), one.possible, each, why(one.blocked)))),
    ...(tooFew.length > NAMED ? [paragraph(words.shortMore(tooFew.length - NAMED))] : []),
    paragraph(words.remedy),
  ];
}

function eachInput(each: number, t: Text): Block {
  const words = t.reviewLead;
  return {
    ...{ type: 'Input.ChoiceSet', id: 'each', label: words.each, errorMessage: words.eachError, style: 'compact' },
    choices: CHOICES.map((count) => ({ title: words.eachChoice(count), value: String(count) })),
    value: String(each),
  };
}
