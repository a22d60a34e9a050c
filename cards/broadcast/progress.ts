import type { Broadcast } from '../../bot/domain/broadcast.ts';
import type { Counts, Followed } from '../../bot/domain/broadcast-tally.ts';
import type { Millis } from '../../bot/domain/time.ts';
import { card, execute, facts, heading, notice, paragraph, plain, type Action, type Block } from '../block.ts';
import type { Card } from '../card.ts';
import type { ReasonWord } from '../text/broadcast-send.ts';
import type { Text } from '../text/text.ts';
import { dayText, secondsText, timeText, zoneText } from '../text/time.ts';

export type ProgressModel = {
  cast: Broadcast;
  counts: Counts;
  timeZone: string;
  acknowledgedBy?: string[];
  /** Who wrote the correction that waits. */
  proposedBy?: string;
  refused?: keyof Text['broadcast']['refusal'];
};

type Row = [title: string, value: string];

/** How a broadcast goes. What it offers follows from its state. */
export function progressCard(model: ProgressModel, t: Text): Card {
  const words = t.broadcast;
  const { cast, refused, timeZone } = model;
  const { unconfirmed } = model.counts.tally;
  return card(
    t,
    [
      heading(words.progressTitle),
      ...(refused ? [notice(words.refusal[refused])] : []),
      paragraph(`**${cast.recalledAt === undefined ? words.state[cast.state] : words.recalled}**`),
      paragraph(teaser(cast, t)),
      ...(cast.state === 'scheduled' && cast.sendAt !== undefined
        ? [paragraph(words.plannedFor(whenText(cast.sendAt, timeZone, t)))]
        : []),
      facts(rows(model, t)),
      ...(unconfirmed > 0 ? [paragraph(words.unconfirmedHelp)] : []),
      ...(cast.audience.evaluationId === undefined ? [] : [paragraph(words.countOnly)]),
      ...namesBlocks(model, t),
      ...(cast.proposal && model.proposedBy !== undefined ? [notice(words.correctWaits(plain(model.proposedBy)))] : []),
    ],
    actions(model, t),
  );
}

const TEASER = 100;

function teaser({ textEn, textFr }: Broadcast, t: Text): string {
  const text = t.language === 'fr' ? textFr : textEn;
  return plain(text.length > TEASER ? `${text.slice(0, TEASER)}…` : text);
}

function whenText(at: Millis, timeZone: string, t: Text): string {
  return `${dayText(t.language, at, timeZone)}, ${timeText(t.language, at, timeZone)} (${zoneText(t.language, timeZone)})`;
}

function rows(model: ProgressModel, t: Text): Row[] {
  const words = t.broadcast;
  const { cast, counts, timeZone } = model;
  const { tally, acknowledged, at } = counts;
  const asOf: Row = [words.asOf, secondsText(t.language, at, timeZone)];
  if (cast.audience.evaluationId !== undefined) return [[words.audience, String(tally.audience)], asOf];
  const part = (count: number, of: string[]): string => (of.length > 0 ? `${count} (${of.join(', ')})` : String(count));
  const row = (title: string, count: number, of: string[] = []): Row[] => (count > 0 ? [[title, part(count, of)]] : []);
  return [
    [words.audience, String(tally.audience)],
    ...row(words.queued, tally.queued, tally.held > 0 ? [words.held(tally.held)] : []),
    ...row(words.sending, tally.sending),
    [words.sent, part(tally.sent, tally.mail > 0 ? [words.byMail(tally.mail)] : [])],
    ...reasonRow(words.failed, tally.failed, t),
    ...reasonRow(words.skipped, tally.skipped, t),
    ...row(words.unconfirmed, tally.unconfirmed),
    ...timeLeftRow(counts, t),
    ...(cast.acknowledge ? [[words.acknowledgedLabel, words.acknowledgedOf(acknowledged, tally.sent)] as Row] : []),
    ...followedRow(words.corrected(cast.corrections ?? 0), counts.correction, tally.mail, t),
    ...followedRow(words.recalled, counts.recall, tally.mail, t),
    asOf,
  ];
}

function timeLeftRow({ tally, perMinute }: Counts, t: Text): Row[] {
  const waiting = tally.queued - tally.held + tally.sending;
  if (perMinute === undefined || perMinute <= 0 || waiting <= 0) return [];
  return [[t.broadcast.timeLeft, t.broadcast.minutesLeft(Math.max(1, Math.round(waiting / perMinute)))]];
}

