import type { Outcome } from '../../bot/domain/selection.ts';
import { card, execute, heading, notice, paragraph, subheading, type Block } from '../block.ts';
import type { Card } from '../card.ts';
import { textIn, type Text } from '../text/text.ts';
import { letterBlocks, type LetterModel } from './letter.ts';
import { shorten, type Ref } from './part.ts';

export type ReleaseModel = {
  ref: Ref;
  cohort: string;
  state: 'deciding' | 'approved';
  letters: number;
  refused?: keyof Text['selectionRelease']['releaseRefusal'];
};

/** How far it is, for coordinators: never who gets which letter, nor how many of each. */
export function releaseCard({ ref, cohort, state, letters, refused }: ReleaseModel, t: Text): Card {
  const words = t.selectionRelease;
  const look = execute('selection.letters', words.lookAtLetters, { ...ref });
  return card(
    t,
    [
      heading(words.releaseTitle(shorten(cohort))),
      ...(refused ? [notice(words.releaseRefusal[refused])] : []),
      paragraph(state === 'approved' ? words.ready(letters) : words.deciding),
      ...(state === 'approved' ? [paragraph(words.readyHelp)] : []),
    ],
    [...(state === 'approved' ? [execute('selection.release', words.release, { ...ref })] : []), look],
  );
}

export type LettersModel = Omit<LetterModel, 'outcome' | 'seat' | 'reasons' | 'refused' | 'language'>;

const OUTCOMES: readonly Outcome[] = ['selected', 'reserve', 'notSelected'];

/** The three letters in both languages, without names and without the reasons of anybody. */
export function lettersCard(model: LettersModel, t: Text): Card {
  const words = t.selectionRelease;
  const other = textIn(t.language === 'en' ? 'fr' : 'en');
  const blocks = (outcome: Outcome, one: Text): Block[] =>
    letterBlocks({ ...model, outcome, seat: outcome === 'selected' ? 'waiting' : 'none', reasons: [] }, one);
  return card(
    t,
    [
      heading(words.lettersTitle),
      paragraph(words.lettersHelp),
      ...OUTCOMES.flatMap((outcome): Block[] => [
        subheading(words.letterOf[outcome]),
        ...blocks(outcome, t),
        { type: 'Container', lang: other.language, spacing: 'Medium', items: blocks(outcome, other) },
      ]),
    ],
    [execute('selection.coordinate', words.back, { ...model.ref })],
  );
}

type SeatLine = { nominee: string; name: string };

export type OffersModel = {
  ref: Ref;
  cohort: string;
  capacity: number;
  taken: number;
  accepted: readonly SeatLine[];
  waiting: readonly SeatLine[];
  declined: readonly SeatLine[];
  lapsed: readonly SeatLine[];
  reserves: readonly SeatLine[];
  done?: 'released' | { offered: string };
  refused?: keyof Text['selectionRelease']['promoteRefusal'];
};

const MOST_NAMES = 40;
const NAME = 50;

/** Who has a seat, who has not answered, who declined, and who is next. */
export function offersCard(model: OffersModel, t: Text): Card {
  const words = t.selectionRelease;
  const { ref, capacity, taken, reserves, done } = model;
  const [next] = reserves;
  const free = taken < capacity && next ? next : undefined;
  return card(
    t,
    [
      heading(words.offersTitle(shorten(model.cohort))),
      ...(model.refused ? [notice(words.promoteRefusal[model.refused])] : []),
      ...(done === 'released' ? [paragraph(`**${words.released}**`)] : []),
      ...(typeof done === 'object' ? [paragraph(words.offered(shorten(done.offered)))] : []),
      paragraph(words.seatsTaken(taken, capacity)),
      ...group(words.groups.accepted(model.accepted.length), model.accepted, t),
      ...group(words.groups.waiting(model.waiting.length), model.waiting, t),
      ...group(words.groups.declined(model.declined.length), model.declined, t),
      ...(model.lapsed.length > 0 ? group(words.groups.lapsed(model.lapsed.length), model.lapsed, t) : []),
      ...group(words.groups.reserve(reserves.length), reserves, t, true),
      ...(free ? [notice(words.freeSeat(shorten(free.name)))] : []),
    ],
    free
      ? [execute('selection.offer', words.offerSeat(shorten(free.name, 40)), { ...ref, nominee: free.nominee })]
      : [],
  );
}

function group(title: string, lines: readonly SeatLine[], t: Text, numbered = false): Block[] {
  const shown = lines.slice(0, MOST_NAMES).map(({ name }, n) => {
    const one = shorten(name, NAME);
    return numbered ? t.selectionRelease.reserveLine(n + 1, one) : `- ${one}`;
  });
  const more = lines.length - shown.length;
  const text = [...shown, ...(more > 0 ? [t.selection.more(more)] : [])].join('\n');
  return [subheading(title), paragraph(text === '' ? t.selectionRelease.nobody : text)];
}

/** To coordinators: it can be released. */
export function readyNewsCard({ ref, cohort, letters }: { ref: Ref; cohort: string; letters: number }, t: Text): Card {
  const words = t.selectionRelease;
  return card(
    t,
    [heading(words.releaseTitle(shorten(cohort))), paragraph(words.ready(letters)), paragraph(words.readyHelp)],
    [
      execute('selection.release', words.release, { ...ref }),
      execute('selection.letters', words.lookAtLetters, { ...ref }),
    ],
  );
}

/** To coordinators: a seat was declined. */
export function declinedNewsCard({ ref, cohort }: { ref: Ref; cohort: string }, t: Text): Card {
  const words = t.selectionRelease;
  return card(
    t,
    [paragraph(words.declinedNews(shorten(cohort)))],
    [execute('selection.coordinate', words.openOffers, { ...ref })],
  );
}
