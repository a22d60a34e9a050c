import { describe, expect, test } from '@jest/globals';
import {
  detailsOf,
  emptyForm,
  essentialsOf,
  isSafeLink,
  readDetails,
  readEssentials,
  usualMinimum,
  type DetailsForm,
  type EssentialsForm,
} from '../../bot/domain/schedule.ts';
import { session } from '../support/measure.ts';

const sound: EssentialsForm = {
  ...emptyForm('America/Toronto', 'LE05'),
  titleEn: 'Leading',
  day: '2026-09-10',
  place: 'Ottawa',
};
const problems = (typed: Partial<EssentialsForm>): string[] => {
  const read = readEssentials({ ...sound, ...typed });
  return read.ok ? [] : read.refusal.problems.map(({ field, code, most }) => `${field} ${code} ${most ?? ''}`.trim());
};

describe('the first card of a session', () => {
  test('is read: times in its zone, stray spaces gone, a French title may come later', () => {
    expect(readEssentials({ ...sound, titleEn: ' Leading ', joinLink: 'https://example.gc.ca/x' })).toEqual({
      ok: true,
      value: {
        kind: 'learning-event',
        titleEn: 'Leading',
        titleFr: '',
        startsAt: Date.parse('2026-09-10T13:00:00Z'),
        endsAt: Date.parse('2026-09-10T20:00:00Z'),
        timeZone: 'America/Toronto',
        place: 'Ottawa',
        joinLink: 'https://example.gc.ca/x',
        required: true,
      },
    });
  });

  test.each<[string, Partial<EssentialsForm>, string[]]>([
    ['end before start', { start: '16:00', end: '09:00' }, ['end endBeforeStart']],
    ['end at the start', { start: '09:00', end: '09:00' }, ['end endBeforeStart']],
    ['a last day before the first', { endDay: '2026-09-09' }, ['end endBeforeStart']],
    ['a week and a minute', { endDay: '2026-09-17', end: '09:01' }, ['end tooLongSession']],
    ['exactly a week', { endDay: '2026-09-17', end: '09:00' }, []],
    ['a zone that does not exist', { timeZone: 'America/Ottawa' }, ['timeZone unknownZone']],
    ['an abbreviation for a zone', { timeZone: 'EST' }, ['timeZone unknownZone']],
    ['a start that DST skips', { day: '2026-03-08', start: '02:30' }, ['start skipped']],
    ['an end that DST doubles', { day: '2026-11-01', start: '00:15', end: '01:30' }, ['end doubled']],
    ['both skipped', { day: '2026-03-08', start: '02:00', end: '02:59' }, ['start skipped', 'end skipped']],
    ['the minute before the gap, and after it', { day: '2026-03-08', start: '01:59', end: '03:00' }, []],
    ['a day that does not exist', { day: '2026-02-30' }, ['day badDay']],
    ['a day in words', { day: 'Thursday' }, ['day badDay']],
    ['no day', { day: '' }, ['day badDay']],
    ['hour 24', { end: '24:00' }, ['end badTime']],
    ['9:00 without its zero', { start: '9:00' }, ['start badTime']],
    ['no title', { titleEn: '   ' }, ['titleEn missing']],
    ['nowhere to go', { place: '' }, ['place missing']],
    ['a link alone is somewhere', { place: '', joinLink: 'https://example.gc.ca' }, []],
    ['an essay for a title', { titleFr: 'x'.repeat(20_000) }, ['titleFr tooLong 200']],
    ['exactly as long as may be', { titleFr: 'x'.repeat(200) }, []],
    ['a kind that is none', { kind: 'party' }, ['kind missing']],
    [
      'everything at once, each beside its field',
      { titleEn: '', place: '', timeZone: 'Nowhere', end: 'noon' },
      ['titleEn missing', 'place missing', 'timeZone unknownZone', 'end badTime'],
    ],
  ])('%s', (_what, typed, expected) => {
    expect(problems(typed)).toEqual(expected);
  });

  test.each([
    ['https://example.gc.ca/join?x=1', true],
    ['http://example.gc.ca', false],
    ['javascript:alert(1)', false],
    ['https://teams.microsoft.com@evil.example', false],
    ['https://a b.ca', false],
    ['example.gc.ca', false],
  ])('%s is a safe link: %s', (link, safe) => {
    expect(isSafeLink(link)).toBe(safe);
  });

  test('shows a session as it was described', () => {
    const read = readEssentials({ ...sound, group: 'A', required: 'false', endDay: '2026-09-11', titleFr: 'Diriger' });
    if (!read.ok) throw new Error('not read');
    const again = readEssentials(essentialsOf(session({ ...read.value })));
    expect(again).toEqual(read);
  });
});

describe('the second card of a session', () => {
  const optional = session({ required: false });
  const blank = detailsOf(optional);
  const read = (typed: Partial<DetailsForm>, of = optional) => {
    const result = readDetails({ ...blank, ...typed }, of, ['fay']);
    return result.ok ? result.value : result.refusal.problems.map(({ field, code }) => `${field} ${code}`);
  };

  test('is read; what is left empty is not there', () => {
    expect(
      read({ facilitator: 'fay', languages: 'both', interpretation: 'false', capacity: '20', agendaFr: ' Accueil ' }),
    ).toEqual({
      minimumMinutes: 240,
      remote: false,
      facilitator: 'fay',
      languages: 'both',
      interpretation: false,
      capacity: 20,
      details: { agendaFr: 'Accueil' },
    });
    expect(read({})).toEqual({ minimumMinutes: 240, remote: false });
  });

  test.each<[string, Partial<DetailsForm>, string[]]>([
    ['somebody who facilitates nothing here', { facilitator: 'eve' }, ['facilitator notFacilitator']],
    ['no seat at all', { capacity: '0' }, ['capacity badNumber']],
    ['seats in words', { capacity: 'twenty' }, ['capacity badNumber']],
    ['half a minute', { minimumMinutes: '0.5' }, ['minimumMinutes badNumber']],
    ['less than nothing', { minimumMinutes: '-1' }, ['minimumMinutes badNumber']],
    ['an agenda of 20,000 characters', { agendaEn: 'x'.repeat(20_000) }, ['agendaEn tooLong']],
  ])('%s', (_what, typed, expected) => {
    expect(read(typed)).toEqual(expected);
  });

  test('a required session has no limit of seats', () => {
    expect(read({ capacity: '20' }, session())).toEqual(['capacity capacityOfRequired']);
  });

  test('a facilitator who has left the program may stay on the session', () => {
    expect(read({ facilitator: 'eve' }, session({ required: false, facilitator: 'eve' }))).toMatchObject({
      facilitator: 'eve',
    });
  });

  test.each([
    [7 * 60, 240],
    [6 * 60, 240],
    [60, 40],
    [90, 60],
  ])('of %s minutes, %s count where nobody says', (minutes, expected) => {
    expect(usualMinimum({ startsAt: 0, endsAt: minutes * 60_000 })).toBe(expected);
    expect(read({ minimumMinutes: '' }, session({ startsAt: 0, endsAt: minutes * 60_000, required: false }))).toEqual({
      minimumMinutes: expected,
      remote: false,
    });
  });
});
