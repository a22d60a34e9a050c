import type { Render } from '../../cards/card.ts';
import type { Deps, Whereabouts } from '../deps.ts';
import type { Actor, Language } from '../domain/person.ts';

/** One thing that one known person asks for: by an activity, or behind the second door. */
export type Turn = {
  actor: Actor;
  /** From the authenticated activity, never from card data. Absent behind the second door: a link is no account. */
  where?: Whereabouts;
  /** The client's language, for people who have not recorded one. */
  locale: Language;
  /** True in a one-to-one chat. What concerns one person is answered there. */
  personal: boolean;
};

/** An answer in a language of its own, where the turn has just changed the reader's (or the reader). */
export type Spoken = { render: Render; language: Language };

/** Answers an activity. Refusals come back as cards; what is thrown is unexpected. */
export type Handler<Input> = (deps: Deps, turn: Turn, input: Input) => Promise<Render | Spoken>;
