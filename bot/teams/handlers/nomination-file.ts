import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { fileCard, filesCard, noFileCard } from '../../../cards/nomination-file.ts';
import type { Deps } from '../../deps.ts';
import { openOwnFile, ownFiles } from '../../features/nomination/file.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Turn } from '../turn.ts';
import { FALLBACK_ZONE, idShape } from './attendance.ts';

const fileShape = z.object({ callId: idShape, page: z.number().int().min(0).max(1_000).default(0) });

/** The only file of a nominee at once; else which there are. */
async function showFiles(deps: Deps, turn: Turn): Promise<Render> {
  const files = await ownFiles(deps, turn.actor);
  const [only, another] = files;
  if (!only) return noFileCard;
  return another ? (t) => filesCard({ files }, t) : showFile(deps, turn, { callId: only.callId, page: 0 });
}

async function showFile(deps: Deps, turn: Turn, { callId, page }: z.infer<typeof fileShape>): Promise<Render> {
  const file = await openOwnFile(deps, turn.actor, callId);
  if (!file) return noFileCard;
  const others = (await ownFiles(deps, turn.actor)).length > 1;
  const readerZone = turn.actor.timeZone ?? FALLBACK_ZONE;
  return (t) => fileCard({ ...file, page, others, readerZone }, t);
}

export const nominationFileCommands: Command[] = [
  { words: ['my file', 'mon dossier'], place: 'personal', run: showFiles },
];

export const nominationFileVerbs: Verb[] = [
  verb('nomination.files', z.object({}), (deps, turn) => showFiles(deps, turn)),
  verb('nomination.file', fileShape, showFile),
];
