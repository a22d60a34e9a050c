import { card, execute, heading, notice, paragraph } from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import type { MessageModel } from './message.ts';
import { bothLanguages } from './preview.ts';

export type CorrectPreviewModel = {
  castId: string;
  n: number;
  version: number;
  /** The message in its new words. */
  message: MessageModel;
  inChats: number;
  byMail: number;
  unsent: number;
  secondAbove?: number;
  refused?: keyof Text['broadcast']['refusal'];
};

/** A correction before it replaces anything. */
export function correctPreviewCard(model: CorrectPreviewModel, t: Text): Card {
  const words = t.broadcast;
  const { castId, n, version, inChats, byMail, unsent, secondAbove, refused } = model;
  return card(
    t,
    [
      heading(words.correctLook),
      ...(refused ? [notice(words.refusal[refused])] : []),
      ...bothLanguages(model.message, t),
      paragraph(words.correctEffect(inChats, byMail)),
      ...(unsent > 0 ? [paragraph(words.correctUnsent(unsent))] : []),
      ...(secondAbove === undefined ? [] : [notice(words.secondNeeded(secondAbove))]),
    ],
    [
      ...(secondAbove === undefined ? [execute('broadcast.replace', words.replace, { castId, n, version })] : []),
      execute('broadcast.correct', words.edit, { castId }),
      execute('broadcast.progress', words.back, { castId }),
    ],
  );
}

/** Asked once more, since it cannot be undone. */
export function recallCard(
  { castId, inChats, byMail, unconfirmed }: { castId: string; inChats: number; byMail: number; unconfirmed: number },
  t: Text,
): Card {
  const words = t.broadcast;
  return card(
    t,
    [
      heading(words.recallTitle),
      paragraph(words.recallAsk(inChats, byMail)),
      ...(unconfirmed > 0 ? [notice(words.recallUnsure(unconfirmed))] : []),
    ],
    [execute('broadcast.recall', words.recallNow, { castId }), execute('broadcast.progress', words.back, { castId })],
  );
}
