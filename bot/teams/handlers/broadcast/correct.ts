import { z } from 'zod';
import type { Render } from '../../../../cards/card.ts';
import { correctPreviewCard, recallCard } from '../../../../cards/broadcast/correct.ts';
import {
  correctFormCard,
  type CorrectFormModel,
  type Typed,
  type WordFields,
} from '../../../../cards/broadcast/form.ts';
import { broadcastRefusedCard } from '../../../../cards/broadcast/home.ts';
import type { Deps } from '../../../deps.ts';
import { stepOf } from '../../../domain/broadcast.ts';
import { propose, recall, replaceWords, type ProposeRefusal } from '../../../features/broadcast/correct.ts';
import { openCast } from '../../../features/broadcast/draft.ts';
import { lookAtCorrection } from '../../../features/broadcast/look.ts';
import { progressOf } from '../../../features/broadcast/progress.ts';
import { namesOf } from '../../../features/register.ts';
import { verb, type Verb } from '../../router.ts';
import type { Turn } from '../../turn.ts';
import { idShape } from '../attendance.ts';
import { castShape, done, presentCast, progress, versionShape, type Refused, type Versioned } from './send.ts';
import { keptWithin, linkOf, wordsShape } from './words.ts';

async function correctForm(deps: Deps, turn: Turn, castId: string): Promise<Render> {
  const cast = (await openCast(deps, turn.actor, castId))?.body;
  if (!cast) return broadcastRefusedCard;
  if (stepOf(cast, 'correct') === undefined) return presentCast(deps, turn, castId, undefined, 'notPossible');
  const { textEn, textFr, link } = cast.proposal ?? cast;
  const titles = { linkUrl: link?.url ?? '', linkEn: link?.titleEn ?? '', linkFr: link?.titleFr ?? '' };
  const model = { castId, version: cast.version, typed: { textEn, textFr, ...titles }, problems: [] };
  return (t) => correctFormCard(model, t);
}

const proposeShape = z.object({ castId: idShape, version: z.number().int(), ...wordsShape.shape });

async function proposeWords(deps: Deps, turn: Turn, input: z.infer<typeof proposeShape>): Promise<Render> {
  const { castId, version, ...typed } = input;
  const link = linkOf(typed);
  const words = { textEn: typed.textEn, textFr: typed.textFr, ...(link ? { link } : {}) };
  const made = await propose(deps, turn.actor, { castId, version }, words);
  if (made.ok) return correction(deps, turn, castId);
  return proposeRefused(deps, { castId, version }, typed, made.refusal);
}

async function proposeRefused(
  deps: Deps,
  ref: Versioned,
  typed: Typed<WordFields>,
  refusal: ProposeRefusal,
): Promise<Render> {
  const kept = keptWithin(typed);
  const cut = kept.cut ? [{ code: 'cutText' } as const] : [];
  const form = (more: Partial<CorrectFormModel>): Render => {
    const model: CorrectFormModel = { ...ref, typed: kept.typed, problems: cut, ...more };
    return (t) => correctFormCard(model, t);
  };
  switch (refusal.code) {
    case 'notAllowed':
      return broadcastRefusedCard;
    case 'oversized':
    case 'problems':
      return form({ problems: [...cut, ...refusal.problems] });
    case 'changed': {
      const [writer] = await namesOf(deps, [refusal.by]);
      const { textEn, textFr } = refusal.theirs;
      return form({ version: refusal.version, theirs: { name: writer?.name ?? '', textEn, textFr } });
    }
    case 'notPossible':
      return form({ problems: [...cut, { code: 'refused', refusal: 'notPossible' }] });
  }
}

async function correction(deps: Deps, turn: Turn, castId: string, refused?: Refused): Promise<Render> {
  const look = await lookAtCorrection(deps, turn.actor, castId);
  if (!look.ok) return done(deps, turn, castId, look);
  const { cast, proposal, message, counts, secondAbove } = look.value;
  const { sent, mail, queued, sending } = counts.tally;
  const model = {
    ...{ castId, n: proposal.n, version: cast.version, message },
    ...{ inChats: sent - mail, byMail: mail, unsent: queued + sending },
    ...(secondAbove === undefined ? {} : { secondAbove }),
    ...(refused ? { refused } : {}),
  };
  return (t) => correctPreviewCard(model, t);
}

async function askRecall(deps: Deps, turn: Turn, castId: string): Promise<Render> {
  const found = await progressOf(deps, turn.actor, castId);
  if (!found.ok) return broadcastRefusedCard;
  const { cast, counts } = found.value;
  if (stepOf(cast, 'recall') === undefined) return progress(deps, turn, castId, 'notPossible');
  const { sent, mail, unconfirmed } = counts.tally;
  return (t) => recallCard({ castId, inChats: sent - mail, byMail: mail, unconfirmed }, t);
}

export const correctVerbs: Verb[] = [
  verb('broadcast.correct', castShape, (deps, turn, { castId }) => correctForm(deps, turn, castId)),
  verb('broadcast.propose', proposeShape, proposeWords),
  verb('broadcast.replace', versionShape.extend({ n: z.number().int() }), async (deps, turn, input) => {
    const replaced = await replaceWords(deps, turn.actor, input);
    const isOld = !replaced.ok && (replaced.refusal.code === 'changed' || replaced.refusal.code === 'secondNeeded');
    return isOld
      ? correction(deps, turn, input.castId, replaced.refusal.code)
      : done(deps, turn, input.castId, replaced);
  }),
  verb('broadcast.askRecall', castShape, (deps, turn, { castId }) => askRecall(deps, turn, castId)),
  verb('broadcast.recall', castShape, async (deps, turn, { castId }) =>
    done(deps, turn, castId, await recall(deps, turn.actor, castId)),
  ),
];
