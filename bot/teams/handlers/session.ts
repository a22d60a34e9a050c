import { z } from 'zod';
import { mySessionsCard, notEnrolledCard, type MineModel } from '../../../cards/session.ts';
import { mine } from '../../features/mine.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Handler } from '../turn.ts';
import { sessionModel } from './attendance.ts';

const mySessions: Handler<unknown> = async (deps, turn) => {
  const own = await mine(deps, turn.actor);
  if (!own) return notEnrolledCard;
  const model: MineModel = {
    next: own.next.map(({ session, open, asks, answer }) => ({
      ...sessionModel(session, turn),
      open,
      cancelled: session.status === 'cancelled',
      required: session.required,
      asks,
      ...(answer ? { answer: answer.state } : {}),
    })),
    past: own.past.map(({ session, status }) => ({ ...sessionModel(session, turn), status })),
    ...(own.rate ? { rate: own.rate } : {}),
  };
  return (t) => mySessionsCard(model, t);
};

export const sessionCommands: Command[] = [
  { words: ['my sessions', 'sessions', 'mes séances', 'séances'], place: 'personal', run: mySessions },
];

export const sessionVerbs: Verb[] = [verb('session.mine', z.object({}), mySessions)];
