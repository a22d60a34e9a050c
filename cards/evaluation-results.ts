import type { EvaluationState } from '../bot/domain/evaluation.ts';
import type { Few, Published } from '../bot/domain/confidentiality.ts';
import type { FormKind } from '../bot/domain/form.ts';
import type { ChoicePublished, ItemResult } from '../bot/domain/outcome.ts';
import type { Millis } from '../bot/domain/time.ts';
import { card, execute, heading, notice, paragraph, plain, subheading, type Action, type Block } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';
import { shortDayText } from './text/time.ts';

export type EvaluationLine = {
  evaluationId: string;
  kind: FormKind;
  state: EvaluationState;
  opensAt: Millis;
  readerZone: string;
};

/** A program's evaluations, the newest first. */
export function evaluationListCard(
  model: { evaluations: EvaluationLine[]; programs: readonly string[] },
  t: Text,
): Card {
  const words = t.evaluationResults;
  const opening = model.programs.map((programId) =>
    execute('evaluation.choose', t.evaluation.openTitle, { programId }, 'without'),
  );
  const body = [
    heading(words.listTitle),
    ...opening.map((action): Block => ({ type: 'ActionSet', actions: [action] })),
    ...(model.evaluations.length === 0 ? [paragraph(words.none)] : []),
    ...model.evaluations.flatMap((line) => lineBlocks(line, t)),
  ];
  return card(t, body, [execute('form.list', t.formEditor.listTitle)]);
}

function lineBlocks({ evaluationId, kind, state, opensAt, readerZone }: EvaluationLine, t: Text): Block[] {
  const words = t.evaluationResults;
  const line = `${shortDayText(t.language, opensAt, readerZone)} · ${words.kind[kind]} · ${words.state[state]}`;
  const open = execute('evaluation.results', words.results, { evaluationId }, 'without');
  return [paragraph(line), { type: 'ActionSet', actions: [open] }];
}

export type ResultsModel = EvaluationLine & {
  response: { asked: number; delivered: number; answered: number };
  items?: readonly ItemResult[];
  /** Options of the form's choices, by item. */
  options: Readonly<Record<string, readonly { optionId: string; textEn: string; textFr: string }[]>>;
  comments: { rule: 'screened' | 'themesOnly'; toScreen: number; shown: readonly string[] };
  themes: readonly { theme: string; count: number }[];
  commenters: number;
  refused?: 'notClosed' | 'alreadyReleased' | 'toScreen';
  done?: boolean;
};

export function resultsCard(model: ResultsModel, t: Text): Card {
  const words = t.evaluationResults;
  const { asked, delivered, answered } = model.response;
  return card(
    t,
    [
      heading(`${words.kind[model.kind]} · ${shortDayText(t.language, model.opensAt, model.readerZone)}`),
      ...(model.refused ? [notice(words.refusal[model.refused])] : []),
      ...(model.done ? [paragraph(words.released)] : []),
      paragraph(words.state[model.state]),
      paragraph(words.response(answered, asked, delivered)),
      ...(model.items ? model.items.flatMap((item) => itemBlocks(item, model, t)) : [paragraph(words.notReleased)]),
      ...(model.items ? commentBlocks(model, t) : []),
    ],
    actions(model, t),
  );
}

function actions({ evaluationId, state, comments }: ResultsModel, t: Text): Action[] {
  const words = t.evaluationResults;
  const back = execute('evaluation.list', words.listTitle);
  if (state !== 'closed') return [back];
  if (comments.toScreen > 0)
    return [execute('evaluation.screen', words.toScreen(comments.toScreen), { evaluationId }), back];
  return [execute('evaluation.release', words.release, { evaluationId }), back];
}

