import { InvalidArgumentError, type Command } from 'commander';
import type { CommandText } from '../../cards/text/command.ts';
import type { SessionKind } from '../domain/session.ts';
import { dayIn, isDay, type Day } from '../domain/time.ts';
import { measureCohort, type Measures } from '../features/measure.ts';
import { findCohort } from '../features/program.ts';
import { EXIT, parseName, sentenceOf, type Context } from './context.ts';
import { evaluationLines, measuresInWords } from './measures-evaluation.ts';
import { feedbackInWords, feedbackLines } from './measures-feedback.ts';

type Options = { program?: string; cohort: string; asOf?: Day; json?: true };

const HELP = `
Attendance rate: (present + late + partial that meets the session's minimum) / expected seats at held, required
sessions. Excused and unrecorded seats stay in the base. Sessions on the day given count.

Evaluations: what was released up to the day given, as it may be shown: a share, a band, or why there is none. Figures
from before this product stand beside it as they were reported.

Supervisors' feedback: of a round that has closed, what was seen clearly or strongly, by the same rules.

Examples:
  $ cadre measures --cohort 2026
  $ cadre measures --program "Leadership Initiative" --cohort 2026 --as-of 2026-03-31 --json`;

export function addMeasures(cadre: Command, context: Context): void {
  cadre
    .command('measures')
    .description("a cohort's attendance, participants, evaluations and feedback, with the base of each figure")
    .option('--program <name>', 'the program, where several have a cohort of this name', parseName)
    .requiredOption('--cohort <name>', 'the cohort', parseName)
    .option(
      '--as-of <date>',
      "the day up to which to count, like 2026-03-31 (default: today, in the program's zone)",
      parseDay,
    )
    .option('--json', 'answer in JSON')
    .addHelpText('after', HELP)
    .action(async ({ program, cohort, asOf, json }: Options) => {
      await context.run('reads', async (deps) => {
        const { terminal, words } = context;
        const found = await findCohort(deps, { program, cohort });
        if (!found.ok) {
          terminal.complain(sentenceOf(found.refusal, words()));
          return EXIT.refused;
        }
        const { cohortId, programId, name } = found.value.cohort;
        const day = asOf ?? dayIn(found.value.program.timeZone, deps.clock.now());
        const measures = await measureCohort(deps, { programId, cohortId, asOf: day });
        const language = context.language();
        if (json) {
          const said = { ...measuresInWords(measures, language), ...feedbackInWords(measures.feedback, language) };
          terminal.say(JSON.stringify(said, null, 2));
          return EXIT.done;
        }
        const lines = linesOf(measures, name, found.value.program.name, words().command);
        lines.push(...evaluationLines(measures.evaluation, language), ...feedbackLines(measures.feedback, language));
        for (const line of lines) terminal.say(line);
        return EXIT.done;
      });
    });
}

function parseDay(value: string): Day {
  if (!isDay(value)) throw new InvalidArgumentError('Write a day that exists, like 2026-03-31.');
  return value;
}

function linesOf(
  { asOf, attendance, participants }: Measures,
  cohort: string,
  program: string,
  text: CommandText,
): string[] {
  const kinds = Object.keys(attendance) as SessionKind[];
  const rates = kinds.flatMap((kind) => {
    const measure = attendance[kind];
    return measure ? ['', text.kinds[kind], ...text.attendance(measure).map((line) => `  ${line}`)] : [];
  });
  const sessions = rates.length > 0 ? rates : ['', text.noSessions];
  return [text.measuresTitle(cohort, program, asOf), ...sessions, '', text.participants(participants)];
}
