import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Answers } from './form.ts';

/**
 * The ballot box (DESIGN section 3): all ballots of an evaluation as one padded blob, sealed as a whole. Whoever has the
 * records and not the key learns nothing but its size, and that says how many were asked, not what or how much was
 * answered. No ballot has an id, a time or a place that means anything.
 */
export type Ballot = Answers;

/** As it is stored: base64. `nonce` is new at every write. */
export type SealedBox = { nonce: string; sealed: string };

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;
/** Bytes for each person who is asked: more than a ballot usually has, so that the box rarely has to grow. */
const SPACE_EACH = 1_024;
const STEP = 16 * 1_024;
/** Above so many who are asked there are several boxes (DESIGN section 3). */
export const MOST_IN_A_BOX = 200;

/** How many boxes an evaluation of so many people has. */
export const boxesFor = (asked: number): number => Math.max(1, Math.ceil(asked / MOST_IN_A_BOX));

/** The bytes that a box for so many people has from its first day. */
export const spaceFor = (asked: number): number =>
  Math.max(1, Math.ceil((Math.min(asked, MOST_IN_A_BOX) * SPACE_EACH) / STEP)) * STEP;

/** Ballots with new ones among them, each at a random place: the order says nothing of who came when. */
export function mixedIn(ballots: readonly Ballot[], fresh: readonly Ballot[], places: readonly number[]): Ballot[] {
  const mixed = [...ballots];
  fresh.forEach((ballot, n) => {
    mixed.splice(Math.floor((places[n] ?? 0) * (mixed.length + 1)), 0, ballot);
  });
  return mixed;
}

/**
 * Seals ballots. `box` binds the blob to its evaluation and number, so that it cannot stand in for another one. `space`
 * is doubled while the ballots do not fit.
 */
export function seal(
  key: Uint8Array,
  box: string,
  ballots: readonly Ballot[],
  space: number,
  nonce: Uint8Array,
): SealedBox {
  const text = Buffer.from(JSON.stringify(ballots), 'utf8');
  let size = space;
  while (size < text.length + LENGTH_BYTES) size *= 2;
  const padded = Buffer.alloc(size);
  padded.writeUInt32BE(text.length);
  text.copy(padded, LENGTH_BYTES);
  const cipher = createCipheriv('aes-256-gcm', checked(key, KEY_BYTES), checked(nonce, NONCE_BYTES));
  cipher.setAAD(Buffer.from(box));
  const sealed = Buffer.concat([cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
  return { nonce: Buffer.from(nonce).toString('base64'), sealed: sealed.toString('base64') };
}

/** The ballots of a box, and its space. Throws where the key is another one or the blob was touched. */
export function unseal(
  key: Uint8Array,
  box: string,
  { nonce, sealed }: SealedBox,
): { ballots: Ballot[]; space: number } {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', checked(key, KEY_BYTES), Buffer.from(nonce, 'base64'));
  decipher.setAAD(Buffer.from(box));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const padded = Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES)), decipher.final()]);
  const length = padded.readUInt32BE(0);
  const text = padded.subarray(LENGTH_BYTES, LENGTH_BYTES + length).toString('utf8');
  return { ballots: JSON.parse(text) as Ballot[], space: padded.length };
}

function checked(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length !== length) throw new Error(`expected ${length} bytes, found ${bytes.length}`);
  return bytes;
}
