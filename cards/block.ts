import type {
  IActionSet,
  IChoiceSetInput,
  IColumnSet,
  IContainer,
  IDateInput,
  IExecuteAction,
  IFactSet,
  IOpenUrlAction,
  ISubmitActionData,
  ITextBlock,
  ITextInput,
  ITimeInput,
} from '@microsoft/teams.cards';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';

export type Block =
  IActionSet | IChoiceSetInput | IColumnSet | IContainer | IDateInput | IFactSet | ITextBlock | ITextInput | ITimeInput;
export type Action = IExecuteAction | IOpenUrlAction;

/** What an action carries back. Claims only: the handler checks them against its own schema and the records. */
export type ActionData = Record<string, string | number | boolean>;

/** A card of this house: schema 1.5 (PLATFORM section 2), in the reader's language, as wide as the chat. */
export function card(t: Text, body: Block[], actions: Action[] = []): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: t.language,
    msteams: { width: 'full' },
    body,
    ...(actions.length > 0 ? { actions } : {}),
  };
}

export function heading(text: string): ITextBlock {
  return { type: 'TextBlock', text, style: 'heading', size: 'Large', weight: 'Bolder', wrap: true };
}

export function subheading(text: string): ITextBlock {
  return {
    type: 'TextBlock',
    text,
    style: 'heading',
    weight: 'Bolder',
    wrap: true,
    spacing: 'Medium',
    separator: true,
  };
}

export function paragraph(text: string): ITextBlock {
  return { type: 'TextBlock', text, wrap: true };
}

/** Something that went wrong or must be noticed: said in words, the colour only repeats it. */
export function notice(text: string): ITextBlock {
  return { type: 'TextBlock', text, wrap: true, weight: 'Bolder', color: 'Attention' };
}

export function facts(rows: readonly (readonly [title: string, value: string])[]): IFactSet {
  return { type: 'FactSet', facts: rows.map(([title, value]) => ({ title, value })) };
}

/**
 * A button that Teams answers in place (Universal Action), with a plain submit for clients that do not know it. Both
 * carry the verb and the same data. A button `without` inputs may be pressed before a required one is filled.
 */
export function execute(
  verb: string,
  title: string,
  data: ActionData = {},
  inputs: 'with' | 'without' = 'with',
): IExecuteAction {
  const carried = { verb, ...data } as unknown as ISubmitActionData;
  const associated = inputs === 'without' ? ({ associatedInputs: 'none' } as const) : {};
  return {
    type: 'Action.Execute',
    verb,
    title,
    data: carried,
    ...associated,
    fallback: { type: 'Action.Submit', title, data: carried, ...associated },
  };
}

/** A button that opens a page. `url` is https, and checked where it came in. */
export function openUrl(url: string, title: string): IOpenUrlAction {
  return { type: 'Action.OpenUrl', url, title };
}

/**
 * Text that somebody else wrote, so that a card shows it as it is: no markdown, no links, no date functions. Teams
 * reads markdown in every TextBlock and Fact.
 */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, (space) => (space === '\u00a0' ? space : ' ')) // French keeps its punctuation with it
    .replace(/[\\`*_[\]~<]/g, (mark) => `\\${mark}`)
    .replace(/^([#>+-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replaceAll('{{', '{\u200b{')
    .replaceAll('://', ':\u200b//');
}

/** What a text field may have besides; without a `placeholder` it shows none. */
type TextOptions = { isMultiline?: true; placeholder?: string; maxLength?: number };

/** A field to type in, with its label and what is said where it is filled in badly. */
export function textInput(
  id: string,
  label: string,
  value: string,
  errorMessage: string,
  options: TextOptions = {},
): Block {
  const { placeholder = '', ...others } = options;
  return {
    ...{ type: 'Input.Text', id, label, errorMessage, ...others },
    ...(placeholder === '' ? {} : { placeholder }),
    ...(value === '' ? {} : { value }),
  };
}

/** What a program wrote in both languages, in the reader's, as it is. */
export const wordingIn = ({ textEn, textFr }: { textEn: string; textFr: string }, t: Text): string =>
  plain(t.language === 'fr' ? textFr : textEn);
