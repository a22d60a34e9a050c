import type { z } from 'zod';
import type { Render } from '../../cards/card.ts';
import type { Deps } from '../deps.ts';
import type { Handler, Spoken, Turn } from './turn.ts';

/** Where an answer may be given: `personal` in one's own chat only, `anywhere` also where others read along. */
export type Place = 'personal' | 'anywhere';

/**
 * Words that a person types. They match without case, accents or punctuation; what follows them is `rest`. Where more
 * than `follows` words follow (a few by default), it is not this command but somebody writing to us.
 */
export type Command = { words: readonly string[]; place: Place; follows?: number; run: Handler<string> };

/** "my sessions please", but not « Bonjour, je ne pourrai pas venir ». */
const FOLLOWS = 2;

/** What a card's button asks for. `parse` checks the data that came back; undefined: malformed. */
export type Verb = {
  verb: string;
  place: Place;
  schema: z.ZodType;
  run: (deps: Deps, turn: Turn, data: unknown) => Promise<Render | Spoken> | undefined;
};

export type Routes = { commands: readonly Command[]; verbs: readonly Verb[]; fallback: Handler<string> };

/** Declares a verb: its data is parsed by `schema` before `run` sees it. */
export function verb<T>(name: string, schema: z.ZodType<T>, run: Handler<T>, place: Place = 'personal'): Verb {
  return {
    verb: name,
    place,
    schema,
    run: (deps, turn, data) => {
      const parsed = schema.safeParse(data);
      return parsed.success ? run(deps, turn, parsed.data) : undefined;
    },
  };
}

/** What a person typed, as commands are compared: no mention of the bot, case, accents, quotes or extra spaces. */
export function normalise(text: string): string {
  return text
    .slice(0, 500) // no command is longer, and nobody's essay needs folding
    .replace(/<at[^>]*>.*?<\/at>/gi, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'"«».,!?;:]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The command that a text begins with, the longest first, and what follows it. */
export function findCommand(
  commands: readonly Command[],
  text: string,
): { command: Command; rest: string } | undefined {
  const typed = normalise(text);
  const fits = commands.flatMap((command) =>
    command.words.map(normalise).flatMap((word) => {
      if (typed === word) return [{ command, word, rest: '' }];
      const rest = typed.slice(word.length + 1);
      const follows = word !== '' && typed.startsWith(`${word} `);
      return follows && rest.split(' ').length <= (command.follows ?? FOLLOWS) ? [{ command, word, rest }] : [];
    }),
  );
  const [longest] = fits.sort((a, b) => b.word.length - a.word.length);
  return longest && { command: longest.command, rest: longest.rest };
}
