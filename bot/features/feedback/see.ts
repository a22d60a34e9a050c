import type { Deps } from '../../deps.ts';
import type { Feedback, Wave } from '../../domain/feedback.ts';
import { feedbackId, wavePk } from '../../domain/key.ts';
import type { Theme } from '../../domain/outcome.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { themesOf } from '../evaluation/theme.ts';
import { withBody } from '../record.ts';
import { coordinatedBy } from '../coordinator.ts';
import { membershipsOf } from '../membership.ts';
import { everyOf } from '../page.ts';
import { nameOf } from '../people.ts';
import { trace } from './answer.ts';
import { participantsIn, saidOf, wavesOf } from './open.ts';
import { stateOf, waveOf, type NotAllowed } from './wave.ts';

/** What was said of one person, by whom. */
export type SaidOf = { wave: Wave; feedback: Feedback; supervisor: string; participant: string };

async function named(deps: Deps, wave: Wave, feedback: Feedback): Promise<SaidOf> {
  const names = [feedback.supervisor, feedback.participant].map((pid) => nameOf(deps, pid));
  const [supervisor = '', participant = ''] = await Promise.all(names);
  return { wave, feedback, supervisor, participant };
}

/** What was said of oneself: submitted, in waves that are shared and have closed. */
export async function ownFeedback(deps: Deps, actor: Actor): Promise<SaidOf[]> {
  const found: SaidOf[] = [];
  for (const cohort of await membershipsOf(deps, actor.pid)) {
    for (const wave of await wavesOf(deps, cohort)) {
      if (!wave.shared || stateOf(wave, deps.clock.now()) !== 'closed') continue;
      const stored = await deps.store.get('feedback', wavePk(wave.waveId), feedbackId(actor.pid));
      if (stored?.body.state === 'submitted') found.push(await named(deps, wave, stored.body));
    }
  }
  return found;
}

/** One participant of a wave as coordinators see them; without a `state` nobody is asked: there is no supervisor. */
export type WaveLine = {
  participant: Pid;
  name: string;
  state?: Feedback['state'];
  supervisor?: string;
  recode?: true;
};

/** Everybody in a wave, by name, for its coordinators: unlike evaluations, this is not anonymous. */
export async function waveList(
  deps: Deps,
  actor: Actor,
  waveId: string,
): Promise<Result<{ wave: Wave; lines: WaveLine[] }, NotAllowed>> {
  const wave = await coordinatedWave(deps, actor, waveId);
  if (!wave) return refuse({ code: 'notAllowed' });
  const asked = new Map<Pid, Feedback>();
  for await (const { body } of everyOf(deps.store, wavePk(waveId), 'feedback')) asked.set(body.participant, body);
  const pids = new Set([...asked.keys(), ...(await participantsIn(deps, wave))]);
  const lines = await Promise.all(
    [...pids].map(async (participant): Promise<WaveLine> => {
      const feedback = asked.get(participant);
      const name = await nameOf(deps, participant);
      if (!feedback) return { participant, name };
      const recode = feedback.recode && feedback.words !== '' ? { recode: true as const } : {};
      const supervisor = await nameOf(deps, feedback.supervisor);
      return { participant, name, state: feedback.state, supervisor, ...recode };
    }),
  );
  return ok({ wave, lines: lines.sort((a, b) => a.name.localeCompare(b.name, 'fr')) });
}

async function coordinatedWave(deps: Deps, actor: Actor, waveId: string): Promise<Wave | undefined> {
  const wave = (await waveOf(deps, waveId))?.body;
  return wave && (await coordinatedBy(deps, actor.pid)).includes(wave.programId) ? wave : undefined;
}

/** One person of a wave, for its coordinators. What is only a draft is the supervisor's own, and is not there. */
export async function onePerson(
  deps: Deps,
  actor: Actor,
  { waveId, participant }: { waveId: string; participant: Pid },
): Promise<Result<{ wave: Wave; name: string; said?: SaidOf }, NotAllowed>> {
  const wave = await coordinatedWave(deps, actor, waveId);
  if (!wave) return refuse({ code: 'notAllowed' });
  const stored = await deps.store.get('feedback', wavePk(waveId), feedbackId(participant));
  if (!stored && !(await participantsIn(deps, wave)).includes(participant)) return refuse({ code: 'notAllowed' });
  const name = await nameOf(deps, participant);
  if (!stored) return ok({ wave, name });
  const kept = stored.body.state === 'submitted' ? stored.body : { ...stored.body, seen: {}, words: '' };
  return ok({ wave, name, said: await named(deps, wave, kept) });
}

/** Codes what was said in words with themes: of the list, as many as fit, none where none does. The coder is recorded. */
export async function codeThemes(
  deps: Deps,
  actor: Actor,
  { waveId, participant, themes }: { waveId: string; participant: Pid; themes: readonly string[] },
  starting: readonly Theme[],
): Promise<Result<undefined, NotAllowed>> {
  const wave = await coordinatedWave(deps, actor, waveId);
  const stored = wave && (await deps.store.get('feedback', wavePk(waveId), feedbackId(participant)));
  if (!wave || stored?.body.state !== 'submitted' || stored.body.words === '') return refuse({ code: 'notAllowed' });
  const list = await themesOf(deps, wave.programId, starting);
  const known = list.map(({ themeId }) => themeId).filter((themeId) => themes.includes(themeId));
  if (stored.body.themes?.join() === known.join()) return ok(undefined);
  const { recode: _, ...feedback } = stored.body;
  const coded = { ...feedback, themes: known, codedBy: actor.pid };
  const written = await deps.store.batch(stored.pk, [
    { op: 'replace', document: withBody<'feedback'>(stored, coded), ifMatch: stored.etag },
    trace(deps, actor, stored, 'feedback.code', { after: known.join(' ') }),
  ]);
  return written.ok ? ok(undefined) : codeThemes(deps, actor, { waveId, participant, themes }, starting);
}

/** Who is told that there is something to read: where the wave is shared. */
export async function toldAfter(deps: Deps, wave: Wave): Promise<Pid[]> {
  return wave.shared ? (await saidOf(deps, wave.waveId)).map(({ participant }) => participant) : [];
}
