import type { AnswerReach } from '../bot/domain/inbox.ts';
import type { Millis } from '../bot/domain/time.ts';
import {
  card,
  execute,
  facts,
  heading,
  notice,
  paragraph,
  plain,
  subheading,
  type ActionData,
  type Block,
} from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';
import { shortDayText, timeText } from './text/time.ts';

/** The offer to pass words on. `words` lie on the card only, in the writer's own chat, until they press Send. */
export type AskModel = {
  itemId: string;
  words: string;
  programs: { programId: string; name: string }[];
  /** The command that they may have meant. */
  near?: string;
};

export function askCard({ itemId, words, programs, near }: AskModel, t: Text): Card {
  const { inbox } = t;
  const [only] = programs;
  const one = programs.length === 1 && only ? { programId: only.programId } : {};
  return card(
    t,
    [
      ...(near === undefined ? [] : [paragraph(inbox.near(near))]),
      heading(inbox.askTitle),
      ...asTyped(words),
      ...(programs.length > 1 ? [chooser(programs, t)] : []),
      { ...paragraph(inbox.askHelp), isSubtle: true },
    ],
    [execute('inbox.ask', inbox.send, { itemId, words, ...one }), execute('inbox.no', inbox.no, {}, 'without')],
  );
}

function chooser(programs: AskModel['programs'], t: Text): Block {
  return {
    type: 'Input.ChoiceSet',
    id: 'programId',
    label: t.inbox.askProgram,
    style: 'compact',
    isRequired: true,
    errorMessage: t.inbox.chooseProgram,
    choices: programs.map(({ programId, name }) => ({ title: name, value: programId })),
  };
}

/** Somebody's words with their line breaks; what looks like markdown in them is words. */
function asTyped(words: string): Block[] {
  const lines = words.split('\n').map((line) => plain(line));
  return [{ type: 'Container', style: 'emphasis', items: [paragraph(lines.join('\n\n'))] }];
}

export function askTooLongCard({ length, limit }: { length: number; limit: number }, t: Text): Card {
  return card(t, [notice(t.inbox.tooLong(length, limit))], [execute('inbox.no', t.inbox.no)]);
}

export function askedCard({ program, words }: { program: string; words: string }, t: Text): Card {
  return card(t, [paragraph(t.inbox.sent(plain(program))), ...asTyped(words)]);
}

/** The same words whatever the reason: they tell nothing of any program. */
export function askRefusedCard(t: Text): Card {
  return card(t, [notice(t.inbox.notSent)], [execute('inbox.no', t.inbox.no)]);
}

/** One question as coordinators see it. */
export type InboxItemModel = {
  programId: string;
  pid: string;
  itemId: string;
  name: string;
  program: string;
  words: string;
  at: Millis;
  readerZone: string;
  about?: { textEn: string; textFr: string };
  answered?: { by: string; at: Millis; words?: string; reach?: AnswerReach };
};

export type InboxModel = {
  items: InboxItemModel[];
  open: number;
  /** Several programs: each question then says which. */
  programs: number;
  next?: { sk: string; id: string };
};

const EXCERPT = 160;

export function inboxCard({ items, open, programs, next }: InboxModel, t: Text): Card {
  const words = t.inbox;
  return card(
    t,
    [
      heading(words.title),
      paragraph(items.length === 0 ? words.empty : open === 0 ? words.allAnswered : words.open(open)),
      ...items.flatMap((item) => rowBlocks(item, programs > 1, t)),
    ],
    next ? [execute('inbox.list', words.more, next)] : [],
  );
}

function rowBlocks(item: InboxItemModel, namesProgram: boolean, t: Text): Block[] {
  const { name, program, words, at, readerZone } = item;
  const from = namesProgram ? `${plain(name)} (${plain(program)})` : plain(name);
  return [
    { ...paragraph(`**${from}** · ${momentText(at, readerZone, t)}`), separator: true, spacing: 'Medium' },
    { ...paragraph(excerpt(words)), spacing: 'Small' },
    ...aboutBlocks(item, t),
    { ...paragraph(stateText(item, t)), spacing: 'None', isSubtle: true },
    { type: 'ActionSet', actions: [execute('inbox.open', t.inbox.openItem, dataOf(item), 'without')] },
  ];
}

function aboutBlocks({ about }: InboxItemModel, t: Text): Block[] {
  if (!about) return [];
  return [{ ...paragraph(t.inbox.aboutLine(aboutText(about, t))), spacing: 'None', isSubtle: true }];
}

const aboutText = (about: { textEn: string; textFr: string }, t: Text): string =>
  t.inbox.quoted(excerpt(t.language === 'fr' ? about.textFr : about.textEn, 80));

