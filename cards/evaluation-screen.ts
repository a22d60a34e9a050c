import type { Theme } from '../bot/domain/outcome.ts';
import { card, execute, heading, notice, paragraph, type Action, type Block } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';

export type ScreenModel = {
  evaluationId: string;
  commentId: string;
  text: string;
  left: number;
  /** Those that can be chosen. */
  themes: readonly Theme[];
};

const COMMENT_LIMIT = 13_000;

const nameOf = ({ en, fr }: Theme, t: Text): string => (t.language === 'fr' ? fr : en);

/** One comment for a person to read: only they, and only here. */
export function screenCard({ evaluationId, commentId, text, left, themes }: ScreenModel, t: Text): Card {
  const words = t.evaluationResults;
  const choices = themes.map((theme) => ({ title: nameOf(theme, t), value: theme.themeId }));
  const field: Block = {
    ...{ type: 'Input.Text', id: 'text', label: words.redacted, value: text, isMultiline: true },
    ...{ maxLength: COMMENT_LIMIT, errorMessage: t.evaluation.commentError(COMMENT_LIMIT) },
  };
  const chosen: Block = {
    ...{ type: 'Input.ChoiceSet', id: 'themes', label: words.themes, isMultiSelect: true, style: 'expanded' },
    ...{ wrap: true, choices, errorMessage: t.evaluation.error },
  };
  return card(
    t,
    [heading(words.screenTitle(left)), paragraph(words.screenHelp), field, ...(choices.length > 0 ? [chosen] : [])],
    [
      execute('evaluation.decide', words.show, { evaluationId, commentId, shown: true }),
      execute('evaluation.decide', words.withhold, { evaluationId, commentId, shown: false }),
      execute('evaluation.themes', t.evaluationRelease.editThemes, { evaluationId }, 'without'),
    ],
  );
}

export type ThemesModel = {
  evaluationId: string;
  themes: readonly Theme[];
  limit: number;
  sent?: { en: string; fr: string };
  refused?: 'themeWords' | 'tooManyThemes' | 'sameTheme';
  done?: boolean;
};

const NEW = 'new';

/** A program's list of themes: a new one, other words for one, or one less. */
export function themesCard({ evaluationId, themes, limit, sent, refused, done }: ThemesModel, t: Text): Card {
  const words = t.evaluationRelease;
  const choices = [
    { title: words.newTheme, value: NEW },
    ...themes.map((theme) => ({ title: `${theme.en} / ${theme.fr}`, value: theme.themeId })),
  ];
  const field = (id: 'en' | 'fr', label: string): Block => ({
    ...{ type: 'Input.Text', id, label, maxLength: limit, errorMessage: words.themeInput(limit) },
    ...(sent ? { value: sent[id] } : {}),
  });
  const actions: Action[] = [
    execute('evaluation.saveTheme', words.addTheme, { evaluationId }),
    ...(themes.length > 0 ? [execute('evaluation.removeTheme', words.removeTheme, { evaluationId })] : []),
    execute('evaluation.screen', words.whose.here, { evaluationId }, 'without'),
    execute('evaluation.results', words.back, { evaluationId }, 'without'),
  ];
  return card(
    t,
    [
      heading(t.evaluationResults.themes),
      ...(refused ? [notice(words.themeRefusal[refused])] : []),
      ...(done ? [paragraph(words.themesSaved)] : []),
      paragraph(words.themesHelp),
      {
        ...{ type: 'Input.ChoiceSet', id: 'themeId', label: words.renameTheme, value: NEW, choices, wrap: true },
        errorMessage: words.chooseTheme,
      },
      field('en', words.themeEn),
      field('fr', words.themeFr),
    ],
    actions,
  );
}