function followedRow(title: string, sum: Followed | undefined, mail: number, t: Text): Row[] {
  if (!sum) return [];
  const { followed, mailStays } = t.broadcast;
  const stays = mail > 0 ? [mailStays(mail)] : [];
  return [[title, [followed(sum.done, sum.waiting, sum.failed), ...stays].join('; ')]];
}

/** Teams' own codes in words; several that mean the same are counted together. */
const WORDS: Readonly<Partial<Record<string, ReasonWord>>> = {
  BotDisabledByAdmin: 'blocked',
  BotNotInConversationRoster: 'blocked',
  ConversationBlockedByUser: 'blocked',
  ForbiddenOperationException: 'blocked',
  MessageWritesBlocked: 'blocked',
  cancelled: 'cancelled',
  fault: 'fault',
  left: 'left',
  mailRejected: 'mailRejected',
  muted: 'muted',
  noAddress: 'noAddress',
  unreachable: 'unreachable',
  'unknown-person': 'unknownPerson',
};

function reasonRow(title: string, counts: Record<string, number>, t: Text): Row[] {
  const { reason, otherReason, reasonCount } = t.broadcast;
  const said = new Map<string, number>();
  for (const [code, count] of Object.entries(counts)) {
    const word = WORDS[code];
    const text = word === undefined ? otherReason(plain(code)) : reason[word];
    said.set(text, (said.get(text) ?? 0) + count);
  }
  const sum = [...said.values()].reduce((all, count) => all + count, 0);
  if (sum === 0) return [];
  const one = said.size === 1;
  const reasons = [...said].map(([text, count]) => (one ? text : reasonCount(text, count)));
  return [[title, `${sum} (${reasons.join('; ')})`]];
}

function namesBlocks({ acknowledgedBy = [], counts }: ProgressModel, t: Text): Block[] {
  if (acknowledgedBy.length === 0) return [];
  const more = counts.acknowledged - acknowledgedBy.length;
  const names = [...acknowledgedBy.map(plain), ...(more > 0 ? [t.broadcast.andMore(more)] : [])];
  return [paragraph(t.broadcast.acknowledgedBy(names.join(', ')))];
}

const HAS_GONE: readonly string[] = ['sending', 'sent', 'partial', 'cancelled'];

/** At most six: Teams shows no more. */
function actions({ cast, counts }: ProgressModel, t: Text): Action[] {
  const words = t.broadcast;
  const { castId, state, round, recalledAt } = cast;
  const { failed, unconfirmed, sent } = counts.tally;
  const failures = Object.values(failed).reduce((sum, count) => sum + count, 0);
  const mayAgain = recalledAt === undefined && (state === 'sending' || state === 'partial');
  const again = (which: 'failed' | 'unconfirmed', title: string): Action =>
    execute('broadcast.again', title, { castId, round, which });
  const one = (verb: string, title: string): Action => execute(verb, title, { castId });
  const standing = HAS_GONE.includes(state) && recalledAt === undefined && (sent > 0 || state === 'sending');
  return [
    one('broadcast.progress', words.refresh),
    ...(state === 'sending' || state === 'scheduled' ? [one('broadcast.cancel', words.cancel)] : []),
    ...(mayAgain && failures > 0 ? [again('failed', words.retryFailed(failures))] : []),
    ...(mayAgain && unconfirmed > 0 ? [again('unconfirmed', words.resend(unconfirmed))] : []),
    ...(standing ? [one('broadcast.correct', words.correct), one('broadcast.askRecall', words.recall)] : []),
    ...(state === 'sent' || state === 'partial' ? [one('broadcast.close', words.close)] : []),
  ];
}

/** Answers the one press that sends; the progress card comes by itself. `planned`: for a later time. */
export function onItsWayCard(
  { castId, planned, timeZone }: { castId: string; planned?: Millis; timeZone: string },
  t: Text,
): Card {
  const words = t.broadcast;
  const said = planned === undefined ? words.onItsWay : words.plannedFor(whenText(planned, timeZone, t));
  return card(
    t,
    [heading(words.progressTitle), paragraph(said)],
    [execute('broadcast.progress', words.refresh, { castId }), execute('broadcast.cancel', words.cancel, { castId })],
  );
}

/** What another coordinator gets who is asked to look at a broadcast. */
export function askedCard({ castId, by }: { castId: string; by: string }, t: Text): Card {
  const words = t.broadcast;
  return card(
    t,
    [heading(words.progressTitle), paragraph(words.askCard(plain(by)))],
    [execute('broadcast.open', words.open, { castId })],
  );
}