function itemBlocks(item: ItemResult, model: ResultsModel, t: Text): Block[] {
  if (item.type === 'text') return [];
  const title: Block = {
    ...paragraph(`**${plain(t.language === 'fr' ? item.textFr : item.textEn)}**`),
    spacing: 'Medium',
  };
  const lines =
    item.type === 'likert'
      ? likertLines(item.published, t)
      : choiceLines(item.published, model.options[item.itemId] ?? [], t);
  return [title, ...lines.map((line): Block => ({ ...paragraph(line), spacing: 'None' }))];
}

function likertLines(published: Published, t: Text): string[] {
  const words = t.evaluationResults;
  const percent = (tenths: number): string => t.session.percent(tenths);
  switch (published.kind) {
    case 'suppressed':
      return [`${words.suppressed}: ${words.suppressedWhy[published.reason]}`];
    case 'band':
      return [words.band[published.band], words.bandWhy];
    case 'share': {
      const { favourable, valid, tenths, bounds, notApplicable } = published;
      return [
        words.share(favourable, valid, percent(tenths)),
        words.bounds(percent(bounds.lowTenths), percent(bounds.highTenths)),
        words.notApplicable(fewText(notApplicable, t)),
      ];
    }
  }
}

const fewText = (count: Few, t: Text): string => (count === 'below3' ? t.evaluationResults.below3 : String(count));

type Option = { optionId: string; textEn: string; textFr: string };

function choiceLines(published: ChoicePublished, options: readonly Option[], t: Text): string[] {
  const words = t.evaluationResults;
  if (published.kind === 'suppressed') return [`${words.suppressed}: ${words.suppressedWhy[published.reason]}`];
  const name = (id: string): string => {
    const option = options.find(({ optionId }) => optionId === id);
    return plain((t.language === 'fr' ? option?.textFr : option?.textEn) ?? id);
  };
  const { other } = published;
  return [
    ...published.options.map(
      ({ optionId, count }) => `- ${name(optionId)}: ${count === 'most' ? words.most : fewText(count, t)}`,
    ),
    ...(other ? [`- ${words.otherOptions(other.optionIds.map(name).join(', '), other.count)}`] : []),
  ];
}

function commentBlocks({ comments, themes, commenters }: ResultsModel, t: Text): Block[] {
  const words = t.evaluationResults;
  if (commenters === 0) return [];
  const named = themes.map(({ theme, count }) => `- ${words.theme[theme] ?? plain(theme)}: ${count}/${commenters}`);
  return [
    subheading(words.commentsTitle),
    ...(comments.rule === 'themesOnly' ? [paragraph(words.themesOnly)] : []),
    ...(named.length > 0 ? [paragraph(named.join('\n'))] : []),
    ...comments.shown.map((text) => paragraph(plain(text))),
  ];
}

export type ScreenModel = {
  evaluationId: string;
  commentId: string;
  text: string;
  left: number;
  themes: readonly string[];
};

/** One comment for a person to read: only they, and only here. */
export function screenCard({ evaluationId, commentId, text, left, themes }: ScreenModel, t: Text): Card {
  const words = t.evaluationResults;
  const choices = themes.map((theme) => ({ title: words.theme[theme] ?? theme, value: theme }));
  return card(
    t,
    [
      heading(words.screenTitle(left)),
      paragraph(words.screenHelp),
      {
        ...{ type: 'Input.Text', id: 'text', label: words.redacted, value: text, isMultiline: true, maxLength: 2_100 },
        errorMessage: t.evaluation.commentError(2_100),
      },
      {
        ...{
          type: 'Input.ChoiceSet',
          id: 'themes',
          label: words.themes,
          isMultiSelect: true,
          style: 'expanded',
          choices,
        },
        errorMessage: t.evaluation.error,
      },
    ],
    [
      execute('evaluation.decide', words.show, { evaluationId, commentId, shown: true }),
      execute('evaluation.decide', words.withhold, { evaluationId, commentId, shown: false }),
    ],
  );
}

/** The same words whether or not there is something: a refusal tells nothing. */
export function evaluationsRefusedCard(t: Text): Card {
  return card(t, [notice(t.evaluationResults.notAllowed)]);
}
