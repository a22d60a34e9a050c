import { bilingualCard } from '../../cards/bilingual.ts';
import type { Card, Render } from '../../cards/card.ts';
import { behindDoor, inTeamsCard } from '../../cards/door.ts';
import { textIn } from '../../cards/text/text.ts';
import type { Deps } from '../deps.ts';
import { mayDo, type DoorLink, type DoorPurpose } from '../domain/door.ts';
import type { Language } from '../domain/person.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { readLink, visitorOf, type DoorRefusal, type SecondDoor, type Shown } from '../features/door.ts';
import type { Routes } from './router.ts';
import type { Spoken, Turn } from './turn.ts';

/** The card of a link as things are now: the one that the chat would show. What it writes or sends throws. */
export type DoorView = (deps: Deps, turn: Turn, link: DoorLink) => Promise<Render>;

type Views = Partial<Record<DoorPurpose, DoorView>>;
type Visit = { link: DoorLink; turn: Turn; view: DoorView; inTeams: boolean };

/**
 * The second door (DESIGN section 4): the same cards, verbs and handlers as in the chat, for one person and one
 * purpose, by a signed link instead of an account. A purpose without a view has no pages.
 */
export function createSecondDoor(deps: Deps, routes: Routes, views: Views): SecondDoor {
  const looking = lookingOnly(deps);
  const open: SecondDoor['open'] = async (token, locale) => {
    const visit = await enter(deps, views, token, locale);
    if (!visit.ok) return visit;
    const { view, turn, link, inTeams } = visit.value;
    return ok(show(visit.value, inTeams ? inTeamsCard : await view(looking, turn, link)));
  };
  return {
    open,
    async act(token, locale, name, data) {
      const visit = await enter(deps, views, token, locale);
      if (!visit.ok) return visit;
      const { link, turn, inTeams } = visit.value;
      if (inTeams) return ok(show(visit.value, inTeamsCard));
      const verb = routes.verbs.find((one) => one.verb === name);
      if (!verb || !mayDo(link, name, data, turn.actor.language !== undefined)) return refuse({ code: 'verb' });
      const running = verb.run(deps, turn, data);
      if (!running) return refuse({ code: 'malformed' });
      const answer = await running;
      // a line about a ballot would say who answered, and when
      if (link.purpose !== 'evaluation')
        deps.log.info({ pid: turn.actor.pid, verb: name, purpose: link.purpose }, 'answered behind the second door');
      // the chat's answer to a choice of language leads on to the whole help; here the page goes on as it was
      return name === 'language.set' ? open(token, locale) : ok(show(visit.value, answer));
    },
  };
}

async function enter(deps: Deps, views: Views, token: string, locale: Language): Promise<Result<Visit, DoorRefusal>> {
  const link = await readLink(deps, token);
  const view = link && views[link.purpose];
  if (!link || !view) return refuse({ code: 'link' });
  const visitor = await visitorOf(deps, link);
  if (!visitor.ok) return visitor;
  const { actor, inTeams } = visitor.value;
  return ok({ link, view, inTeams, turn: { actor, locale, personal: true } });
}

/** Mail scanners follow links: whoever only looks is given nothing to write or send with. */
function lookingOnly(deps: Deps): Deps {
  const never = async (): Promise<never> => {
    throw new Error('a page of the second door must change nothing');
  };
  const store = { ...deps.store, create: never, replace: never, upsert: never, delete: never, batch: never };
  return { ...deps, store, sender: { send: never, update: never, remove: never }, mail: { send: never } };
}

function show({ link, turn, inTeams }: Visit, answer: Render | Spoken): Shown {
  const language = typeof answer === 'function' ? turn.actor.language : answer.language;
  const render = typeof answer === 'function' ? answer : answer.render;
  const card: Card = language ? render(textIn(language)) : bilingualCard(render, turn.locale);
  const offered = behindDoor(card, (verb, data) => !inTeams && mayDo(link, verb, data, language !== undefined));
  return { card: offered, ...(language ? { language } : {}) };
}
