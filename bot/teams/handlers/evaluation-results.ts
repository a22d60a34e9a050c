import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { changedFormCard } from '../../../cards/evaluation-changed.ts';
import {
  evaluationListCard,
  evaluationsRefusedCard,
  resultsCard,
  type ResultsModel,
} from '../../../cards/evaluation-results.ts';
import { screenCard, themesCard, type ThemesModel } from '../../../cards/evaluation-screen.ts';
import { startingThemes } from '../../../cards/text/evaluation-release.ts';
import type { Deps } from '../../deps.ts';
import type { EvaluationState } from '../../domain/evaluation.ts';
import { CHANGED_LIMIT, writeChanged } from '../../features/evaluation/changed.ts';
import { release } from '../../features/evaluation/release.ts';
import { evaluationResults, evaluationsOf, type Results } from '../../features/evaluation/result.ts';
import { decideComment, nextComment } from '../../features/evaluation/screen.ts';
import { changeTheme, themesOf, THEME_LIMIT, type ThemeChange } from '../../features/evaluation/theme.ts';
import { rolesOf } from '../../features/membership.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Handler, Turn } from '../turn.ts';
import { FALLBACK_ZONE, idShape } from './attendance.ts';

async function showList(deps: Deps, turn: Turn, from = 0): Promise<Render> {
  const roles = (await rolesOf(deps, turn.actor.pid)).filter(({ role }) => role === 'coordinator');
  if (roles.length === 0) return evaluationsRefusedCard;
  const programs = roles.map(({ programId }) => programId);
  const { evaluations, next } = await evaluationsOf(deps, turn.actor, programs, from);
  const readerZone = turn.actor.timeZone ?? FALLBACK_ZONE;
  const lines = evaluations.map((one) => ({ ...one, readerZone }));
  const model = { evaluations: lines, programs, ...(next === undefined ? {} : { next }) };
  return (t) => evaluationListCard(model, t);
}

async function showResults(
  deps: Deps,
  turn: Turn,
  evaluationId: string,
  after: Pick<ResultsModel, 'refused' | 'done' | 'from'> = {},
): Promise<Render> {
  const found = await evaluationResults(deps, turn.actor, evaluationId);
  if (!found.ok) return evaluationsRefusedCard;
  const { evaluation, released, session, changed, ...rest } = found.value;
  const names = await themesOf(deps, evaluation.programId, startingThemes);
  const model: ResultsModel = {
    ...{ evaluationId, kind: evaluation.kind, state: stateOf(found.value), opensAt: evaluation.opensAt },
    readerZone: turn.actor.timeZone ?? FALLBACK_ZONE,
    ...rest,
    ...(session ? { session } : {}),
    ...(released
      ? { released: { ...released, response: rest.pool.response, pooled: released.pool !== 'none', names } }
      : {}),
    ...(changed ? { changed } : {}),
    ...after,
  };
  return (t) => resultsCard(model, t);
}

/** As its reader sees it: the record of a pooled one follows its pool. */
function stateOf({ evaluation, pool, released }: Results): EvaluationState {
  if (pool.late) return 'suppressed';
  if (evaluation.state !== 'closed') return evaluation.state;
  if (released) return 'released';
  return pool.pool === 'none' ? 'closed' : 'pooled';
}

async function screen(deps: Deps, turn: Turn, evaluationId: string): Promise<Render> {
  const next = await nextComment(deps, turn.actor, evaluationId);
  if (!next.ok || !next.value) return showResults(deps, turn, evaluationId);
  const { comment, left, programId } = next.value;
  const themes = (await themesOf(deps, programId, startingThemes)).filter(({ removed }) => !removed);
  const model = { evaluationId, commentId: comment.commentId, text: comment.text, left, themes };
  return (t) => screenCard(model, t);
}

type After = Pick<ThemesModel, 'sent' | 'refused' | 'done'>;

async function showThemes(deps: Deps, turn: Turn, evaluationId: string, after: After = {}): Promise<Render> {
  const found = await evaluationResults(deps, turn.actor, evaluationId);
  if (!found.ok) return evaluationsRefusedCard;
  const all = await themesOf(deps, found.value.evaluation.programId, startingThemes);
  const model = { evaluationId, themes: all.filter(({ removed }) => !removed), limit: THEME_LIMIT, ...after };
  return (t) => themesCard(model, t);
}

