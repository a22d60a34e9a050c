import { z } from 'zod';
import type { Render } from '../../../../cards/card.ts';
import { broadcastRefusedCard } from '../../../../cards/broadcast/home.ts';
import { messageCard } from '../../../../cards/broadcast/message.ts';
import { previewCard, type PreviewModel } from '../../../../cards/broadcast/preview.ts';
import { onItsWayCard, progressCard, type ProgressModel } from '../../../../cards/broadcast/progress.ts';
import { textIn } from '../../../../cards/text/text.ts';
import type { Deps } from '../../../deps.ts';
import { after, type Broadcast } from '../../../domain/broadcast.ts';
import { programDocId, programPk } from '../../../domain/key.ts';
import { sendAgain } from '../../../features/broadcast/again.ts';
import { openCast } from '../../../features/broadcast/draft.ts';
import { lookAt } from '../../../features/broadcast/look.ts';
import { messageFor } from '../../../features/broadcast/message.ts';
import { progressOf } from '../../../features/broadcast/progress.ts';
import { askOthers, endCast, sendCast, type SendRefusal, type When } from '../../../features/broadcast/send.ts';
import { namesOf } from '../../../features/register.ts';
import { verb, type Verb } from '../../router.ts';
import type { Turn } from '../../turn.ts';
import { idShape } from '../attendance.ts';

export type Refused = NonNullable<ProgressModel['refused']>;

/** A broadcast as it is now: before it is sent as it will be, afterwards how it goes. */
export async function presentCast(
  deps: Deps,
  turn: Turn,
  castId: string,
  done?: PreviewModel['done'],
  refused?: Refused,
): Promise<Render> {
  const stored = await openCast(deps, turn.actor, castId);
  if (!stored) return broadcastRefusedCard;
  const isBefore = after(stored.body.state, 'edit') !== undefined || stored.body.state === 'approved';
  return isBefore ? preview(deps, turn, castId, { done, refused }) : progress(deps, turn, castId, refused);
}

type PreviewMore = {
  done?: PreviewModel['done'] | undefined;
  refused?: Refused | undefined;
  typed?: PreviewModel['typed'];
};

async function preview(deps: Deps, turn: Turn, castId: string, more: PreviewMore = {}): Promise<Render> {
  const look = await lookAt(deps, turn.actor, castId);
  if (!look.ok) return broadcastRefusedCard;
  const { done, refused, typed } = more;
  const model: PreviewModel = {
    ...look.value,
    problems: [...(refused ? [{ code: 'refused', refusal: refused } as const] : []), ...look.value.problems],
    ...(done === undefined ? {} : { done }),
    ...(typed === undefined ? {} : { typed }),
  };
  return (t) => previewCard(model, t);
}

async function zoneOf(deps: Deps, { programId }: Broadcast): Promise<string> {
  return (await deps.store.get('program', programPk(programId), programDocId))?.body.timeZone ?? 'UTC';
}

/** How a broadcast goes; `refused`: why what was asked was not done. */
export async function progress(deps: Deps, turn: Turn, castId: string, refused?: Refused): Promise<Render> {
  const found = await progressOf(deps, turn.actor, castId);
  if (!found.ok) return broadcastRefusedCard;
  const { cast, counts, acknowledgedBy } = found.value;
  const [writer] = cast.proposal ? await namesOf(deps, [cast.proposal.editedBy]) : [];
  const model: ProgressModel = {
    ...{ cast, counts, acknowledgedBy, timeZone: await zoneOf(deps, cast) },
    ...(writer ? { proposedBy: writer.name } : {}),
    ...(refused ? { refused } : {}),
  };
  return (t) => progressCard(model, t);
}

export type Versioned = { castId: string; version: number };

async function send(deps: Deps, turn: Turn, ref: Versioned, when: When): Promise<Render> {
  const sent = await sendCast(deps, turn.actor, { ...ref, when });
  if (sent.ok) return onItsWay(deps, sent.value);
  const { castId } = ref;
  switch (sent.refusal.code) {
    case 'notAllowed':
      return broadcastRefusedCard;
    case 'changed':
    case 'notReady':
      return afterAll(deps, turn, castId, sent.refusal.code);
    case 'secondNeeded':
    case 'emptyAudience':
    case 'tooFewToAsk':
    case 'timeMissing':
    case 'timeSkipped':
    case 'timeDoubled':
    case 'timePast': {
      const { code } = sent.refusal;
      return preview(deps, turn, castId, { refused: code, ...(when === 'now' ? {} : { typed: when }) });
    }
  }
}

