import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/*
 * `npm test`: every check of this house, each under a heading; jest comes last, so that its summary ends the output.
 * The walks through the Playground go first and by themselves: somebody waits for a bot in them, and on a busy machine
 * it is a slow bot (two at a time took longer than one after the other). The others share the cores. `npm run torture`: the long volumes. `npm run fix`: what eslint and
 * prettier can put right themselves. Whatever else is given goes to jest: `npm test -- test/start`.
 */

type Done = { ok: boolean; output: string };
/** A check; `fault` finds what a tool would not fail for by itself. */
type Check = { name: string; command: readonly string[]; fault?: (output: string) => string | undefined };

const bin = (name: string): string => join('node_modules', name);
const TSC = bin('typescript/bin/tsc');
const ESLINT = bin('eslint/bin/eslint.js');
const PRETTIER = bin('prettier/bin/prettier.cjs');
const JEST = bin('jest/bin/jest.js');

/** These two take the longest, and a core each. */
const TOGETHER: readonly Check[] = [
  { name: 'Types (tsc)', command: [TSC, '-p', '.'] },
  { name: 'Lint (eslint)', command: [ESLINT, '.', '--max-warnings=0'] },
];

const WALKS = 'test/walk/';
const OTHERS = [
  `--maxWorkers=${availableParallelism()}`,
  '--testPathIgnorePatterns',
  WALKS,
  String.raw`\.torture\.test\.ts$`,
];

const CHECKS: readonly Check[] = [
  { name: 'Format (prettier)', command: [PRETTIER, '--check', '--log-level=warn', '.'] },
  {
    name: 'Import rules (dependency-cruiser)',
    command: [bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'bot', 'cards', 'test', '--no-progress'],
    fault: (output) =>
      /\([1-9]\d* modules,/.test(output) ? undefined : 'It looked at no module: its setup is broken.',
  },
  { name: 'Dead code (knip)', command: [bin('knip/bin/knip.js'), '--no-progress'] },
];

async function everything(jestArguments: readonly string[]): Promise<boolean> {
  const together = TOGETHER.map((check) => ({ check, running: perform(check) }));
  const failed: string[] = [];
  const report = ({ name }: Check, done: Done): void => {
    heading(done.ok ? name : `${name}: FAILED`);
    if (done.output !== '') console.log(done.output);
    if (!done.ok) failed.push(name);
  };
  for (const { check, running } of together) report(check, await running);
  for (const check of CHECKS) report(check, await perform(check));
  if (jestArguments.length === 0) {
    heading('Walks through the Agents Playground (jest)');
    if (!(await inherit([JEST, '--runInBand', WALKS]))) failed.push('Walks');
  }
  heading('Tests (jest)');
  if (failed.length > 0) console.log(`Failed so far, see above: ${failed.join(', ')}`);
  return (await inherit([JEST, ...(jestArguments.length === 0 ? OTHERS : jestArguments)])) && failed.length === 0;
}

async function torture(jestArguments: readonly string[]): Promise<boolean> {
  heading('Torture (jest)');
  // --testMatch takes whatever comes after it for one more pattern
  const long = [JEST, '--runInBand', ...jestArguments, '--testMatch', '**/*.torture.test.ts'];
  return inherit(long, { ...process.env, TORTURE: '1' }); // jest.config.cjs leaves them out without it
}

async function fix(): Promise<boolean> {
  const linted = await inherit([ESLINT, '.', '--fix']);
  return (await inherit([PRETTIER, '--write', '--log-level=warn', '.'])) && linted;
}

async function perform({ command, fault }: Check): Promise<Done> {
  const { code, output } = await collect(command);
  const found = code === 0 ? fault?.(output) : undefined;
  return { ok: code === 0 && found === undefined, output: [output, found ?? ''].join('\n').trim() };
}

function collect(command: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'], env: colourful() });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject).once('close', (code) => {
      resolve({ code, output });
    });
  });
}

/** Runs a tool that speaks on the terminal itself; true where it found nothing wrong. */
function inherit(command: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { stdio: 'inherit', env });
    child.once('error', reject).once('exit', (code) => {
      resolve(code === 0);
    });
  });
}

/** Colours on a terminal, although the tools write into a pipe. */
function colourful(): NodeJS.ProcessEnv {
  return process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env;
}

function heading(text: string): void {
  console.log(process.stdout.isTTY ? `\n\u001b[1m${text}\u001b[0m` : `\n${text}`);
}

const [first, ...rest] = process.argv.slice(2);
const passed = first === '--torture' ? torture(rest) : first === '--fix' ? fix() : everything(process.argv.slice(2));
process.exitCode = (await passed) ? 0 : 1;
