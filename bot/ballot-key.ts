import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fieldsOf } from './store/error.ts';

/** Where the key of the ballot boxes is: given by whoever runs Cadre, or, in local mode, in a file. */
export type BallotKeyChoice = { kind: 'key'; key: Uint8Array } | { kind: 'file'; path: string };

/** Words for an operator; they never hold the key. */
export class BallotKeyError extends Error {
  override name = 'BallotKeyError';
}

const KEY_BYTES = 32;

/**
 * The key that seals the ballot boxes (DESIGN section 3). A file is made where there is none, readable by its owner only
 * and once, however many start at the same moment. Throws a BallotKeyError where it cannot be made, or holds no key.
 */
export function ballotKeyOf(choice: BallotKeyChoice): Uint8Array {
  if (choice.kind === 'key') return choice.key;
  const { path } = choice;
  try {
    const key = Buffer.from(readOrMake(path).trim(), 'base64');
    if (key.length === KEY_BYTES) return key;
  } catch (error) {
    throw new BallotKeyError(`${path}: the key of the ballot boxes cannot be read or made (${codeOf(error)})`);
  }
  throw new BallotKeyError(`${path}: not a key of ballot boxes; put the right file back, or move this one away`);
}

function readOrMake(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path); // whole or not at all, and never over one that is there
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path, 'utf8');
}

const codeOf = (error: unknown): string => String(fieldsOf(error)['code']);
