import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { doorExpiry, isDoorPurpose, isWritable, mailboxMark, mayDo, type DoorPurpose } from '../../bot/domain/door.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ref = { programId: 'p1', sessionId: 's1' };
const purposes: DoorPurpose[] = ['invitation', 'rsvp', 'reminder', 'checkIn', 'broadcast'];

describe('what a link may do', () => {
  test.each<[DoorPurpose, string, boolean]>([
    ['checkIn', 'attendance.checkIn', true],
    ['checkIn', 'attendance.openCode', true],
    ['checkIn', 'rsvp.answer', false],
    ['reminder', 'rsvp.answer', true],
    ['reminder', 'attendance.checkIn', false],
    ['invitation', 'rsvp.decline', true],
    ['invitation', 'broadcast.acknowledge', false],
    ['broadcast', 'broadcast.acknowledge', true],
    ['broadcast', 'broadcast.cancel', false],
  ])('%s, %s: %s', (purpose, verb, may) => {
    expect(mayDo({ purpose, ref }, verb, { ...ref, verb }, true)).toBe(may);
  });

  test('a language only until one is recorded', () => {
    for (const purpose of purposes) {
      expect(mayDo({ purpose, ref }, 'language.set', { language: 'fr' }, false)).toBe(true);
      expect(mayDo({ purpose, ref }, 'language.set', { language: 'fr' }, true)).toBe(false);
    }
  });

  test('nothing with data that name anything else, whatever it is called and however it is wrapped', () => {
    const id = fc.oneof(fc.constantFrom('p1', 's1', 's2', ''), fc.string());
    const key = fc.constantFrom('programId', 'sessionId', 'castId', 'cohortId', 'pid', 'sessionIds', 'ID', 'code');
    const value = fc.oneof(id, fc.array(id), fc.dictionary(key, id), fc.constant(null), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(fc.dictionary(key, value), (edited) => {
        const data: Record<string, unknown> = { ...ref, ...edited };
        const others = Object.entries(data).filter(([name]) => name !== 'code' && !(name in ref));
        const same = data['programId'] === 'p1' && data['sessionId'] === 's1';
        const plain = Object.values(data).every((one) => one !== null && typeof one !== 'object');
        const may = mayDo({ purpose: 'checkIn', ref }, 'attendance.checkIn', data, true);
        expect(may).toBe(same && plain && others.length === 0);
      }),
    );
  });

  test('a link about a program alone opens none of its sessions', () => {
    const narrow = { purpose: 'broadcast', ref: { programId: 'p1', castId: 'c1' } } as const;
    expect(mayDo(narrow, 'broadcast.acknowledge', { programId: 'p1', castId: 'c1' }, true)).toBe(true);
    expect(mayDo(narrow, 'broadcast.acknowledge', { programId: 'p1', castId: 'c1', sessionId: 's1' }, true)).toBe(
      false,
    );
    expect(mayDo(narrow, 'broadcast.acknowledge', { programId: 'p1' }, true)).toBe(false);
  });

  test('no name of a purpose is one that every object has', () => {
    expect(['__proto__', 'constructor', 'toString', '', 7, null].filter(isDoorPurpose)).toEqual([]);
    expect(purposes.every(isDoorPurpose)).toBe(true);
  });
});

describe('how long a link is good', () => {
  test.each<[string, number | undefined, number]>([
    ['until the end of what it is about', 5 * DAY, 5 * DAY],
    ['an hour at least', 60_000, HOUR],
    ['an hour also for what is over', -DAY, HOUR],
    ['sixty days at most', 400 * DAY, 60 * DAY],
    ['fourteen days where nothing ends', undefined, 14 * DAY],
  ])('%s', (_rule, after, expected) => {
    const now = 1_800_000_000_000;
    expect(doorExpiry(now, after === undefined ? undefined : now + after) - now).toBe(expected);
  });
});

describe('a mailbox', () => {
  test('is the same in any spelling, another for another address, and never the same mark in two links', () => {
    expect(mailboxMark('l1', ' Ada@Example.CA')).toBe(mailboxMark('l1', 'ada@example.ca'));
    expect(mailboxMark('l1', 'ada@example.ca')).not.toBe(mailboxMark('l1', 'bo@example.ca'));
    expect(mailboxMark('l1', 'ada@example.ca')).not.toBe(mailboxMark('l2', 'ada@example.ca'));
  });

  test('is not behind the name by which a tenant knows its guests', () => {
    expect(isWritable('ada_x.example#EXT#@t.onmicrosoft.com')).toBe(false);
    expect(isWritable('ada@example.ca')).toBe(true);
  });
});
