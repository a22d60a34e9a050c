import { z } from 'zod';
import { helpCard, languageCard, languageSavedCard, unknownCard, type HelpModel } from '../../../cards/help.ts';
import { textIn } from '../../../cards/text/text.ts';
import type { Deps } from '../../deps.ts';
import type { Language, Pid, Role } from '../../domain/person.ts';
import { rolesOf } from '../../features/membership.ts';
import { setLanguage } from '../../features/person.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Handler, Spoken, Turn } from '../turn.ts';
import { invitation } from './attendance.ts';

const STAFF: readonly Role[] = ['coordinator', 'facilitator'];

/** What the help names besides: the commands of coordinators and facilitators, and those of whoever selects. */
export async function helpModel(deps: Deps, pid: Pid): Promise<HelpModel> {
  const roles = (await rolesOf(deps, pid)).map(({ role }) => role);
  const isStaff = (role: Role): boolean => STAFF.includes(role);
  return { staff: roles.some(isStaff), selects: roles.some((role) => !isStaff(role)) };
}

const help: Handler<unknown> = async (deps, turn) => {
  const model = await helpModel(deps, turn.actor.pid);
  return (t) => helpCard(model, t);
};

/** A greeting: whoever is expected somewhere now is shown that first. */
const greet: Handler<unknown> = async (deps, turn) => {
  const first = turn.personal ? await invitation(deps, turn) : undefined;
  return first ?? help(deps, turn, undefined);
};

/** To what no command fits. */
export const unknown: Handler<string> = async (deps, turn) => {
  const model = await helpModel(deps, turn.actor.pid);
  return (t) => unknownCard(model, t);
};

async function choose(deps: Deps, turn: Turn, language: Language): Promise<Spoken> {
  await setLanguage(deps, turn.actor.pid, language);
  const model = await helpModel(deps, turn.actor.pid);
  return { language, render: () => languageSavedCard(model, textIn(language)) };
}

/** A map, not an object: "constructor" is a word that somebody may type, and no language. */
const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ['en', 'en'],
  ['english', 'en'],
  ['anglais', 'en'],
  ['fr', 'fr'],
  ['french', 'fr'],
  ['francais', 'fr'],
]);

const language: Handler<string> = async (deps, turn, rest) => {
  const named = LANGUAGES.get(rest);
  return named ? choose(deps, turn, named) : languageCard;
};

export const helpCommands: Command[] = [
  {
    words: ['help', 'aide', 'menu', 'start'],
    place: 'anywhere',
    follows: 1,
    run: help,
  },
  { words: ['hi', 'hello', 'hey', 'bonjour', 'allo', 'salut'], place: 'anywhere', follows: 1, run: greet },
  { words: ['language', 'langue', 'Langue / Language', 'Language / Langue'], place: 'personal', run: language },
  { words: ['english', 'anglais'], place: 'personal', run: (deps, turn) => choose(deps, turn, 'en') },
  { words: ['français', 'french'], place: 'personal', run: (deps, turn) => choose(deps, turn, 'fr') },
];

export const helpVerbs: Verb[] = [
  verb('language.choose', z.object({}), async () => languageCard),
  verb('language.set', z.object({ language: z.enum(['en', 'fr']) }), (deps, turn, data) =>
    choose(deps, turn, data.language),
  ),
];
