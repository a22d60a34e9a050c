import type { Criterion } from '../../bot/domain/call.ts';
import type { Language } from '../../bot/domain/person.ts';
import type { Outcome } from '../../bot/domain/selection.ts';
import type { SeatState } from '../../bot/domain/selection-offer.ts';
import { card, execute, heading, notice, paragraph, type Action, type Block, wordingIn } from '../block.ts';
import type { Card } from '../card.ts';
import { textIn, type Text } from '../text/text.ts';
import { dayText } from '../text/time.ts';
import { shorten, type Ref } from './part.ts';

export type LetterModel = {
  ref: Ref;
  outcome: Outcome;
  seat: SeatState;
  program: string;
  cohort: string;
  days: number;
  months: number;
  contact: string;
  reasons: readonly Pick<Criterion, 'criterionId' | 'textEn' | 'textFr'>[];
  until?: number;
  zone: string;
  /** As recorded; absent, the message is in both languages already. */
  language?: Language;
  refused?: keyof Text['selectionLetter']['offerRefusal'];
};

/** A letter in both languages, the reader's first: the buttons stand once, below. */
function inBoth(blocks: (t: Text) => Block[], t: Text, { language }: { language?: Language }): Block[] {
  if (!language) return blocks(t);
  const other: Language = t.language === 'en' ? 'fr' : 'en';
  return [
    ...blocks(t),
    { type: 'Container', lang: other, separator: true, spacing: 'Medium', items: blocks(textIn(other)) },
  ];
}

/** What becomes of a nomination, for the nominee. The heading says nothing of it: subjects and lists show headings. */
export function letterCard(model: LetterModel, t: Text): Card {
  return card(
    t,
    inBoth((one) => [heading(one.selectionLetter.heading), ...letterBlocks(model, one)], t, model),
    letterActions(model, t),
  );
}

/** The words of a letter below its heading, in one language. */
export function letterBlocks(model: LetterModel, t: Text): Block[] {
  const words = t.selectionLetter;
  const { outcome, seat, until, refused } = model;
  const [program, cohort, contact] = [model.program, model.cohort, model.contact].map((one) => shorten(one, 200));
  const about = [program ?? '', cohort ?? ''] as const;
  const answered = seat === 'accepted' || seat === 'declined' || seat === 'lapsed' ? seat : undefined;
  return [
    ...(refused ? [notice(words.offerRefusal[refused])] : []),
    ...(answered ? [{ ...paragraph(words.seat[answered]), weight: 'Bolder' } as const] : []),
    ...(seat === 'accepted' ? [paragraph(words.acceptedNext)] : []),
    ...(outcome === 'selected' && !answered ? [paragraph(words.selected(...about))] : []),
    ...(outcome === 'selected' ? [paragraph(words.asks(model.days, model.months))] : []),
    ...(seat === 'waiting' && until !== undefined
      ? [paragraph(words.answerBy(dayText(t.language, until, model.zone)))]
      : []),
    ...(outcome === 'reserve' ? [paragraph(words.reserve(...about)), paragraph(words.reserveHelp)] : []),
    ...(outcome === 'notSelected' ? [paragraph(words.notSelected(...about)), ...reasonBlocks(model, t)] : []),
    ...(outcome === 'selected' ? [] : [paragraph(words.file), paragraph(words.thanks)]),
    paragraph(words.contact(contact ?? '')),
  ];
}

function reasonBlocks({ reasons }: LetterModel, t: Text): Block[] {
  return [
    paragraph(t.selectionLetter.reasons),
    paragraph(reasons.map((one) => `- ${wordingIn(one, t)}`).join('\n') || t.selectionRelease.reasonHere),
  ];
}

function letterActions({ ref, seat }: LetterModel, t: Text): Action[] {
  if (seat !== 'waiting') return [];
  const words = t.selectionLetter;
  return [
    execute('selection.accept', words.accept, { ...ref }),
    execute('selection.declineOpen', words.decline, { ...ref }),
  ];
}

/** Asked once more, since it cannot be taken back. */
export function declineSeatCard({ ref }: { ref: Ref }, t: Text): Card {
  const words = t.selectionLetter;
  return card(
    t,
    [heading(words.declineTitle), paragraph(words.declineAsk)],
    [execute('selection.decline', words.declineSure, { ...ref }), execute('selection.letter', words.keep, { ...ref })],
  );
}

/** The same for what does not exist, for what is not out, and for whoever was offered nothing. */
export function noOfferCard(t: Text): Card {
  return card(t, [notice(t.selectionLetter.offerRefusal.notOffered)]);
}

export type NewsModel = {
  program: string;
  cohort: string;
  contact: string;
  people: readonly { name: string; outcome: Outcome }[];
  language?: Language;
};

/** So many people to a card. */
const MOST_PEOPLE = 60;

/** To somebody who proposed or endorsed: all of theirs on one card. */
export function newsCard(model: NewsModel, t: Text): Card {
  return card(
    t,
    inBoth((one) => newsBlocks(model, one), t, model),
  );
}

function newsBlocks({ program, cohort, contact, people }: NewsModel, t: Text): Block[] {
  const words = t.selectionLetter;
  const shown = people.slice(0, MOST_PEOPLE);
  const lines = shown.map(({ name, outcome }) => `- ${words.newsLine[outcome](shorten(name))}`);
  const more = people.length - shown.length;
  return [
    heading(words.newsTitle(shorten(cohort))),
    paragraph(shorten(program)),
    paragraph(words.news),
    paragraph([...lines, ...(more > 0 ? [`- ${t.selection.more(more)}`] : [])].join('\n')),
    paragraph(words.newsHelp),
    paragraph(words.contact(shorten(contact, 200))),
  ];
}