async function onItsWay(deps: Deps, cast: Broadcast): Promise<Render> {
  const { castId, sendAt = 0 } = cast;
  const model = { castId, timeZone: await zoneOf(deps, cast) };
  const planned = sendAt > deps.clock.now() ? { planned: sendAt } : {};
  return (t) => onItsWayCard({ ...model, ...planned }, t);
}

/** A press that came twice has sent it: it is answered as the first was. Else what somebody made of it meanwhile. */
async function afterAll(deps: Deps, turn: Turn, castId: string, code: SendRefusal['code'] & Refused): Promise<Render> {
  const cast = (await openCast(deps, turn.actor, castId))?.body;
  const isSent = cast?.state === 'scheduled' || cast?.state === 'sending';
  if (isSent && cast.approvedBy === turn.actor.pid) return onItsWay(deps, cast);
  return presentCast(deps, turn, castId, undefined, isSent ? 'alreadyDone' : code);
}

async function test(deps: Deps, turn: Turn, castId: string): Promise<Render> {
  const cast = (await openCast(deps, turn.actor, castId))?.body;
  if (!cast) return broadcastRefusedCard;
  const message = await messageFor(deps, cast, turn.actor.pid);
  const t = textIn(turn.actor.language ?? turn.locale);
  const sent = await deps.sender.send(turn.actor.pid, messageCard({ ...message, test: true }, t), t.help.toast);
  return presentCast(deps, turn, castId, sent.ok ? 'testSent' : 'testFailed');
}

async function ask(deps: Deps, turn: Turn, ref: Versioned): Promise<Render> {
  const asked = await askOthers(deps, turn.actor, ref);
  if (asked.ok) return presentCast(deps, turn, ref.castId, { asked: asked.value });
  const { code } = asked.refusal;
  return code === 'notAllowed' ? broadcastRefusedCard : presentCast(deps, turn, ref.castId, undefined, code);
}

/** What was done, as it is then; or why it was not, and how things are. */
export async function done(
  deps: Deps,
  turn: Turn,
  castId: string,
  result: { ok: true } | { ok: false; refusal: { code: Refused | 'notAllowed' } },
): Promise<Render> {
  if (result.ok) return progress(deps, turn, castId);
  const { code } = result.refusal;
  return code === 'notAllowed' ? broadcastRefusedCard : presentCast(deps, turn, castId, undefined, code);
}

export const castShape = z.object({ castId: idShape });
export const versionShape = z.object({ castId: idShape, version: z.number().int() });
const typedTime = z.string().max(40).default('');

export const sendVerbs: Verb[] = [
  verb('broadcast.test', castShape, (deps, turn, { castId }) => test(deps, turn, castId)),
  verb('broadcast.send', versionShape, (deps, turn, ref) => send(deps, turn, ref, 'now')),
  verb(
    'broadcast.later',
    versionShape.extend({ date: typedTime, time: typedTime }),
    (deps, turn, { date, time, ...ref }) => send(deps, turn, ref, { date, time }),
  ),
  verb('broadcast.ask', versionShape, ask),
  verb('broadcast.progress', castShape, (deps, turn, { castId }) => progress(deps, turn, castId)),
  verb('broadcast.cancel', castShape, async (deps, turn, { castId }) =>
    done(deps, turn, castId, await endCast(deps, turn.actor, { castId, step: 'cancel' })),
  ),
  verb('broadcast.close', castShape, async (deps, turn, { castId }) =>
    done(deps, turn, castId, await endCast(deps, turn.actor, { castId, step: 'close' })),
  ),
  verb(
    'broadcast.again',
    castShape.extend({ round: z.number().int(), which: z.enum(['failed', 'unconfirmed']) }),
    async (deps, turn, input) => done(deps, turn, input.castId, await sendAgain(deps, turn.actor, input)),
  ),
];
