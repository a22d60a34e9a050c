import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

/** What other modules of the little house are imported for. `x` is a value, `X` a type. */
const FURNITURE = [
  'bot/domain/rule.ts',
  'bot/features/feature.ts',
  'bot/store/store.ts',
  'bot/teams/bot.ts',
  'bot/http/server.ts',
  'bot/sample/sample.ts',
  'bot/start/page.ts',
  'bot/deps.ts',
  'bot/config.ts',
  'bot/main.ts',
  'cards/card.ts',
  'test/support/fixed.ts',
];

const value = (from: string): string => `import { x } from '${from}';\nexport const y = x;\n`;
const type = (from: string): string => `import type { X } from '${from}';\nexport type Y = X;\n`;

/** What each rule is there to catch: the rule, the module that breaks it, and how. */
const VIOLATIONS: [rule: string, file: string, text: string][] = [
  ['no-cycles', 'bot/domain/egg.ts', value('./hen.ts')],
  ['no-cycles', 'bot/domain/left.ts', type('./right.ts')], // of types too
  ['not-to-unresolvable', 'bot/domain/lost.ts', value('./nowhere.ts')],
  ['domain-is-alone', 'bot/domain/a.ts', value('../features/feature.ts')],
  ['domain-is-alone', 'bot/domain/b.ts', type('../deps.ts')],
  ['domain-is-pure', 'bot/domain/c.ts', value('node:fs')],
  ['domain-is-pure', 'bot/domain/d.ts', value('zod')],
  ['cards-see-cards-and-domain-types', 'cards/a.ts', type('../bot/store/store.ts')],
  ['cards-take-only-types-of-the-domain', 'cards/b.ts', value('../bot/domain/rule.ts')],
  ['cards-take-only-types-of-packages', 'cards/c.ts', value('zod')],
  ['features-see-the-domain', 'bot/features/a.ts', value('../../cards/card.ts')],
  ['features-see-the-domain', 'bot/features/b.ts', type('../teams/bot.ts')],
  ['features-take-only-types-of-ports', 'bot/features/c.ts', value('../deps.ts')],
  ['store-sees-the-domain', 'bot/store/a.ts', value('../features/feature.ts')],
  ['teams-sees-features-and-cards', 'bot/teams/a.ts', value('../http/server.ts')],
  ['http-sees-features-and-cards', 'bot/http/a.ts', value('../teams/bot.ts')],
  ['jobs-see-features-and-cards', 'bot/jobs/a.ts', value('../http/server.ts')],
  ['features-take-only-types-of-ports', 'bot/jobs/b.ts', value('../store/store.ts')],
  ['teams-and-http-take-only-types-of-deps', 'bot/teams/b.ts', value('../deps.ts')],
  ['botbuilder-in-teams-only', 'bot/features/d.ts', type('botbuilder')],
  ['restify-in-http-only', 'bot/teams/c.ts', value('restify')],
  ['engines-in-store-only', 'bot/features/e.ts', value('@azure/cosmos')],
  ['engines-in-store-only', 'bot/http/b.ts', value('node:sqlite')],
  ['command-line-sees-features', 'bot/cli/a.ts', value('../store/store.ts')],
  ['sample-sees-the-domain', 'bot/sample/a.ts', value('../features/feature.ts')],
  ['sample-for-the-start-only', 'bot/teams/d.ts', value('../sample/sample.ts')],
  ['start-is-local-mode-only', 'bot/start/a.ts', value('../teams/bot.ts')],
  ['start-for-npm-start-only', 'bot/http/c.ts', value('../start/page.ts')],
  ['entrances-are-imported-by-nobody', 'bot/http/d.ts', value('../main.ts')],
  ['settings-are-read-at-entrances', 'bot/teams/e.ts', value('../config.ts')],
  ['nothing-imports-tests', 'bot/http/e.ts', value('../../test/support/fixed.ts')],
];

/** What is allowed, though it looks much like the above. */
const SOUND: [file: string, text: string][] = [
  ['bot/domain/hen.ts', value('./egg.ts')], // the other halves of the cycles, each reported once
  ['bot/domain/right.ts', type('./left.ts')],
  ['bot/domain/time.ts', value('temporal-polyfill')],
  ['bot/features/sound.ts', type('../deps.ts') + value('../domain/rule.ts').replaceAll(/\b[xy]\b/g, 'z')],
  ['bot/store/sound.ts', value('@azure/cosmos')],
  ['bot/teams/sound.ts', value('botbuilder')],
  ['bot/http/sound.ts', value('restify')],
  ['bot/cli/sound.ts', value('../features/feature.ts')],
  ['bot/start/sound.ts', value('../sample/sample.ts')],
  ['cards/sound.ts', type('../bot/domain/rule.ts')],
  ['cards/packaged.ts', type('@microsoft/teams.cards')],
  ['test/sound.ts', value('../bot/main.ts')],
];

