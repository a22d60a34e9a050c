import type { CutShown } from '../bot/domain/outcome-cut.ts';
import type { Few, Published } from '../bot/domain/confidentiality.ts';
import type { FormKind } from '../bot/domain/form.ts';
import type { ChoicePublished, ItemResult, Theme, ThemesShown } from '../bot/domain/outcome.ts';
import type { Millis } from '../bot/domain/time.ts';
import { card, heading, paragraph, plain, subheading, type Block } from './block.ts';
import type { Card } from './card.ts';
import { changedBlocks, type ChangedModel } from './evaluation-changed.ts';
import { titleIn } from './session.ts';
import type { Text } from './text/text.ts';
import { shortDayText } from './text/time.ts';

/** What was released of one pool; `evaluations`: of more than one, the figures count answers and not people. */
export type ReleasedModel = ThemesShown & {
  response: { asked: number; delivered: number; answered: number };
  minimum: number;
  pooled: boolean;
  at: Millis;
  items: readonly ItemResult[];
  /** The items by the cut that was declared. */
  cut?: CutShown;
  /** The words of the program's themes. */
  names: readonly Theme[];
};

/** Items, themes and what they are figures of: the same in every card that shows results. */
export function releasedBlocks(model: ReleasedModel, t: Text): Block[] {
  return [
    paragraph(responseText(model, t)),
    ...(model.pooled ? [{ ...paragraph(t.evaluationRelease.notPeople), isSubtle: true }] : []),
    ...model.items.flatMap((item) => itemBlocks(item, model.minimum, t)),
    ...(model.cut ? cutBlocks(model.cut, t) : []),
    ...themeBlocks(model, t),
  ];
}

/** How many answered, of how many who were asked, and how many of those were reached. */
export function responseText(
  { response: { answered, asked, delivered }, pooled }: Pick<ReleasedModel, 'response' | 'pooled'>,
  t: Text,
): string {
  const words = t.evaluationRelease;
  const percent = t.session.percent(asked === 0 ? 0 : Math.round((answered * 1000) / asked));
  return (pooled ? words.pooledRate : words.rate)(answered, asked, percent, delivered);
}

function itemBlocks(item: ItemResult, minimum: number, t: Text): Block[] {
  if (item.type === 'text') return [];
  const words = t.evaluationRelease;
  const title = `**${plain(t.language === 'fr' ? item.textFr : item.textEn)}**`;
  const lines =
    item.type === 'likert'
      ? likertLines(item.published, minimum, t)
      : choiceLines(item.published, item.options, minimum, t);
  const base = [words.answeredItem(item.answered, item.asked), ...(item.level ? [words.levels[item.level]] : [])];
  return [
    { ...paragraph(title), spacing: 'Medium' },
    ...lines.map((line): Block => ({ ...paragraph(line), spacing: 'None' })),
    { ...paragraph(base.join('. ')), spacing: 'None', isSubtle: true },
  ];
}

function suppressedLine(reason: 'tooFew' | 'complementary' | 'smallCategories', minimum: number, t: Text): string {
  const words = t.evaluationResults;
  const why = reason === 'tooFew' ? t.evaluationRelease.tooFew(minimum) : words.suppressedWhy[reason];
  return `${words.suppressed}${t.language === 'fr' ? ' :' : ':'} ${why}`;
}

function likertLines(published: Published, minimum: number, t: Text): string[] {
  const words = t.evaluationResults;
  const percent = (tenths: number): string => t.session.percent(tenths);
  switch (published.kind) {
    case 'suppressed':
      return [suppressedLine(published.reason, minimum, t)];
    case 'band':
      return [words.band[published.band], words.bandWhy];
    case 'share': {
      const { favourable, valid, tenths, bounds, notApplicable, distribution } = published;
      return [
        words.share(favourable, valid, percent(tenths)),
        words.bounds(percent(bounds.lowTenths), percent(bounds.highTenths)),
        words.notApplicable(countText(notApplicable, t)),
        ...(distribution ? [distributionText(distribution, t)] : []),
      ];
    }
  }
}

