import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { broadcastRefusedCard, chooseProgramCard } from '../../../cards/broadcast/home.ts';
import { messageCard, testAcknowledgedCard } from '../../../cards/broadcast/message.ts';
import { staleCard } from '../../../cards/help.ts';
import type { Deps } from '../../deps.ts';
import { programDocId, programPk } from '../../domain/key.ts';
import { acknowledge } from '../../features/broadcast/acknowledge.ts';
import { coordinatedBy } from '../../features/broadcast/draft.ts';
import { messageRead } from '../../features/broadcast/message.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Turn } from '../turn.ts';
import { idShape } from './attendance.ts';
import { correctVerbs } from './broadcast/correct.ts';
import { composeVerbs, home } from './broadcast/compose.ts';
import { sendVerbs } from './broadcast/send.ts';

/** The broadcasts of the one program that a person coordinates, or the choice of one. */
async function start(deps: Deps, turn: Turn): Promise<Render> {
  const programIds = await coordinatedBy(deps, turn.actor);
  const [only, another] = programIds;
  if (only === undefined) return broadcastRefusedCard;
  if (another === undefined) return home(deps, turn, only);
  const stored = await Promise.all(programIds.map((id) => deps.store.get('program', programPk(id), programDocId)));
  const programs = stored.flatMap((program) => (program ? [program.body] : []));
  return (t) => chooseProgramCard(programs, t);
}

type Pressed = { programId: string; castId: string; test?: true | undefined };

/** A reader's "Acknowledge", in the chat or behind the second door: the card then says that it is done. */
async function acknowledged(deps: Deps, turn: Turn, { programId, castId, test }: Pressed): Promise<Render> {
  if (test) return testAcknowledgedCard;
  const done = await acknowledge(deps, turn.actor, { programId, castId });
  if (!done.ok) return staleCard;
  const message = await messageRead(deps, done.value.cast, turn.actor.pid);
  return 'skip' in message ? staleCard : (t) => messageCard(message, t);
}

export const broadcastCommands: Command[] = [
  {
    words: ['broadcast', 'broadcasts', 'message collectif', 'messages collectifs', 'messages'],
    place: 'personal',
    run: (deps, turn) => start(deps, turn),
  },
];

const pressedShape = z.object({ programId: idShape, castId: idShape, test: z.literal(true).optional() });

export const broadcastVerbs: Verb[] = [
  verb('broadcast.home', z.object({ programId: idShape }), (deps, turn, { programId }) => home(deps, turn, programId)),
  verb('broadcast.acknowledge', pressedShape, acknowledged),
  ...composeVerbs,
  ...sendVerbs,
  ...correctVerbs,
];
