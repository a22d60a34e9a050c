import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ballotKeyOf } from '../bot/ballot-key.ts';
import { describeFaults, loadConfig } from '../bot/config.ts';
import { temporaryFolder } from './support/engine.ts';

const KEY = Buffer.alloc(32, 9).toString('base64');
const APP = '11111111-1111-4111-8111-111111111111';
const registered = { MicrosoftAppId: APP, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: APP };

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

const ballotKey = (env: Record<string, string>) => {
  const config = loadConfig(env);
  if (!config.ok) throw new Error(describeFaults(config.refusal));
  return config.value.ballotKey;
};

describe('the key of the ballot boxes', () => {
  test('is a file beside the database in local mode: made once, for its owner only', () => {
    const choice = ballotKey({ CADRE_STORE: `sqlite:${join(folder.path, 'data', 'cadre.db')}` });
    const path = join(folder.path, 'data', 'ballot.key');
    expect(choice).toEqual({ kind: 'file', path });
    if (!choice) throw new Error('no choice');
    const key = ballotKeyOf(choice);
    expect(key).toHaveLength(32);
    expect(ballotKeyOf(choice)).toEqual(key);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder.path, 'data'))).toEqual(['ballot.key']);
    expect(Buffer.from(readFileSync(path, 'utf8'), 'base64')).toEqual(Buffer.from(key));
  });

  test('is the one that is given, registered or not; registered and without one there is none', () => {
    const given = { kind: 'key', key: Buffer.alloc(32, 9) };
    expect(ballotKey({ CADRE_BALLOT_KEY: KEY })).toEqual(given);
    expect(ballotKey({ ...registered, CADRE_BALLOT_KEY: KEY })).toEqual(given);
    expect(ballotKey(registered)).toBeUndefined();
  });

  test.each([
    ['too short', Buffer.alloc(31, 9).toString('base64')],
    ['too long', Buffer.alloc(33, 9).toString('base64')],
    ['hexadecimal', 'ab'.repeat(32)],
    ['words', 'a passphrase that somebody likes to remember'],
  ])('%s is refused by its name, never its value', (_what, value) => {
    const config = loadConfig({ CADRE_BALLOT_KEY: value });
    if (config.ok) throw new Error('accepted');
    expect(config.refusal.faults.map(({ name }) => name)).toEqual(['CADRE_BALLOT_KEY']);
    expect(describeFaults(config.refusal)).not.toContain(value);
  });

  test('a file that holds something else is named, neither read aloud nor written over', () => {
    const path = join(folder.path, 'ballot.key');
    writeFileSync(path, 'something else entirely');
    expect(() => ballotKeyOf({ kind: 'file', path })).toThrow(/ballot\.key: not a key of ballot boxes/);
    expect(() => ballotKeyOf({ kind: 'file', path })).not.toThrow(/entirely/);
    expect(readFileSync(path, 'utf8')).toBe('something else entirely');
  });

  test('a folder that cannot be made is named with its code', () => {
    writeFileSync(join(folder.path, 'data'), '');
    const path = join(folder.path, 'data', 'ballot.key');
    expect(() => ballotKeyOf({ kind: 'file', path })).toThrow(/cannot be read or made \(E/);
  });
});