/** What lint forbids, beyond the recommended rules: where, what, and what it then says. */
const BANS: [file: string, text: string, says: RegExp][] = [
  ...['bot/domain', 'bot/features', 'bot/jobs', 'cards'].flatMap((room): [string, string, RegExp][] => [
    [`${room}/now.ts`, 'export const now = Date.now();', /deps\.clock/],
    [`${room}/date.ts`, 'export const now = new Date();', /deps\.clock/],
    [`${room}/chance.ts`, 'export const chance = Math.random();', /deps\.ids/],
    [`${room}/id.ts`, "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID();", /deps\.ids/],
  ]),
  ['bot/http/env.ts', "export const port = process.env['PORT'];", /bot\/config\.ts/],
  ['bot/http/default.ts', 'export default 1;', /Name what you export/],
  ['test/default.ts', 'export default 1;', /Name what you export/],
  ['bot/http/any.ts', 'export const read = (text: any): string => String(text);', /any/],
  ['bot/http/ignored.ts', '// @ts-ignore\nexport const one: string = 1;', /ts-/],
  ['bot/http/said.ts', "console.log('hello');", /console/],
];

const require = createRequire(__filename);
const rulesOf = (config: unknown): string[] =>
  (config as { forbidden: { name: string }[] }).forbidden.map(({ name }) => name);

/** A little house with the same rules, in which things are wrong on purpose. */
function build(files: readonly (readonly [string, string])[]): string {
  const root = mkdtempSync(join(tmpdir(), 'cadre-house-'));
  for (const file of ['package.json', 'tsconfig.json', 'eslint.config.js', '.dependency-cruiser.cjs']) {
    copyFileSync(file, join(root, file));
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

/** Runs a tool of this house in a little one; what it says is JSON. It ends with 1 because it finds faults. */
function run(root: string, script: string, args: readonly string[]): unknown {
  const done = spawnSync(process.execPath, [resolve('node_modules', script), ...args], { cwd: root, encoding: 'utf8' });
  if (done.stdout === '') throw new Error(done.stderr);
  return JSON.parse(done.stdout);
}

describe('the import rules', () => {
  let root: string;
  let found: string[];

  beforeAll(() => {
    const furniture = FURNITURE.map((file) => [file, 'export const x = 1;\nexport type X = number;\n'] as const);
    root = build([...furniture, ...SOUND, ...VIOLATIONS.map(([, file, text]) => [file, text] as const)]);
    const args = ['bot', 'cards', 'test', '--no-progress', '--preserve-symlinks', '--output-type', 'json'];
    const report = run(root, 'dependency-cruiser/bin/dependency-cruise.mjs', args) as {
      summary: { violations: { rule: { name: string }; from: string }[] };
    };
    found = report.summary.violations.map(({ rule, from }) => `${rule.name} in ${from}`);
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  test.each(VIOLATIONS)('%s: caught in %s', (rule, file) => {
    expect(found).toContain(`${rule} in ${file}`);
  });

  test('find no fault with what is allowed', () => {
    const sound = new Set([...SOUND.slice(2).map(([file]) => file), ...FURNITURE]);
    expect(found.filter((fault) => sound.has(fault.split(' in ')[1] ?? ''))).toEqual([]);
  });

  test('are each tried here', () => {
    const rules = rulesOf(require('../.dependency-cruiser.cjs'));
    expect([...new Set(VIOLATIONS.map(([rule]) => rule))].sort()).toEqual(rules.sort());
  });
});

describe('the bans of lint', () => {
  let root: string;
  let said: Map<string, string>;

  beforeAll(() => {
    root = build(BANS.map(([file, text]) => [file, `${text}\n`] as const));
    const results = run(root, 'eslint/bin/eslint.js', ['.', '--format', 'json']) as {
      filePath: string;
      messages: { message: string }[];
    }[];
    said = new Map(
      results.map(({ filePath, messages }) => [filePath, messages.map(({ message }) => message).join('\n')]),
    );
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  test.each(BANS)('are heard in %s', (file, _, says) => {
    expect(said.get(join(root, file))).toMatch(says);
  });
});

describe('the house', () => {
  /** Every file that git has or would have. */
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .filter((file) => existsSync(file));

  test('has no rooms at its top level but those of the design', () => {
    const folders = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]));
    for (const room of ['bot', 'cards', 'manifest', 'infra', 'test', '.ci']) folders.delete(room);
    expect([...folders]).toEqual([]);
  });

  test('has a README on the door of every room', () => {
    const folders = (parent: string): string[] =>
      readdirSync(parent, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    const rooms = ['bot', 'cards', 'manifest', 'infra', 'test'].filter((room) => existsSync(room));
    const all = [...rooms, ...folders('bot').map((room) => `bot/${room}`)];
    expect(all.filter((room) => !existsSync(join(room, 'README.md')))).toEqual([]);
  });

  test('has no file of more than 300 lines, blank ones and comments aside', () => {
    const isCode = (line: string): boolean => /\S/.test(line) && !/^\s*(\/\/|\/?\*)/.test(line);
    const code = files.filter((file) => /\.(ts|tsx|js|cjs)$/.test(file));
    const long = code.filter((file) => readFileSync(file, 'utf8').split('\n').filter(isCode).length > 300);
    expect(long).toEqual([]);
  });

  test('runs every script through the launcher, so that it runs on the pinned Node', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    expect(Object.values(scripts).filter((script) => !script.startsWith('node bot/launch.cjs '))).toEqual([]);
  });
});
