import { InvalidArgumentError, type Command } from 'commander';
import {
  DEFAULT_EVALUATIONS,
  DEFAULT_REMINDERS,
  keepYearsOf,
  LEAST_KEEP_YEARS,
  MOST_KEEP_YEARS,
} from '../domain/program.ts';
import { EARLIEST, isReminderTime, LATEST, MOST_WORKING_DAYS } from '../domain/reminder.ts';
import { isTimeZone } from '../domain/time.ts';
import { setProgram, setSession, type ProgramSettings } from '../features/setting.ts';
import { EXIT, parseName, parseYesNo, sentenceOf, type Context } from './context.ts';

type ProgramOptions = {
  program: string;
  code?: boolean;
  opens?: number;
  grace?: number;
  zone?: string;
  /** `none` is not null: commander takes that for a missing value. */
  approvalAbove?: number | 'none';
  reminder?: 'off';
  reminderDays?: number;
  reminderAt?: string;
  checkInCard?: boolean;
  evaluationDays?: number;
  evaluationMinimum?: number;
  resultsToParticipants?: boolean;
  poolLearningEvents?: boolean;
  keepNominations?: number;
};
type SessionOptions = { program?: string; cohort: string; session: string; remote?: boolean };

const LONGEST = 24 * 60;
const MOST_DAYS_OPEN = 60;
const MOST_PEOPLE = 1_000_000;

const PROGRAM_HELP = `
Example:
  $ cadre program set --program "Leadership Initiative" --code yes --opens 30 --grace 15 --zone America/Toronto
  $ cadre program set --program "Leadership Initiative" --reminder-days 2 --reminder-at 10:00 --check-in-card yes
  $ cadre program set --program "Leadership Initiative" --approval-above 200`;

const SESSION_HELP = `
Example:
  $ cadre session set --cohort 2026 --session LE05 --remote yes`;

export function addProgram(cadre: Command, context: Context): void {
  cadre
    .command('program')
    .description('what a program decides')
    .command('set')
    .description('change how check-in, reminders and broadcasts work in a program; what is not named stays as it is')
    .requiredOption('--program <name>', 'the program', parseName)
    .option('--code <yes|no>', 'whether check-in asks for the code shown in the room', parseYesNo)
    .option('--opens <minutes>', 'how long before the start check-in opens', parseMinutes)
    .option('--grace <minutes>', 'how long after the start one is still present, not late', parseMinutes)
    .option('--zone <zone>', 'the time zone of the program, like America/Toronto', parseZone)
    .option(
      '--approval-above <people>',
      'a broadcast to more people than this needs a second coordinator; "none": none does',
      parseAbove,
    )
    .option('--reminder-days <days>', 'how many working days before a session people are reminded', parseDays)
    .option('--reminder-at <time>', 'at what time, in the zone of the session, like 09:00', parseReminderTime)
    .option('--reminder <off>', 'sends no reminders', parseOff)
    .option('--check-in-card <yes|no>', 'whether the check-in card is sent when check-in opens', parseYesNo)
    .option('--evaluation-days <days>', 'for how many days people can answer an evaluation', parseDaysOpen)
    .option(
      '--evaluation-minimum <answers>',
      `how many answers a result needs to be shown: ${DEFAULT_EVALUATIONS.minimum}, or more`,
      parseMinimum,
    )
    .option(
      '--pool-learning-events <yes|no>',
      'whether answers of learning events that have not opened yet are added up over the program before anything is shown',
      parseYesNo,
    )
    .option(
      '--keep-nominations <years>',
      `for how many years after their last use files of nominations are kept: ${LEAST_KEEP_YEARS}, or more`,
      parseYears,
    )
    .option('--results-to-participants <yes|no>', 'whether participants are told the results too', parseYesNo)
    .addHelpText('after', PROGRAM_HELP)
    .action(async (options: ProgramOptions) => runProgramSet(context, options));
}

async function runProgramSet({ run, words, terminal, by }: Context, options: ProgramOptions): Promise<void> {
  await run('reads', async (deps) => {
    const text = words().command;
    const settings = settingsOf(options);
    if (Object.keys(settings).length === 0) {
      terminal.complain(text.nothingToSet);
      return EXIT.unexpected;
    }
    const set = await setProgram(deps, by(), options.program, settings);
    if (!set.ok) {
      terminal.complain(sentenceOf(set.refusal, words()));
      return EXIT.refused;
    }
    if (!set.value.changed) terminal.say(text.unchanged);
    const { name, timeZone, checkIn, reminders = DEFAULT_REMINDERS, broadcastApprovalAbove: above } = set.value.value;
    const { code, opensMinutesBefore: opens, graceMinutes: grace } = checkIn;
    terminal.say(
      text.programSet({ name, timeZone, code, opens, grace, ...(above === undefined ? {} : { approvalAbove: above }) }),
    );
    terminal.say(text.programReminders(reminders));
    terminal.say(text.programEvaluations({ ...DEFAULT_EVALUATIONS, ...set.value.value.evaluations }));
    terminal.say(text.programNominations(keepYearsOf(set.value.value)));
    return EXIT.done;
  });
}

