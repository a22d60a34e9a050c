import { z } from 'zod';
import { newMatchCard, peopleCard, peopleRefusedCard, type PeopleModel } from '../../../cards/person.ts';
import type { Render } from '../../../cards/card.ts';
import { textIn } from '../../../cards/text/text.ts';
import { bilingualCard } from '../../../cards/bilingual.ts';
import type { Deps } from '../../deps.ts';
import { personId, personPk } from '../../domain/key.ts';
import type { Pid } from '../../domain/person.ts';
import { decideMatch, finishInterrupted, mergePeople, undoMerge, type MergeRefusal } from '../../features/merge.ts';
import { coordinatorsOf, peopleView } from '../../features/reach.ts';
import { namesOf } from '../../features/register.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Handler, Turn } from '../turn.ts';
import { idShape } from './attendance.ts';

type Afterwards = Pick<PeopleModel, 'done' | 'refused'>;

async function show(deps: Deps, turn: Turn, after: Afterwards = {}): Promise<Render> {
  const view = await peopleView(deps, turn.actor);
  if (!view) return peopleRefusedCard;
  return (t) => peopleCard({ ...view, ...after }, t);
}

/** Who may not see people gets the refusal of `show`, which says nothing of what was asked. */
function refusedAs(refusal: MergeRefusal): Afterwards {
  return refusal.code === 'notAllowed' ? {} : { refused: refusal.code };
}

async function nameOf(deps: Deps, pid: Pid): Promise<string> {
  const [person] = await namesOf(deps, [pid]);
  return person?.name ?? pid;
}

const list: Handler<unknown> = async (deps, turn) => {
  await finishInterrupted(deps);
  return show(deps, turn);
};

const decide: Handler<{ matchId: string; same: boolean }> = async (deps, turn, input) => {
  const decided = await decideMatch(deps, turn.actor, input);
  if (!decided.ok) return show(deps, turn, refusedAs(decided.refusal));
  if (!input.same) return show(deps, turn, { done: { kind: 'different' } });
  return show(deps, turn, { done: { kind: 'same', candidate: await nameOf(deps, decided.value.candidate) } });
};

const merge: Handler<{ from: Pid; into: Pid }> = async (deps, turn, input) => {
  const merged = await mergePeople(deps, turn.actor, input);
  if (!merged.ok) return show(deps, turn, refusedAs(merged.refusal));
  const [from, into] = await Promise.all([nameOf(deps, input.from), nameOf(deps, input.into)]);
  return show(deps, turn, { done: { kind: 'merged', from, into } });
};

const undo: Handler<{ mergeId: string }> = async (deps, turn, { mergeId }) => {
  const undone = await undoMerge(deps, turn.actor, mergeId);
  if (!undone.ok) return show(deps, turn, refusedAs(undone.refusal));
  return show(deps, turn, { done: { kind: 'undone', from: await nameOf(deps, undone.value.from) } });
};

/** Tells the coordinators of somebody's programs that there is a question to decide; who it is about, the list says. */
export async function announceMatch(deps: Deps, candidate: Pid): Promise<void> {
  for (const pid of await coordinatorsOf(deps, candidate)) {
    const person = await deps.store.get('person', personPk(pid), personId(pid));
    const language = person?.body.language;
    const card = language ? newMatchCard(textIn(language)) : bilingualCard(newMatchCard, 'en');
    const sent = await deps.sender.send(pid, card, textIn(language ?? 'en').help.toast);
    if (!sent.ok) deps.log.warn({ pid, code: sent.code }, 'a coordinator could not be told of an identity question');
  }
}

export const personCommands: Command[] = [{ words: ['people', 'personnes', 'matches'], place: 'personal', run: list }];

const recordId = z.string().regex(/^[a-z0-9_]{1,200}$/);

export const personVerbs: Verb[] = [
  verb('person.list', z.object({}), list),
  verb('person.decide', z.object({ matchId: recordId, same: z.boolean() }), decide),
  verb('person.merge', z.object({ from: idShape, into: idShape }), merge),
  verb('person.undoMerge', z.object({ mergeId: recordId }), undo),
];
