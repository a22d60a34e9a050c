import { z } from 'zod';
import type { BroadcastLink } from '../../../domain/broadcast.ts';

/** The words of a message as a form brings them: of any length, so that what is too long comes back to its writer. */
export const wordsShape = z.object({
  textEn: z.string().default(''),
  textFr: z.string().default(''),
  linkUrl: z.string().default(''),
  linkEn: z.string().default(''),
  linkFr: z.string().default(''),
});
type Words = z.infer<typeof wordsShape>;

/** The link button, where anything of it was filled in. */
export function linkOf({ linkUrl, linkEn, linkFr }: Words): BroadcastLink | undefined {
  const [url, titleEn, titleFr] = [linkUrl.trim(), linkEn.trim(), linkFr.trim()];
  return url === '' && titleEn === '' && titleFr === '' ? undefined : { url, titleEn, titleFr };
}

/** Characters of JSON that a form can carry of what was typed, beside its own. */
const ROOM = 25_800;
/** So much of each field, the more the better: 20,000 characters in one language come back whole. */
const SHARES = [12_800, 9_000, 4_000, 2_000];

const sizeOf = (text: string): number => JSON.stringify(text).length;
const sizeOfAll = (typed: object): number =>
  Object.values(typed).reduce<number>((sum, text) => sum + sizeOf(String(text)), 0);

/** What was typed, whole where a card can hold it; else the beginning of what is longest, and `cut`. */
export function keptWithin<T extends Record<string, string>>(typed: T): { typed: T; cut: boolean } {
  if (sizeOfAll(typed) <= ROOM) return { typed, cut: false };
  const shortened = (share: number): T =>
    Object.fromEntries(Object.entries(typed).map(([field, text]) => [field, beginning(text, share)])) as T;
  const share = SHARES.find((one) => sizeOfAll(shortened(one)) <= ROOM) ?? 1_000;
  return { typed: shortened(share), cut: true };
}

function beginning(text: string, share: number): string {
  let kept = text;
  while (sizeOf(kept) > share) kept = kept.slice(0, Math.floor((kept.length * (share - 2)) / sizeOf(kept)));
  return kept;
}
