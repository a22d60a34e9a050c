import { normalise, type Command } from './router.ts';

/** A shorter word is near to too much; a longer text is a sentence. */
const SHORTEST = 4;
const LONGEST = 30;
/** Of so many letters one may be wrong. */
const LETTERS_A_SLIP = 4;
const MOST_SLIPS = 2;

/** The command that a short text almost is ("chek in"); undefined where none is near, and for sentences. */
export function nearestCommand(commands: readonly Command[], text: string): string | undefined {
  const typed = normalise(text);
  if (typed.length < SHORTEST || typed.length > LONGEST) return undefined;
  const near = commands
    .flatMap(({ words }) => words)
    .map((word) => ({ word, slips: slipsBetween(typed, normalise(word)) }))
    .filter(({ word, slips }) => slips <= Math.min(MOST_SLIPS, Math.floor(word.length / LETTERS_A_SLIP)));
  return near.sort((a, b) => a.slips - b.slips)[0]?.word;
}

/** How many letters must be added, left out or changed to make one text of the other (Levenshtein). */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
