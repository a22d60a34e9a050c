import { card, execute, heading, notice, paragraph, plain, type Block } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';

/** "You said, we changed", in a coordinator's words. */
export type ChangedModel = { saidEn: string; saidFr: string; changedEn: string; changedFr: string };

/** What was done with the last results: it heads an invitation, in the reader's language. */
export function changedBlocks({ saidEn, saidFr, changedEn, changedFr }: ChangedModel, t: Text): Block[] {
  const words = t.evaluationRelease;
  const [said, changed] = t.language === 'fr' ? [saidFr, changedFr] : [saidEn, changedEn];
  const colon = t.language === 'fr' ? ' :' : ':';
  return [
    paragraph(`**${words.youSaid}${colon}** ${plain(said)}`),
    { ...paragraph(`**${words.weChanged}${colon}** ${plain(changed)}`), spacing: 'None' },
  ];
}

export type ChangedFormModel = {
  evaluationId: string;
  limit: number;
  words?: Partial<ChangedModel>;
  refused?: 'notReleased' | 'changedWords';
};

export function changedFormCard({ evaluationId, limit, words: said = {}, refused }: ChangedFormModel, t: Text): Card {
  const words = t.evaluationRelease;
  const field = (id: keyof ChangedModel): Block => ({
    ...{ type: 'Input.Text', id, label: words[id], isMultiline: true, isRequired: true, maxLength: limit },
    errorMessage: words.changedInput(limit),
    ...(said[id] === undefined ? {} : { value: said[id] }),
  });
  return card(
    t,
    [
      heading(words.changedFormTitle),
      ...(refused ? [notice(words.changedRefusal[refused])] : []),
      paragraph(words.changedHelp),
      ...(['saidEn', 'saidFr', 'changedEn', 'changedFr'] as const).map(field),
    ],
    [
      execute('evaluation.saveChanged', words.saveChanged, { evaluationId }),
      execute('evaluation.results', words.back, { evaluationId }, 'without'),
    ],
  );
}