function excerpt(words: string, most = EXCERPT): string {
  const letters = Array.from(words);
  return plain(letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : words);
}

const momentText = (at: Millis, zone: string, t: Text): string =>
  `${shortDayText(t.language, at, zone)}, ${timeText(t.language, at, zone)}`;

function stateText({ answered, readerZone }: InboxItemModel, t: Text): string {
  if (!answered) return t.inbox.waits;
  const by = plain(answered.by);
  const said = answered.words === undefined ? t.inbox.closedBy(by) : t.inbox.answeredBy(by);
  return `${said}, ${momentText(answered.at, readerZone, t)}`;
}

const dataOf = ({ programId, pid, itemId }: InboxItemModel): ActionData => ({ programId, person: pid, itemId });

/** What the last press met: `typed` is kept, whatever it was. */
export type InboxAfter = {
  refused?: { code: 'noWords' } | { code: 'tooLong'; length: number; limit: number } | { code: 'alreadyAnswered' };
  typed?: string;
};

/** A question, whole, with the answer or the place to write one. */
export function inboxItemCard(item: InboxItemModel, { refused, typed }: InboxAfter, t: Text): Card {
  const words = t.inbox;
  const back = execute('inbox.list', words.back, {}, 'without');
  const { name, program, at, readerZone, about, answered } = item;
  const rows: [string, string][] = [
    [words.from, plain(name)],
    [words.when, momentText(at, readerZone, t)],
    [words.program, plain(program)],
    ...(about ? [[words.about, aboutText(about, t)] as [string, string]] : []),
    [words.state, stateText(item, t)],
  ];
  const top: Block[] = [
    heading(words.question),
    ...(refused ? [notice(refusalText(item, refused, t))] : []),
    facts(rows),
    ...asTyped(item.words),
  ];
  if (answered) return card(t, [...top, ...answerBlocks(answered, t), ...keptBlocks(typed, t)], [back]);
  return card(
    t,
    [...top, answerInput(typed, t), { ...paragraph(words.answerHelp(plain(name))), isSubtle: true }],
    [
      execute('inbox.answer', words.answerSend, dataOf(item)),
      execute('inbox.close', words.close, dataOf(item), 'without'),
      back,
    ],
  );
}

function refusalText({ answered }: InboxItemModel, refused: NonNullable<InboxAfter['refused']>, t: Text): string {
  switch (refused.code) {
    case 'noWords':
      return t.inbox.noWords;
    case 'tooLong':
      return t.inbox.answerTooLong(refused.length, refused.limit);
    case 'alreadyAnswered': {
      const by = plain(answered?.by ?? '');
      return answered?.words === undefined ? t.inbox.alreadyClosed(by) : t.inbox.already(by);
    }
  }
}

function answerBlocks({ words, reach }: NonNullable<InboxItemModel['answered']>, t: Text): Block[] {
  if (words === undefined) return [];
  const say = reach === 'notDelivered' ? notice : paragraph;
  return [
    subheading(t.inbox.answerTitle),
    ...asTyped(words),
    ...(reach === undefined ? [] : [say(t.inbox.reach[reach])]),
  ];
}

/** What a coordinator wrote who came second: theirs to use, and sent to nobody. */
function keptBlocks(typed: string | undefined, t: Text): Block[] {
  return typed === undefined || typed.trim() === '' ? [] : [subheading(t.inbox.kept), ...asTyped(typed)];
}

function answerInput(typed: string | undefined, t: Text): Block {
  return {
    type: 'Input.Text',
    id: 'answer',
    label: t.inbox.answer,
    isMultiline: true,
    isRequired: true,
    errorMessage: t.inbox.answerError,
    ...(typed === undefined ? {} : { value: typed }),
  };
}

export function inboxRefusedCard(t: Text): Card {
  return card(t, [notice(t.inbox.notAllowed)]);
}

/** To coordinators, at most once an hour. Says how many wait, and nothing of what they say. */
export function inboxNewCard({ open, program }: { open: number; program: string }, t: Text): Card {
  return card(t, [paragraph(t.inbox.news(open, plain(program)))], [execute('inbox.list', t.inbox.title)]);
}

/** To the person who asked. */
export function inboxAnswerCard(model: { question: string; answer: string; program: string }, t: Text): Card {
  return card(t, [
    heading(t.inbox.answerFrom(plain(model.program))),
    ...asTyped(model.answer),
    { ...paragraph(t.inbox.youAsked), isSubtle: true },
    { ...paragraph(excerpt(model.question)), spacing: 'None', isSubtle: true },
    paragraph(t.inbox.reply),
  ]);
}
