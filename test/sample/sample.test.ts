import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { dayIn, instantOf, MINUTE, type Millis } from '../../bot/domain/time.ts';
import { openSession, SAMPLE, sampleFiles, sampleStaff } from '../../bot/sample/sample.ts';

const FOLDER = resolve('bot/sample');
const DAY = 24 * 60 * MINUTE;

type Row = Record<string, string>;
const rows = (csv: string): Row[] => parse(csv, { columns: true });
const at = (local = '', timeZone = ''): Millis => {
  const found = instantOf(local, timeZone);
  if (found.kind !== 'instant') throw new Error(`${local} in ${timeZone}: ${found.kind}`);
  return found.at;
};
const weekday = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay();

describe('the sample program', () => {
  test('is a cohort of 23 from 17 departments, in three groups, three time zones and two languages', () => {
    const files = sampleFiles(FOLDER, Date.parse('2026-04-29T15:00:00Z'));
    const enrolled = new Set(rows(files.enrolments).map(({ email }) => email));
    const people = rows(files.people).filter(({ email }) => enrolled.has(email));
    const kinds = (column: string): number => new Set(people.map((person) => person[column])).size;
    expect(people).toHaveLength(23);
    expect([kinds('department'), kinds('timeZone'), kinds('language')]).toEqual([17, 3, 2]);
    expect(new Set(rows(files.enrolments).map(({ group }) => group))).toEqual(new Set(['A', 'B', 'C']));
  });

  test('has one person of each first name, so that "act as" is never in doubt', () => {
    const names = rows(sampleFiles(FOLDER, 0).people).map(({ name }) => name?.split(' ')[0]);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('Marie');
  });

  test('has a supervisor of three participants, to be played', () => {
    const files = sampleFiles(FOLDER, 0);
    const [nadia] = sampleStaff(FOLDER).filter(({ role }) => role === 'supervisor');
    const hers = rows(files.people).filter(({ supervisorEmail }) => supervisorEmail === nadia?.email);
    expect(hers.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Marie Lachance', 'Luc Desrosiers', 'Florence Dubé']),
    );
  });

  test('has somebody who works in French, to be played', () => {
    const french = rows(sampleFiles(FOLDER, 0).people).filter(({ language }) => language === 'fr');
    expect(french.map(({ name }) => name?.split(' ')[0])).toEqual(
      expect.arrayContaining([SAMPLE.francophone, 'Daniel']),
    );
  });

  test('knows its staff and those whom the Playground knows', () => {
    const people = rows(sampleFiles(FOLDER, 0).people).map(({ email, name }) => ({ email, name }));
    expect(people).toEqual(expect.arrayContaining([SAMPLE.you, ...SAMPLE.others]));
    expect(sampleStaff(FOLDER).map(({ firstName, role }) => [firstName, role])).toEqual([
      ['Claire', 'coordinator'],
      ['Daniel', 'facilitator'],
      ['Nadia', 'supervisor'],
      ['Omar', 'nominator'],
      ['Odile', 'reviewer'],
      ['Anton', 'reviewer'],
      ['Grace', 'reviewer'],
      ['Irene', 'chair'],
      ['Robert', 'champion'],
    ]);
  });

  // every 13 hours for three years: all times of the day, every weekday, each change of the clocks
  const instants = Array.from({ length: 2000 }, (_, n) => Date.parse('2026-01-01T00:00:00Z') + n * 13 * 60 * MINUTE);

  test('has its history before whatever day it is, its plans after, and every session on its weekday', () => {
    const original = rows(sampleFiles(FOLDER, Date.parse('2026-04-29T15:00:00Z')).sessions);
    for (const now of instants.filter((_, n) => n % 20 === 0)) {
      const sessions = rows(sampleFiles(FOLDER, now).sessions).filter(({ session }) => !session?.startsWith('NOW'));
      const held = sessions.filter(({ status }) => status === 'held' || status === 'cancelled');
      const planned = sessions.filter(({ status }) => status === 'published' || status === 'draft');
      expect(Math.max(...held.map((one) => at(one['end'], one['timeZone'])))).toBeLessThan(now);
      expect(Math.min(...planned.map((one) => at(one['start'], one['timeZone'])))).toBeGreaterThan(now);
      expect(now - Math.max(...held.map((one) => at(one['end'], one['timeZone'])))).toBeLessThan(14 * DAY);
      const days = (list: Row[]): number[] => list.map(({ start = '' }) => weekday(start.slice(0, 10)));
      expect(days(sessions)).toEqual(days(original.slice(0, -1)));
    }
  });

  test('has a session that began five minutes ago, at any time of the day and also when clocks change', () => {
    const changes = ['2026-11-01T05:20:00Z', '2026-11-01T06:40:00Z', '2026-03-08T07:03:00Z'].map((one) =>
      Date.parse(one),
    );
    for (const now of [...instants, ...changes]) {
      const { code, sessions } = openSession(now);
      const [session] = rows(sessions);
      const began = now - at(session?.['start'], session?.['timeZone']);
      expect(session).toMatchObject({ session: code, group: '', status: 'published', kind: 'learning-event' });
      expect(began).toBeGreaterThanOrEqual(5 * MINUTE);
      expect(began).toBeLessThan(6 * MINUTE);
      expect(at(session?.['end'], session?.['timeZone']) - now).toBeGreaterThan(3 * 60 * MINUTE);
    }
  });

  test('names the session that is open by its day and time, so that another one may follow on the same day', () => {
    const noon = Date.parse('2026-09-10T16:00:00Z');
    expect(openSession(noon).code).toBe('NOW-20260910-1155');
    expect(dayIn(SAMPLE.timeZone, noon)).toBe('2026-09-10');
    expect(openSession(noon + 60 * MINUTE).code).not.toBe(openSession(noon).code);
  });
});