async function saveTheme(deps: Deps, turn: Turn, evaluationId: string, change: ThemeChange): Promise<Render> {
  const found = await evaluationResults(deps, turn.actor, evaluationId);
  if (!found.ok) return evaluationsRefusedCard;
  const changed = await changeTheme(deps, turn.actor, found.value.evaluation.programId, change, startingThemes);
  if (changed.ok) return showThemes(deps, turn, evaluationId, { done: true });
  const { code } = changed.refusal;
  if (code === 'notAllowed') return evaluationsRefusedCard;
  const sent = 'en' in change ? { sent: { en: change.en, fr: change.fr } } : {};
  return showThemes(deps, turn, evaluationId, { refused: code, ...sent });
}

async function showChanged(deps: Deps, turn: Turn, evaluationId: string): Promise<Render> {
  const found = await evaluationResults(deps, turn.actor, evaluationId);
  if (!found.ok) return evaluationsRefusedCard;
  const { changed, released } = found.value;
  if (!released) return showResults(deps, turn, evaluationId);
  return (t) => changedFormCard({ evaluationId, limit: CHANGED_LIMIT, ...(changed ? { words: changed } : {}) }, t);
}

const evaluationShape = z.object({ evaluationId: idShape });
const pageShape = z.object({ from: z.coerce.number().int().min(0).max(100_000).default(0) });
const decisionShape = evaluationShape.extend({
  commentId: idShape,
  text: z.string().max(13_000).default(''),
  themes: z.string().max(2_000).default(''),
  shown: z.boolean(),
});
const NEW = 'new';
const themeWords = z.string().max(300).default('');
const themeShape = evaluationShape.extend({ themeId: z.string().max(60).default(NEW), en: themeWords, fr: themeWords });
const changedWords = z.string().max(2_000).default('');
const changedShape = evaluationShape.extend({
  ...{ saidEn: changedWords, saidFr: changedWords, changedEn: changedWords, changedFr: changedWords },
});

const saveChanged: Handler<z.infer<typeof changedShape>> = async (deps, turn, { evaluationId, ...words }) => {
  const written = await writeChanged(deps, turn.actor, evaluationId, words);
  if (written.ok) return showResults(deps, turn, evaluationId, { done: 'changed' });
  const { code } = written.refusal;
  if (code === 'notAllowed') return evaluationsRefusedCard;
  return (t) => changedFormCard({ evaluationId, limit: CHANGED_LIMIT, words, refused: code }, t);
};

const decide: Handler<z.infer<typeof decisionShape>> = async (deps, turn, { evaluationId, themes, ...decision }) => {
  const found = await evaluationResults(deps, turn.actor, evaluationId);
  if (!found.ok) return evaluationsRefusedCard;
  const known = (await themesOf(deps, found.value.evaluation.programId, startingThemes)).map(({ themeId }) => themeId);
  const chosen = themes.split(',').filter((theme) => known.includes(theme));
  const decided = await decideComment(deps, turn.actor, evaluationId, { ...decision, themes: chosen });
  return decided.ok ? screen(deps, turn, evaluationId) : showResults(deps, turn, evaluationId);
};

export const evaluationResultsCommands: Command[] = [
  {
    words: ['evaluations', 'evaluation', 'évaluations', 'évaluation'],
    place: 'personal',
    run: (deps, turn) => showList(deps, turn),
  },
];

export const evaluationResultsVerbs: Verb[] = [
  verb('evaluation.list', pageShape, (deps, turn, { from }) => showList(deps, turn, from)),
  verb('evaluation.results', evaluationShape.extend(pageShape.shape), (deps, turn, { evaluationId, from }) =>
    showResults(deps, turn, evaluationId, { from }),
  ),
  verb('evaluation.screen', evaluationShape, (deps, turn, { evaluationId }) => screen(deps, turn, evaluationId)),
  verb('evaluation.decide', decisionShape, decide),
  verb('evaluation.themes', evaluationShape, (deps, turn, { evaluationId }) => showThemes(deps, turn, evaluationId)),
  verb('evaluation.saveTheme', themeShape, (deps, turn, { evaluationId, themeId, en, fr }) =>
    saveTheme(deps, turn, evaluationId, { ...(themeId === NEW ? {} : { themeId }), en, fr }),
  ),
  verb('evaluation.removeTheme', themeShape, (deps, turn, { evaluationId, themeId }) =>
    saveTheme(deps, turn, evaluationId, { themeId, remove: true }),
  ),
  verb('evaluation.changed', evaluationShape, (deps, turn, { evaluationId }) => showChanged(deps, turn, evaluationId)),
  verb('evaluation.saveChanged', changedShape, saveChanged),
  verb('evaluation.release', evaluationShape, async (deps, turn, { evaluationId }) => {
    const released = await release(deps, turn.actor, evaluationId);
    if (released.ok) return showResults(deps, turn, evaluationId, { done: 'released' });
    const { code } = released.refusal;
    return showResults(deps, turn, evaluationId, code === 'notAllowed' ? {} : { refused: code });
  }),
];
