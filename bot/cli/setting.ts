import { InvalidArgumentError, type Command } from 'commander';
import { isTimeZone } from '../domain/time.ts';
import { setProgram, setSession } from '../features/setting.ts';
import { EXIT, parseName, parseYesNo, sentenceOf, type Context } from './context.ts';

type ProgramOptions = {
  program: string;
  code?: boolean;
  opens?: number;
  grace?: number;
  zone?: string;
  /** `none` is not null: commander takes that for a missing value. */
  approvalAbove?: number | 'none';
};
type SessionOptions = { program?: string; cohort: string; session: string; remote?: boolean };

const LONGEST = 24 * 60;
const MOST_PEOPLE = 1_000_000;

const PROGRAM_HELP = `
Example:
  $ cadre program set --program "Leadership Initiative" --code yes --opens 30 --grace 15 --zone America/Toronto
  $ cadre program set --program "Leadership Initiative" --approval-above 200`;

const SESSION_HELP = `
Example:
  $ cadre session set --cohort 2026 --session LE05 --remote yes`;

export function addProgram(cadre: Command, context: Context): void {
  cadre
    .command('program')
    .description('what a program decides')
    .command('set')
    .description('change how check-in and broadcasts work in a program; what is not named stays as it is')
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
    .addHelpText('after', PROGRAM_HELP)
    .action(async (options: ProgramOptions) => runProgramSet(context, options));
}

async function runProgramSet({ run, words, terminal, by }: Context, options: ProgramOptions): Promise<void> {
  const { program, code, opens, grace, zone, approvalAbove } = options;
  await run('reads', async (deps) => {
    const text = words().command;
    const settings = {
      ...(code === undefined ? {} : { code }),
      ...(opens === undefined ? {} : { opensMinutesBefore: opens }),
      ...(grace === undefined ? {} : { graceMinutes: grace }),
      ...(zone === undefined ? {} : { timeZone: zone }),
      ...(approvalAbove === undefined ? {} : { approvalAbove: approvalAbove === 'none' ? null : approvalAbove }),
    };
    if (Object.keys(settings).length === 0) {
      terminal.complain(text.nothingToSet);
      return EXIT.unexpected;
    }
    const set = await setProgram(deps, by(), program, settings);
    if (!set.ok) {
      terminal.complain(sentenceOf(set.refusal, words()));
      return EXIT.refused;
    }
    const { name, timeZone, checkIn, broadcastApprovalAbove: above } = set.value.value;
    if (!set.value.changed) terminal.say(text.unchanged);
    terminal.say(
      text.programSet({
        name,
        timeZone,
        code: checkIn.code,
        opens: checkIn.opensMinutesBefore,
        grace: checkIn.graceMinutes,
        ...(above === undefined ? {} : { approvalAbove: above }),
      }),
    );
    return EXIT.done;
  });
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

function parseAbove(value: string): number | 'none' {
  if (value === 'none') return value;
  const people = /^\d{1,7}$/.test(value) ? Number(value) : Number.NaN;
  if (!(people <= MOST_PEOPLE)) throw new InvalidArgumentError('Write a number of people, or none.');
  return people;
}

function parseZone(value: string): string {
  if (!isTimeZone(value)) throw new InvalidArgumentError('Write an IANA name, like America/Toronto.');
  return value;
}
