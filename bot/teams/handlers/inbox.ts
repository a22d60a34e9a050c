import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { helpCard } from '../../../cards/help.ts';
import {
  askCard,
  askedCard,
  askRefusedCard,
  askTooLongCard,
  inboxCard,
  inboxItemCard,
  inboxRefusedCard,
  type AskModel,
  type InboxAfter,
  type InboxItemModel,
} from '../../../cards/inbox.ts';
import type { Deps } from '../../deps.ts';
import { INBOX_LIMIT, readWords } from '../../domain/inbox.ts';
import {
  answer,
  inboxEntry,
  inboxPage,
  type AnswerRefusal,
  type InboxCursor,
  type InboxEntry,
  type ItemRef,
} from '../../features/inbox-answer.ts';
import { ask, programsToAsk } from '../../features/inbox.ts';
import { nearestCommand } from '../near.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Handler, Turn } from '../turn.ts';
import { idShape } from './attendance.ts';
import { helpModel, unknown } from './help.ts';

/**
 * To what no command fits: people of a program may send it to its coordinators, in their own chat. Nothing is kept
 * before they say so; whoever has nobody to ask is told what they can type.
 */
export function freeText(commands: readonly Command[]): Handler<string> {
  return async (deps, turn, typed) => {
    const programs = turn.personal ? await programsToAsk(deps, turn.actor) : [];
    const words = readWords(typed);
    if (programs.length === 0 || (!words.ok && words.refusal.code === 'noWords')) return unknown(deps, turn, typed);
    if (!words.ok) return tooLong(words.refusal.code === 'tooLong' ? words.refusal.length : 0);
    const near = nearestCommand(commands, words.value);
    const model: AskModel = { itemId: deps.ids.next(), words: words.value, programs };
    return (t) => askCard(near === undefined ? model : { ...model, near }, t);
  };
}

const tooLong =
  (length: number): Render =>
  (t) =>
    askTooLongCard({ length, limit: INBOX_LIMIT }, t);

const send: Handler<{ programId: string; itemId: string; words: string }> = async (deps, turn, { words, ...ref }) => {
  const asked = await ask(deps, turn.actor, ref, words);
  if (asked.ok) return (t) => askedCard({ program: asked.value.program, words }, t);
  return asked.refusal.code === 'tooLong' ? tooLong(asked.refusal.length) : askRefusedCard;
};

const showHelp: Handler<unknown> = async (deps, turn) => {
  const model = await helpModel(deps, turn.actor.pid);
  return (t) => helpCard(model, t);
};

function itemModel({ item, about, answeredBy, reach, ...entry }: InboxEntry, turn: Turn): InboxItemModel {
  const { programId, pid, itemId, text, at, answeredAt, answer: words } = item;
  const said = { ...(words === undefined ? {} : { words }), ...(reach === undefined ? {} : { reach }) };
  return {
    ...{ programId, pid, itemId, at, words: text },
    name: entry.name,
    program: entry.program,
    readerZone: turn.actor.timeZone ?? entry.timeZone,
    ...(about ? { about } : {}),
    ...(answeredAt === undefined ? {} : { answered: { by: answeredBy ?? '', at: answeredAt, ...said } }),
  };
}

async function list(deps: Deps, turn: Turn, after?: InboxCursor): Promise<Render> {
  const page = await inboxPage(deps, turn.actor, after);
  if (!page.ok) return inboxRefusedCard;
  const { entries, ...rest } = page.value;
  const model = { ...rest, items: entries.map((entry) => itemModel(entry, turn)) };
  return (t) => inboxCard(model, t);
}

const show = (entry: InboxEntry, turn: Turn, after: InboxAfter = {}): Render => {
  const model = itemModel(entry, turn);
  return (t) => inboxItemCard(model, after, t);
};

async function open(deps: Deps, turn: Turn, ref: ItemRef, after: InboxAfter = {}): Promise<Render> {
  const entry = await inboxEntry(deps, turn.actor, ref);
  return entry.ok ? show(entry.value, turn, after) : inboxRefusedCard;
}

/** What was typed is kept on the card, whatever became of it. */
async function reply(deps: Deps, turn: Turn, ref: ItemRef, typed: string | undefined): Promise<Render> {
  const done = await answer(deps, turn.actor, ref, typed);
  return done.ok ? show(done.value, turn) : refused(deps, turn, ref, typed, done.refusal);
}

async function refused(
  deps: Deps,
  turn: Turn,
  ref: ItemRef,
  typed: string | undefined,
  refusal: AnswerRefusal,
): Promise<Render> {
  const kept = typed === undefined ? {} : { typed: typed.slice(0, KEPT) };
  switch (refusal.code) {
    case 'notAllowed':
      return inboxRefusedCard;
    case 'alreadyAnswered':
      return show(refusal.entry, turn, { ...kept, refused: { code: 'alreadyAnswered' } });
    case 'noWords':
      return open(deps, turn, ref, { ...kept, refused: { code: 'noWords' } });
    case 'tooLong':
      return open(deps, turn, ref, { ...kept, refused: { ...refusal, limit: INBOX_LIMIT } });
  }
}

/** So much of an oversized answer fits on the card, to be shortened there. */
const KEPT = 10_000;

/** The longest text that a client is believed; what is too long to pass on is then refused with a sentence. */
const wordsShape = z.string().max(30_000);
const askShape = z.object({ programId: idShape, itemId: idShape, words: wordsShape });
const itemShape = z.object({ programId: idShape, person: idShape, itemId: idShape });
const cursorShape = z.object({
  sk: z.string().regex(/^[a-z]+_\d{14}$/),
  id: z.string().regex(/^inb_[a-z0-9_]{1,140}$/),
});

type Item = z.infer<typeof itemShape>;
const refOf = ({ programId, person, itemId }: Item): ItemRef => ({ programId, pid: person, itemId });

export const inboxCommands: Command[] = [
  {
    words: ['inbox', 'boîte de réception'],
    place: 'personal',
    follows: 0,
    run: (deps, turn) => list(deps, turn),
  },
];

export const inboxVerbs: Verb[] = [
  verb('inbox.ask', askShape, send),
  verb('inbox.no', z.object({}), showHelp),
  verb('inbox.list', cursorShape.partial(), (deps, turn, { sk, id }) =>
    list(deps, turn, sk !== undefined && id !== undefined ? { sk, id } : undefined),
  ),
  verb('inbox.open', itemShape, (deps, turn, item) => open(deps, turn, refOf(item))),
  verb('inbox.answer', itemShape.extend({ answer: wordsShape.default('') }), (deps, turn, { answer: typed, ...item }) =>
    reply(deps, turn, refOf(item), typed),
  ),
  verb('inbox.close', itemShape, (deps, turn, item) => reply(deps, turn, refOf(item), undefined)),
];
