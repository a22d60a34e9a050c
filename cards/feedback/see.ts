import type { Behaviour, Feedback, WaveKind } from '../../bot/domain/feedback.ts';
import { card, execute, heading, paragraph, plain, subheading, type Block } from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import { answersBlocks } from './queue.ts';

/** Says that there is something to read, and nothing of it: a toast may be seen by others. */
export function feedbackNewsCard(t: Text): Card {
  return card(
    t,
    [heading(t.feedback.newsTitle), paragraph(t.feedback.news)],
    [execute('feedback.own', t.feedback.ownTitle)],
  );
}

export type MovedModel = { name: string; left: number; minutes: number };

/** Thanks whoever was asked until the participant got another supervisor; what else waits for them is a press away. */
export function feedbackMovedCard({ name, left, minutes }: MovedModel, t: Text): Card {
  const words = t.feedback;
  return card(
    t,
    [
      heading(words.movedTitle(plain(name))),
      paragraph(words.moved(plain(name))),
      ...(left > 0 ? [paragraph(words.movedLeft(words.count(left, minutes)))] : []),
    ],
    left > 0 ? [execute('feedback.queue', words.backToQueue)] : [],
  );
}

export type OwnModel = {
  supervisor: string;
  kind: WaveKind;
  behaviours: readonly Behaviour[];
  feedback: Pick<Feedback, 'seen' | 'words'>;
};

/** What was said of the reader, once it is theirs to read. */
export function ownFeedbackCard(said: readonly OwnModel[], t: Text): Card {
  const words = t.feedback;
  if (said.length === 0) return card(t, [heading(words.ownTitle), paragraph(words.ownNone)]);
  return card(t, [
    heading(words.ownTitle),
    ...said.flatMap((one): Block[] => [
      subheading(`${words.ownBy(plain(one.supervisor))} (${words.kind[one.kind]})`),
      ...answersBlocks(one, t),
    ]),
  ]);
}
