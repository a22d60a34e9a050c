import type { Activity, TurnContext } from 'botbuilder';
import { bilingualCard } from '../../cards/bilingual.ts';
import type { Card, Render } from '../../cards/card.ts';
import { anonymousCard, elsewhereCard, groupWelcomeCard, sorryCard, staleCard, welcomeCard } from '../../cards/help.ts';
import { textIn } from '../../cards/text/text.ts';
import type { Deps, Whereabouts } from '../deps.ts';
import { describeFault } from '../domain/fault.ts';
import { conversationPk, personalPk } from '../domain/key.ts';
import type { Language } from '../domain/person.ts';
import { isFirstWelcome, keepConversation, recognise, type Recognised } from '../features/person.ts';
import { isPersonal, parseAsk, parseLocale, parseWhereabouts, type Ask } from './ask.ts';
import { helpModel } from './handlers/help.ts';
import { announceMatch } from './handlers/person.ts';
import { respond, say } from './respond.ts';
import { findCommand, type Place, type Routes } from './router.ts';
import type { Spoken, Turn } from './turn.ts';

/** Finds the person behind an activity. Local mode puts its personas before `recognise`. */
export type Who = (deps: Deps, where: Whereabouts, activity: Activity) => Promise<Recognised>;

type Answer = { place: Place; answer: Render | Spoken };

/**
 * The bot: from an authenticated activity to its answer. One catch for everything unexpected: it is logged once with
 * a reference, and the person sees an apology and that reference.
 */
export function createBot(deps: Deps, routes: Routes, who: Who = recognise): (context: TurnContext) => Promise<void> {
  return async (context) => {
    const ask = parseAsk(context.activity);
    const locale = parseLocale(context.activity);
    try {
      await answer(deps, routes, who, context, ask, locale);
    } catch (error) {
      const reference = deps.ids.next().slice(0, 8);
      deps.log.error({ reference, ask: ask.kind, ...describeFault(error) }, 'an activity could not be answered');
      await respond(
        context,
        ask,
        bilingualCard((t) => sorryCard(reference, t), locale),
      );
    }
  };
}

async function answer(
  deps: Deps,
  routes: Routes,
  who: Who,
  context: TurnContext,
  ask: Ask,
  locale: Language,
): Promise<void> {
  if (ask.kind === 'nothing') return respond(context, ask, undefined);
  const where = parseWhereabouts(context.activity);
  if (!where) {
    const silent = ask.kind === 'installed' || ask.kind === 'removed';
    return respond(context, ask, silent ? undefined : bilingualCard(anonymousCard, locale));
  }
  const found = await who(deps, where, context.activity);
  const personal = isPersonal(context.activity);
  if (personal) {
    const here = referenceOf(context.activity, where, ask.kind !== 'removed');
    await keepConversation(deps, found.actor.pid, here, where.objectId);
  }
  if (found.newMatch !== undefined) await announceMatch(deps, found.newMatch);
  const turn: Turn = { actor: found.actor, where, locale, personal };
  if (ask.kind === 'installed') return welcome(deps, context, turn, where, found.waiting);
  if (ask.kind === 'removed') return;
  const done = await run(deps, routes, turn, ask);
  const card = cardFor(turn, done.answer);
  if (personal || done.place === 'anywhere') return respond(context, ask, card);
  const sent = await deps.sender.send(turn.actor.pid, card, textIn(turn.actor.language ?? locale).help.toast);
  return respond(
    context,
    ask,
    cardFor(turn, (t) => elsewhereCard(sent.ok, t)),
  );
}

async function run(deps: Deps, routes: Routes, turn: Turn, ask: Ask): Promise<Answer> {
  if (ask.kind === 'text') {
    const found = findCommand(routes.commands, ask.text);
    if (!found) return { place: 'anywhere', answer: await routes.fallback(deps, turn, ask.text) };
    return { place: found.command.place, answer: await found.command.run(deps, turn, found.rest) };
  }
  // an automatic refresh is no press: it must never change anything, and no card of ours asks for one
  if (ask.kind !== 'verb' || ask.automatic) return { place: 'anywhere', answer: staleCard };
  const verb = routes.verbs.find((one) => one.verb === ask.verb);
  const running = verb?.run(deps, turn, ask.data);
  if (!verb || !running) return { place: 'anywhere', answer: staleCard };
  return { place: verb.place, answer: await running };
}

/** In the reader's language; in both, with the choice, until one is recorded. */
function cardFor({ actor, locale }: Turn, answer: Render | Spoken): Card {
  if (typeof answer !== 'function') return answer.render(textIn(answer.language));
  return actor.language ? answer(textIn(actor.language)) : bilingualCard(answer, locale);
}

async function welcome(
  deps: Deps,
  context: TurnContext,
  turn: Turn,
  { conversationId }: Whereabouts,
  waiting: boolean,
): Promise<void> {
  const pk = turn.personal ? personalPk(turn.actor.pid) : conversationPk(conversationId);
  if (!(await isFirstWelcome(deps, pk))) return;
  const model = turn.personal ? await helpModel(deps, turn.actor.pid) : { staff: false };
  await say(
    context,
    turn.personal
      ? cardFor(turn, (t) => welcomeCard({ ...model, waiting }, t))
      : bilingualCard(groupWelcomeCard, turn.locale),
  );
}

function referenceOf(activity: Activity, where: Whereabouts, reachable: boolean) {
  const { serviceUrl, conversationId, userId, tenantId } = where;
  const locale: unknown = activity.locale;
  const bot = activity.recipient as { id?: string } | undefined;
  return {
    serviceUrl,
    conversationId,
    userId,
    tenantId,
    botId: bot?.id ?? '',
    reachable,
    ...(typeof locale === 'string' ? { locale } : {}),
  };
}