function distributionText(distribution: readonly number[], t: Text): string {
  const { distribution: label, three } = t.evaluationRelease;
  const { boxes } = t.evaluation;
  const five = [boxes[1], boxes[2], boxes[3], boxes[4], boxes[5]];
  const names = distribution.length === 3 ? three : five;
  const colon = t.language === 'fr' ? ' :' : ':';
  return `${label}${colon} ${distribution.map((count, n) => `${names[n] ?? ''} ${count}`).join(', ')}`;
}

function countText(count: Few | 'most', t: Text): string {
  if (count === 'below3') return t.evaluationResults.below3;
  return count === 'most' ? t.evaluationResults.most : String(count);
}

type Option = { optionId: string; textEn: string; textFr: string };

function choiceLines(published: ChoicePublished, options: readonly Option[], minimum: number, t: Text): string[] {
  const words = t.evaluationResults;
  if (published.kind === 'suppressed') return [suppressedLine(published.reason, minimum, t)];
  const name = (id: string): string => {
    const option = options.find(({ optionId }) => optionId === id);
    return plain((t.language === 'fr' ? option?.textFr : option?.textEn) ?? id);
  };
  const { other } = published;
  return [
    ...published.options.map(
      ({ optionId, count }) => `- ${t.evaluationRelease.themeCount(name(optionId), countText(count, t))}`,
    ),
    ...(other ? [`- ${words.otherOptions(other.optionIds.map(name).join(', '), other.count)}`] : []),
  ];
}

/** Item by item, the parts that may be shown; of the others nothing is said but that they are not. */
function cutBlocks({ items, options, ...cut }: CutShown, t: Text): Block[] {
  const words = t.evaluationRelease;
  const wordsOf = (one: { textEn: string; textFr: string }): string =>
    plain(t.language === 'fr' ? one.textFr : one.textEn);
  const name = (id: string | null): string => {
    const option = options.find(({ optionId }) => optionId === id);
    return option ? wordsOf(option) : words.cutUnsaid;
  };
  const told = items.flatMap((item): Block[] => {
    const lines = item.parts.flatMap(({ optionId, shown }) => {
      if (shown.kind === 'suppressed') return [];
      const { favourable, valid, tenths } = shown;
      const share = t.evaluationResults.share(favourable, valid, t.session.percent(tenths));
      return [`- ${words.themeCount(name(optionId), share)}`];
    });
    if (lines.length === 0) return [];
    return [paragraph(`**${wordsOf(item)}**`), { ...paragraph(lines.join('\n')), spacing: 'None' }];
  });
  return [subheading(words.cutTitle(wordsOf(cut))), ...told, { ...paragraph(words.cutHidden), isSubtle: true }];
}

function themeBlocks({ commenters, themes, names }: ReleasedModel, t: Text): Block[] {
  const words = t.evaluationRelease;
  if (themes.length === 0) return [];
  const lines = themes.map(
    ({ themeId, count }) => `- ${words.themeCount(themeName(themeId, names, t), countText(count, t))}`,
  );
  return [
    subheading(words.themesTitle),
    paragraph(words.commenters(commenters === 'below3' ? undefined : commenters)),
    paragraph(lines.join('\n')),
  ];
}

/** A theme in the reader's language. */
function themeName(themeId: string, names: readonly Theme[], t: Text): string {
  const theme = names.find((one) => one.themeId === themeId);
  return plain((t.language === 'fr' ? theme?.fr : theme?.en) ?? themeId);
}

/** Results as participants get them back: no comment, no session's own figures, and nothing to do. */
export type NewsModel = ReleasedModel & {
  kind: FormKind;
  session?: { titleEn: string; titleFr: string };
  changed?: ChangedModel;
  readerZone: string;
};

export function resultsNewsCard(model: NewsModel, t: Text): Card {
  const words = t.evaluationRelease;
  const about = model.session ? titleIn(model.session, t) : t.evaluationResults.kind[model.kind];
  return card(t, [
    heading(words.newsTitle),
    paragraph(`**${about}**`),
    paragraph(words.newsIntro),
    ...(model.changed ? changedBlocks(model.changed, t) : []),
    ...releasedBlocks(model, t),
    {
      ...paragraph(`${words.newsEnd} ${words.asOf(shortDayText(t.language, model.at, model.readerZone))}`),
      isSubtle: true,
    },
  ]);
}
