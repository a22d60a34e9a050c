import { z } from 'zod';
import { chooseRegisterCard, registerCard, registerRefusedCard, type RegisterModel } from '../../../cards/register.ts';
import type { Render } from '../../../cards/card.ts';
import type { Deps } from '../../deps.ts';
import type { SessionRef } from '../../domain/session.ts';
import { mark, readRegister, registersFor, undoMark, type Marked } from '../../features/register.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Handler, Turn } from '../turn.ts';
import { idShape, refShape, sessionModel } from './attendance.ts';

async function open(deps: Deps, turn: Turn, ref: SessionRef, after?: Marked): Promise<Render> {
  const register = await readRegister(deps, turn.actor, ref);
  if (!register.ok) return registerRefusedCard;
  const { session, ...counts } = register.value;
  const model: RegisterModel = { ...counts, session: sessionModel(session, turn), ...afterwards(after) };
  return (t) => registerCard(model, t);
}

/** What the last press did, as the card says it. */
function afterwards(after: Marked | undefined): Pick<RegisterModel, 'done' | 'refused'> {
  if (!after) return {};
  if (after.ok) return { done: after.value };
  return after.refusal.code === 'notAllowed' ? {} : { refused: after.refusal.code };
}

/** "register": the one that is open now, else a choice of the nearest. */
const start: Handler<unknown> = async (deps, turn) => {
  const choice = await registersFor(deps, turn.actor);
  if (!choice.ok) return registerRefusedCard;
  const { now, nearest } = choice.value;
  const [only] = now;
  if (only && now.length === 1) return open(deps, turn, only);
  const sessions = (now.length > 0 ? now : nearest).map((session) => sessionModel(session, turn));
  return (t) => chooseRegisterCard(sessions, t);
};

const personShape = refShape.extend({ person: idShape });

export const registerCommands: Command[] = [
  { words: ['register', 'feuille', 'feuille de présence', 'registre'], place: 'personal', run: start },
];

export const registerVerbs: Verb[] = [
  verb('register.open', refShape.partial(), (deps, turn, { programId, sessionId }) =>
    programId !== undefined && sessionId !== undefined
      ? open(deps, turn, { programId, sessionId })
      : start(deps, turn, undefined),
  ),
  verb('register.mark', personShape.extend({ shown: z.number() }), async (deps, turn, { person, shown, ...ref }) =>
    open(deps, turn, ref, await mark(deps, turn.actor, ref, person, shown)),
  ),
  verb('register.undo', personShape, async (deps, turn, { person, ...ref }) =>
    open(deps, turn, ref, await undoMark(deps, turn.actor, ref, person)),
  ),
];