/** What the options name, and nothing else. */
function settingsOf(options: ProgramOptions): ProgramSettings {
  const { code, opens, grace, zone, approvalAbove, reminder, reminderDays, reminderAt, checkInCard } = options;
  const workingDays = reminder === 'off' ? 0 : reminderDays;
  const reminders = {
    ...(workingDays === undefined ? {} : { workingDays }),
    ...(reminderAt === undefined ? {} : { at: reminderAt }),
    ...(checkInCard === undefined ? {} : { checkInCard }),
  };
  return {
    ...(code === undefined ? {} : { code }),
    ...(opens === undefined ? {} : { opensMinutesBefore: opens }),
    ...(grace === undefined ? {} : { graceMinutes: grace }),
    ...(zone === undefined ? {} : { timeZone: zone }),
    ...(approvalAbove === undefined ? {} : { approvalAbove: approvalAbove === 'none' ? null : approvalAbove }),
    ...(Object.keys(reminders).length === 0 ? {} : { reminders }),
    ...evaluationsOf(options),
    ...(options.keepNominations === undefined ? {} : { keepNominationsYears: options.keepNominations }),
  };
}

function evaluationsOf(options: ProgramOptions) {
  const { evaluationDays, evaluationMinimum, resultsToParticipants, poolLearningEvents } = options;
  const evaluations = {
    ...(evaluationDays === undefined ? {} : { daysOpen: evaluationDays }),
    ...(evaluationMinimum === undefined ? {} : { minimum: evaluationMinimum }),
    ...(poolLearningEvents === undefined ? {} : { poolLearningEvents }),
    ...(resultsToParticipants === undefined ? {} : { toParticipants: resultsToParticipants }),
  };
  return Object.keys(evaluations).length === 0 ? {} : { evaluations };
}

export function addSession(cadre: Command, context: Context): void {
  cadre
    .command('session')
    .description('what is decided about one session')
    .command('set')
    .description('change how check-in works at one session')
    .option('--program <name>', 'the program, where several have a cohort of this name', parseName)
    .requiredOption('--cohort <name>', 'the cohort', parseName)
    .requiredOption('--session <code>', 'the session, like LE05', parseName)
    .option('--remote <yes|no>', 'whether people who attend remotely check in by button, without the code', parseYesNo)
    .addHelpText('after', SESSION_HELP)
    .action(async (options: SessionOptions) => runSessionSet(context, options));
}

async function runSessionSet({ run, words, terminal, by }: Context, options: SessionOptions): Promise<void> {
  const { remote, program, cohort, session } = options;
  await run('reads', async (deps) => {
    const text = words().command;
    if (remote === undefined) {
      terminal.complain(text.nothingToSet);
      return EXIT.unexpected;
    }
    const set = await setSession(deps, by(), { program, cohort, session }, { remote });
    if (!set.ok) {
      terminal.complain(sentenceOf(set.refusal, words()));
      return EXIT.refused;
    }
    if (!set.value.changed) terminal.say(text.unchanged);
    terminal.say(text.sessionSet(set.value.value.code, set.value.value.remote));
    return EXIT.done;
  });
}

function parseMinutes(value: string): number {
  const minutes = /^\d{1,4}$/.test(value) ? Number(value) : Number.NaN;
  if (!(minutes <= LONGEST)) throw new InvalidArgumentError(`Write whole minutes, from 0 to ${LONGEST}.`);
  return minutes;
}

function parseZone(value: string): string {
  if (!isTimeZone(value)) throw new InvalidArgumentError('Write an IANA name, like America/Toronto.');
  return value;
}

function parseDays(value: string): number {
  const days = /^\d{1,2}$/.test(value) ? Number(value) : Number.NaN;
  if (!(days >= 1 && days <= MOST_WORKING_DAYS)) {
    throw new InvalidArgumentError(`Write whole days, from 1 to ${MOST_WORKING_DAYS}.`);
  }
  return days;
}

function parseDaysOpen(value: string): number {
  const days = /^\d{1,2}$/.test(value) ? Number(value) : Number.NaN;
  if (!(days >= 1 && days <= MOST_DAYS_OPEN))
    throw new InvalidArgumentError(`Write whole days, from 1 to ${MOST_DAYS_OPEN}.`);
  return days;
}

function parseMinimum(value: string): number {
  const answers = /^\d{1,3}$/.test(value) ? Number(value) : Number.NaN;
  const least = DEFAULT_EVALUATIONS.minimum;
  // nobody may go below it (MEASURES, "Confidentiality of evaluation results")
  if (!(answers >= least)) throw new InvalidArgumentError(`Write a whole number from ${least} on.`);
  return answers;
}

function parseYears(value: string): number {
  const years = /^\d{1,2}$/.test(value) ? Number(value) : Number.NaN;
  if (!(years >= LEAST_KEEP_YEARS && years <= MOST_KEEP_YEARS))
    throw new InvalidArgumentError(
      `Write whole years, from ${LEAST_KEEP_YEARS} to ${MOST_KEEP_YEARS}: no file goes earlier.`,
    );
  return years;
}

function parseReminderTime(value: string): string {
  if (!isReminderTime(value)) throw new InvalidArgumentError(`Write a time from ${EARLIEST} to ${LATEST}, like 09:00.`);
  return value;
}

function parseOff(value: string): 'off' {
  if (value !== 'off') throw new InvalidArgumentError('Write off; --reminder-days sends them again.');
  return value;
}

function parseAbove(value: string): number | 'none' {
  if (value === 'none') return value;
  const people = /^\d{1,7}$/.test(value) ? Number(value) : Number.NaN;
  if (!(people <= MOST_PEOPLE)) throw new InvalidArgumentError('Write a number of people, or none.');
  return people;
}
