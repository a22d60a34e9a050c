import { textIn } from './text/text.ts';
import type { Language } from '../bot/domain/person.ts';
import type { Card, Render } from './card.ts';
import { execute } from './block.ts';

type Choices = readonly { title: string; value: string }[];
type Named = {
  label?: string;
  title?: string;
  verb?: string;
  type?: string;
  fallback?: object;
  choices?: Choices;
  actions?: readonly object[];
};

/**
 * One card in both languages, the reader's likelier one first, with the choice of one of them: what people see until
 * their language is recorded. Buttons and inputs appear once, labelled in both.
 */
export function bilingualCard(render: Render, first: Language): Card {
  const second: Language = first === 'en' ? 'fr' : 'en';
  const a = render(textIn(first));
  const b = render(textIn(second));
  const words = (b.body as readonly object[]).filter((block) => !isInteractive(block));
  const actions = pairTitles(a.actions ?? [], b.actions ?? [], 'title');
  const offered = actions.some((action) => (action as Named).verb === 'language.set');
  return {
    ...a,
    body: [
      ...pairTitles(a.body, b.body, 'label'),
      { type: 'Container', lang: second, separator: true, spacing: 'Medium', items: words as Card['body'] },
    ],
    actions: [...actions, ...(offered ? [] : languageActions())],
  };
}

/** The two buttons that record a language, each in its own words. */
export function languageActions(): ReturnType<typeof execute>[] {
  return [
    execute('language.set', textIn('en').help.english, { language: 'en' }),
    execute('language.set', textIn('fr').help.french, { language: 'fr' }),
  ];
}

function isInteractive(block: object): boolean {
  const type = (block as Named).type ?? '';
  return type.startsWith('Input.') || type === 'ActionSet';
}

/** The first language's elements, each label joined with that of its twin: both cards come from one function. */
function pairTitles<T extends object>(ones: readonly T[], others: readonly T[], key: 'title' | 'label'): T[] {
  return ones.map((one, index) => {
    const { type, actions } = one as Named;
    if (type === 'ActionSet' && actions) {
      return { ...one, actions: pairTitles(actions, (others[index] as Named | undefined)?.actions ?? [], 'title') };
    }
    const mine = (one as Named)[key];
    const theirs = (others[index] as Named | undefined)?.[key];
    if (mine === undefined || theirs === undefined || mine === theirs) return one;
    const joined = `${mine} / ${theirs}`;
    const { fallback, choices } = one as Named;
    return {
      ...one,
      [key]: joined,
      ...(fallback ? { fallback: { ...fallback, [key]: joined } } : {}),
      ...(choices ? { choices: pairChoices(choices, (others[index] as Named).choices ?? []) } : {}),
    };
  });
}

function pairChoices(ones: Choices, others: Choices): Choices {
  return ones.map(({ title, value }, index) => {
    const theirs = others[index]?.title ?? title;
    return { title: theirs === title ? title : `${title} / ${theirs}`, value };
  });
}
