import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { instantOf, MINUTE, type Day, type Millis } from '../domain/time.ts';

/** The sample's program, and the person that somebody who starts Cadre is at first. */
export const SAMPLE = {
  program: 'Leadership Initiative',
  cohort: 'Cohort 1',
  timeZone: 'America/Toronto',
  you: { name: 'Marie Lachance', email: 'marie.lachance@example.gc.ca' },
  /** Somebody to be who works in French. */
  francophone: 'Luc',
  /** Somebody who has removed the app from Teams: what is sent to them goes by e-mail. */
  away: { name: 'Thomas Whitfield', email: 'thomas.whitfield@example.gc.ca' },
  /** Whom the Playground's people picker and its group chat know besides; it wants exactly five. */
  others: [
    { name: 'Claire Fontaine', email: 'claire.fontaine@example.gc.ca' },
    { name: 'Daniel Okoye', email: 'daniel.okoye@example.gc.ca' },
    { name: 'Thomas Whitfield', email: 'thomas.whitfield@example.gc.ca' },
    { name: 'Aisha Rahman', email: 'aisha.rahman@example.gc.ca' },
    { name: 'Julien Arsenault', email: 'julien.arsenault@example.gc.ca' },
  ],
} as const;

/** The texts of the files that `cadre import` reads (formats: shared with the command line, bot/domain/import.ts). */
export type SampleFiles = {
  people: string;
  sessions: string;
  enrolments: string;
  register: string;
  evaluations: string;
  reported: string;
};

const STAFF_ROLES = [
  ...(['coordinator', 'facilitator', 'supervisor'] as const),
  ...(['nominator', 'reviewer', 'chair', 'champion'] as const),
] as const;

/** Who does what in the sample program; a supervisor is one of several participants, and has no role in it. */
export type Staff = { email: string; firstName: string; role: (typeof STAFF_ROLES)[number] };

/** A session whose check-in is open: its code, and the sessions file that has it alone. */
export type OpenSession = { code: string; sessions: string };

/** The Monday of the week that is "this week" in the files: before it all is held, after it all lies ahead. */
const ANCHOR = Temporal.PlainDate.from('2026-04-27');

const SESSIONS_HEADER = 'session,kind,group,titleEn,titleFr,start,end,timeZone,place,required,minimumMinutes,status';

const STARTED: Millis = 5 * MINUTE;
const LASTS: Millis = 4 * 60 * MINUTE;

/**
 * The sample program as it would stand at an instant: the files of a folder (bot/sample), moved by whole weeks so that
 * the days of the week stay what they are, and one session more whose check-in is open.
 */
export function sampleFiles(folder: string, now: Millis): SampleFiles {
  const weeks = weeksFromAnchor(now);
  const staff = staffLines(folder).map(({ columns }) => `${columns},,,\n`);
  const [, ...candidates] = read(folder, 'candidates.csv').trim().split('\n');
  return {
    people: `${read(folder, 'people.csv')}${staff.join('')}${candidates.join('\n')}\n`,
    sessions: moveDays(read(folder, 'sessions.csv'), weeks) + rowOfOpenSession(now),
    enrolments: moveDays(read(folder, 'enrolments.csv'), weeks),
    register: read(folder, 'register.csv'),
    evaluations: read(folder, 'evaluations.csv'),
    reported: read(folder, 'reported.csv'),
  };
}

/** A session that began five minutes ago, for a program whose sessions have all ended since it was made. */
export function openSession(now: Millis): OpenSession {
  return { code: codeOfOpenSession(now), sessions: `${SESSIONS_HEADER}\n${rowOfOpenSession(now)}` };
}

/** Who coordinates and who facilitates the sample program, and who supervises its participants. */
export function sampleStaff(folder: string): Staff[] {
  return staffLines(folder).map(({ email, firstName, role }) => ({ email, firstName, role }));
}

type StaffLine = Staff & { columns: string };

/** `columns`: the line as far as it is one of a people file, but for the columns that say nothing of staff. */
function staffLines(folder: string): StaffLine[] {
  const [, ...lines] = read(folder, 'staff.csv').trim().split('\n');
  return lines.map((line) => {
    const columns = line.slice(0, line.lastIndexOf(','));
    const [email = '', name = ''] = columns.split(',');
    const role = STAFF_ROLES.find((one) => line.endsWith(`,${one}`)) ?? 'facilitator';
    return { email, firstName: name.split(' ')[0] ?? '', role, columns };
  });
}

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

function weeksFromAnchor(now: Millis): number {
  const today = localTime(now, SAMPLE.timeZone).toPlainDate();
  return Math.floor(ANCHOR.until(today).days / 7);
}

function moveDays(csv: string, weeks: number): string {
  const move = (day: Day): Day => Temporal.PlainDate.from(day).add({ weeks }).toString();
  return csv.replace(/\b\d{4}-\d{2}-\d{2}(?=[T,\n])/g, move);
}

function localTime(at: Millis, timeZone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDateTime();
}

const startOfOpenSession = (now: Millis): Millis => Math.floor((now - STARTED) / MINUTE) * MINUTE;

function codeOfOpenSession(now: Millis): string {
  const start = localTime(startOfOpenSession(now), SAMPLE.timeZone).toString({ smallestUnit: 'minute' });
  return `NOW-${start.replace(/[-:]/g, '').replace('T', '-')}`;
}

function rowOfOpenSession(now: Millis): string {
  const instants = [startOfOpenSession(now), startOfOpenSession(now) + LASTS];
  // a local time may be skipped or doubled in the night when the clocks change; Saskatchewan's never do
  const timeZone =
    [SAMPLE.timeZone, 'America/Regina'].find((zone) =>
      instants.every((at) => instantOf(written(at, zone), zone).kind === 'instant'),
    ) ?? 'UTC';
  const [start, end] = instants.map((at) => written(at, timeZone));
  const titles = 'Asking good questions (open now),L’art de poser des questions (en cours)';
  return `${codeOfOpenSession(now)},learning-event,,${titles},${start},${end},${timeZone},Ottawa,yes,120,published\n`;
}

const written = (at: Millis, timeZone: string): string => localTime(at, timeZone).toString({ smallestUnit: 'second' });
