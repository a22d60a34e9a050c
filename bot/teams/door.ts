import { bilingualCard } from '../../cards/bilingual.ts';
import type { Card, Render } from '../../cards/card.ts';
import { behindDoor } from '../../cards/door.ts';
import { textIn } from '../../cards/text/text.ts';
import type { Deps } from '../deps.ts';
import { mayDo, type DoorLink, type DoorPurpose } from '../domain/door.ts';
import type { Language } from '../domain/person.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { readLink, visitorOf, type DoorRefusal, type SecondDoor, type Shown } from '../features/door.ts';
import type { Routes } from './router.ts';
import type { Spoken, Turn } from './turn.ts';

/** The card of a link as things are now: the one that the chat would show. It must change nothing. */
export type DoorView = (deps: Deps, turn: Turn, link: DoorLink) => Promise<Render>;

type Visit = { link: DoorLink; turn: Turn };

/**
 * The second door (DESIGN section 4): the same cards, verbs and handlers as in the chat, for one person and one
 * purpose, by a signed link instead of an account. A purpose without a view has no pages.
 */
export function createSecondDoor(
  deps: Deps,
  routes: Routes,
  views: Partial<Record<DoorPurpose, DoorView>>,
): SecondDoor {
  const enter = async (token: string, locale: Language): Promise<Result<Visit, DoorRefusal>> => {
    const link = await readLink(deps, token);
    if (!link || !views[link.purpose]) return refuse({ code: 'link' });
    const visitor = await visitorOf(deps, link.pid);
    return visitor.ok ? ok({ link, turn: { actor: visitor.value, locale, personal: true } }) : visitor;
  };
  const view = async ({ link, turn }: Visit): Promise<Result<Shown, DoorRefusal>> => {
    const render = await views[link.purpose]?.(deps, turn, link);
    return render ? ok(show({ link, turn }, render)) : refuse({ code: 'link' });
  };
  return {
    async open(token, locale) {
      const visit = await enter(token, locale);
      return visit.ok ? view(visit.value) : visit;
    },
    async act(token, locale, name, data) {
      const visit = await enter(token, locale);
      if (!visit.ok) return visit;
      const { link, turn } = visit.value;
      const verb = routes.verbs.find((one) => one.verb === name);
      if (!verb || !mayDo(link, name, data, turn.actor.language !== undefined)) return refuse({ code: 'verb' });
      const running = verb.run(deps, turn, data);
      if (!running) return refuse({ code: 'malformed' });
      const answer = await running;
      deps.log.info({ pid: turn.actor.pid, verb: name, purpose: link.purpose }, 'answered behind the second door');
      // the chat's answer to a choice of language leads on to the whole help; here the page goes on as it was
      return name === 'language.set' ? this.open(token, locale) : ok(show(visit.value, answer));
    },
  };
}

function show({ link, turn }: Visit, answer: Render | Spoken): Shown {
  const language = typeof answer === 'function' ? turn.actor.language : answer.language;
  const render = typeof answer === 'function' ? answer : answer.render;
  const card: Card = language ? render(textIn(language)) : bilingualCard(render, turn.locale);
  const offered = behindDoor(card, (verb, data) => mayDo(link, verb, data, language !== undefined));
  return { card: offered, ...(language ? { language } : {}) };
}
