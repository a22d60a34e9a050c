import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import {
  requestCard,
  requestListCard,
  requestRefusedCard,
  sessionRequestsCard,
  type RequestFormModel,
} from '../../../cards/request.ts';
import type { Deps } from '../../deps.ts';
import type { SessionRef } from '../../domain/session.ts';
import {
  ownRequest,
  requestedSessions,
  saveRequest,
  sessionRequests,
  withdrawRequest,
  type OwnRequest,
  type RequestRefusal,
} from '../../features/request.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Turn } from '../turn.ts';
import { refShape, sessionModel } from './attendance.ts';

type Extra = Pick<RequestFormModel, 'typed' | 'problems' | 'done'>;

function form({ session, ...own }: OwnRequest, turn: Turn, extra: Extra = {}): Render {
  const model: RequestFormModel = { session: sessionModel(session, turn), ...own, ...extra };
  return (t) => requestCard(model, t);
}

const refused =
  ({ code }: RequestRefusal): Render =>
  (t) =>
    requestRefusedCard(code, t);

/** The sessions with requests of a coordinator, or what is asked for one of them. */
async function list(deps: Deps, turn: Turn, ref?: SessionRef, from = 0): Promise<Render> {
  if (!ref) {
    const found = await requestedSessions(deps, turn.actor);
    if (!found) return (t) => requestRefusedCard('notAllowed', t);
    const sessions = found.map(({ session, people }) => ({ ...sessionModel(session, turn), people }));
    return (t) => requestListCard(sessions, t);
  }
  const found = await sessionRequests(deps, turn.actor, ref, from);
  if (!found) return (t) => requestRefusedCard('notAllowed', t);
  const model = { ...found, session: sessionModel(found.session, turn) };
  return (t) => sessionRequestsCard(model, t);
}

const words = z.string().max(25_000).default('');

export const requestCommands: Command[] = [
  {
    words: ['requests', 'needs', 'besoins', 'demandes'],
    place: 'personal',
    run: (deps, turn) => list(deps, turn),
  },
];

export const requestVerbs: Verb[] = [
  verb('request.open', refShape, async (deps, turn, ref) => {
    const own = await ownRequest(deps, turn.actor, ref);
    return own.ok ? form(own.value, turn) : refused(own.refusal);
  }),
  verb(
    'request.save',
    refShape.extend({ accommodation: words, diet: words }),
    async (deps, turn, { programId, sessionId, ...typed }) => {
      const saved = await saveRequest(deps, turn.actor, { programId, sessionId }, typed);
      if (saved.ok) return form(saved.value, turn, { done: 'saved' });
      const { refusal } = saved;
      return refusal.code === 'form'
        ? form(refusal.own, turn, { typed, problems: refusal.problems })
        : refused(refusal);
    },
  ),
  verb('request.withdraw', refShape, async (deps, turn, ref) => {
    const own = await withdrawRequest(deps, turn.actor, ref);
    return own.ok ? form(own.value, turn, { done: 'withdrawn' }) : refused(own.refusal);
  }),
  verb(
    'request.list',
    refShape.partial().extend({ from: z.number().int().min(0).optional() }),
    (deps, turn, { programId, sessionId, from }) =>
      programId === undefined || sessionId === undefined
        ? list(deps, turn)
        : list(deps, turn, { programId, sessionId }, from),
  ),
];
