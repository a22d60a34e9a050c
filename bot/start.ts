import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { startTextIn, type Cast, type StartText } from '../cards/text/start.ts';
import type { Language } from './domain/person.ts';
import { ok, refuse, type Result } from './domain/result.ts';
import { SAMPLE, sampleStaff, type Staff } from './sample/sample.ts';
import { createCrew, isUp, type Crew, type Member } from './start/crew.ts';
import { page } from './start/page.ts';
import { chosenPort, obstacles } from './start/place.ts';
import { playgroundCommand, playgroundConfig } from './start/playground.ts';
import { prepareProgram, type Prepared } from './start/program.ts';
import { sentenceFor, type Refused } from './start/refusal.ts';
import { readSettings, type Settings } from './start/settings.ts';

/*
 * `npm start`: Cadre in local mode, with a sample program and Microsoft's Agents Playground to talk to it. What it
 * starts ends with it.
 */

const ROOT = join(import.meta.dirname, '..');
const SAMPLE_FOLDER = join(ROOT, 'bot/sample');
/** How long the bot, and the Playground, may take to answer; a slow disk takes its time on a first start. */
const PATIENCE = 60_000;
/** A second Ctrl-C ends all at once; npm and the terminal each pass the first one on, a few milliseconds apart. */
const SECOND_TIME = 500;

const locale = [process.env['LC_ALL'], process.env['LC_MESSAGES'], process.env['LANG']].find((one) => one);
const language: Language = locale?.startsWith('fr') ? 'fr' : 'en';
const text: StartText = startTextIn(language);

async function main(): Promise<number> {
  const settings = readSettings(process.argv.slice(2), process.env);
  if (!settings.ok) return fail([settings.refusal]);
  const inTheWay = await obstacles(settings.value);
  if (inTheWay.length > 0) return fail(inTheWay);

  const crew = createCrew();
  process.on('exit', () => {
    crew.kill(); // whatever happens to us: nothing that we started stays behind
  });
  const stopped = stopSignal(crew);
  const outcome = await Promise.race([run(crew, settings.value), stopped]);
  console.log(`\n${text.stopping}`);
  await crew.stop();
  return outcome === 'asked' ? 0 : fail([outcome]);
}

/** Settles at the first signal to stop; the second one ends everything at once. */
function stopSignal(crew: Crew): Promise<'asked'> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const onSignal = (): void => {
      first ??= Date.now();
      if (Date.now() - first > SECOND_TIME) {
        crew.kill();
        process.exit(130);
      }
      resolve('asked');
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
}

/** Brings everything up and prints the page; settles only when something has gone wrong. */
async function run(crew: Crew, settings: Settings): Promise<Refused> {
  console.log(text.making);
  const prepared = await prepareProgram({ ...settings, sampleFolder: SAMPLE_FOLDER });
  if (!prepared.ok) return prepared.refusal;
  console.log(text.starting);
  const bot = await startBot(crew, settings);
  if (!bot.ok) return bot.refusal;
  const playground = await startPlayground(crew, settings, bot.value.endpoint);
  if (!playground.ok) return playground.refusal;
  show(settings, prepared.value, { chat: playground.value.url, bot: bot.value.endpoint });
  return endedOf(await Promise.race([bot.value.member.ended, playground.value.member.ended]));
}

async function startBot(
  crew: Crew,
  { port, database, folder }: Settings,
): Promise<Result<{ member: Member; endpoint: string }, Refused>> {
  const url = `http://127.0.0.1:${await chosenPort(port)}`;
  const member = crew.start({
    name: 'Bot',
    args: [join(ROOT, 'bot/main.ts')],
    env: { ...process.env, PORT: new URL(url).port, CADRE_HOST: '127.0.0.1', CADRE_STORE: `sqlite:${database}` },
    log: join(folder, 'bot.log'),
  });
  if (!(await isUp(member, `${url}/readyz`, PATIENCE))) return refuse(endedOf(member));
  return ok({ member, endpoint: `${url}/api/messages` });
}

async function startPlayground(
  crew: Crew,
  { playgroundPort, folder }: Settings,
  botEndpoint: string,
): Promise<Result<{ member: Member; url: string }, Refused>> {
  const port = await chosenPort(playgroundPort);
  const config = join(folder, 'playground.yml');
  writeFileSync(config, playgroundConfig(SAMPLE.you, SAMPLE.others, SAMPLE.program));
  const log = join(folder, 'playground.log');
  const { args, env } = playgroundCommand({ root: ROOT, port, botEndpoint, config, log });
  const output = join(folder, 'playground.out.log');
  const member = crew.start({ name: 'Agents Playground', args, env: { ...process.env, ...env }, log: output });
  const url = `http://localhost:${port}`;
  return (await isUp(member, url, PATIENCE)) ? ok({ member, url }) : refuse(endedOf(member));
}

const endedOf = ({ name, log }: Member): Refused => ({ code: 'ended', name, log: near(log) });

function show(settings: Settings, prepared: Prepared, links: { chat: string; bot: string }): void {
  const people = prepared === 'absent' ? undefined : { you: SAMPLE.you.name, cast: cast() };
  const facts = { ...links, records: near(settings.database), people };
  const languages: Language[] = language === 'fr' ? ['fr', 'en'] : ['en', 'fr'];
  console.log(languages.map((one) => page(facts, startTextIn(one))).join('\n'));
}

function cast(): Cast {
  const staff = sampleStaff(SAMPLE_FOLDER);
  const who = (part: Staff['role']): string => staff.find(({ role }) => role === part)?.firstName ?? '';
  return {
    ...{ coordinator: who('coordinator'), facilitator: who('facilitator'), supervisor: who('supervisor') },
    francophone: SAMPLE.francophone,
  };
}

/** A path as one would type it here. */
const near = (path: string): string => {
  const here = relative(process.cwd(), path);
  return here.startsWith('..') ? path : here;
};

function fail(refused: readonly Refused[]): number {
  for (const one of refused) console.error(sentenceFor(one, text));
  return 1;
}

process.exit(await main()); // at once: a start that was interrupted must not go on
