import type { Card } from '../../cards/card.ts';
import type { Text } from '../../cards/text/text.ts';
import type { Deps, Whereabouts } from '../deps.ts';
import type { Actor, Language } from '../domain/person.ts';

/** One activity by one known person. `where` comes from the authenticated activity, never from card data. */
export type Turn = {
  actor: Actor;
  where: Whereabouts;
  /** The client's language, for people who have not recorded one. */
  locale: Language;
  /** True in a one-to-one chat. What concerns one person is answered there. */
  personal: boolean;
};

/** A card in the reader's language: handlers return this, and bot.ts renders it in one language or in both. */
export type Render = (t: Text) => Card;

/** Answers an activity. Refusals come back as cards; what is thrown is unexpected. */
export type Handler<Input> = (deps: Deps, turn: Turn, input: Input) => Promise<Render>;
