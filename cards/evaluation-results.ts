import type { EvaluationState, PoolPlan } from '../bot/domain/evaluation.ts';
import type { FormKind } from '../bot/domain/form.ts';
import type { Millis } from '../bot/domain/time.ts';
import { card, execute, heading, notice, paragraph, plain, subheading, type Action, type Block } from './block.ts';
import type { Card } from './card.ts';
import { changedBlocks, type ChangedModel } from './evaluation-changed.ts';
import { releasedBlocks, responseText, type ReleasedModel } from './evaluation-release.ts';
import { titleIn } from './session.ts';
import type { Text } from './text/text.ts';
import { shortDayText } from './text/time.ts';

export type EvaluationLine = {
  evaluationId: string;
  kind: FormKind;
  state: EvaluationState;
  opensAt: Millis;
  readerZone: string;
  /** It came out of a file, after it was over. */
  imported?: true;
  /** Absent where it is about the program. */
  session?: { titleEn: string; titleFr: string };
};

/** A program's evaluations, the newest first; `next`: from where there are more. */
export function evaluationListCard(
  model: { evaluations: EvaluationLine[]; programs: readonly string[]; next?: number },
  t: Text,
): Card {
  const words = t.evaluationResults;
  const opening = model.programs.map((programId) =>
    execute('evaluation.choose', t.evaluation.openTitle, { programId }, 'without'),
  );
  const body = [
    heading(words.listTitle),
    ...opening.map((action): Block => ({ type: 'ActionSet', actions: [action] })),
    ...(model.evaluations.length === 0 ? [paragraph(words.none)] : []),
    ...model.evaluations.flatMap((line) => lineBlocks(line, t)),
  ];
  const older =
    model.next === undefined ? [] : [execute('evaluation.list', words.older, { from: model.next }, 'without')];
  return card(t, body, [...older, execute('form.list', t.formEditor.listTitle)]);
}

/** Each button says of which one: a list of the same word ten times over tells nobody who hears it read which is which. */
function lineBlocks(
  { evaluationId, kind, state, opensAt, readerZone, session, imported }: EvaluationLine,
  t: Text,
): Block[] {
  const words = t.evaluationResults;
  const day = shortDayText(t.language, opensAt, readerZone);
  const title = session ? titleIn(session, t) : words.kind[kind];
  const line = [
    day,
    ...(session ? [words.kind[kind]] : []),
    words.state[state],
    ...(imported ? [words.imported] : []),
  ].join(' · ');
  const open = execute('evaluation.results', words.resultsOf(title), { evaluationId }, 'without');
  return [
    paragraph(`**${title}**`),
    { ...paragraph(line), spacing: 'None', isSubtle: true },
    { type: 'ActionSet', actions: [open] },
  ];
}

export type ResultsModel = EvaluationLine & {
  /** Of this evaluation alone. */
  response: { asked: number; delivered: number; answered: number };
  pool: {
    pool: PoolPlan;
    period: string;
    evaluations: number;
    response: { asked: number; delivered: number; answered: number };
    waits?: 'notClosed' | 'mayGrow';
    late: boolean;
  };
  toScreen: number;
  ownToScreen: number;
  released?: ReleasedModel & { commentRule: 'screened' | 'themesOnly' };
  words: readonly string[];
  /** The first comment that is shown; absent: the first of all, under the figures. */
  from?: number;
  changed?: ChangedModel;
  refused?: 'notClosed' | 'mayGrow' | 'alreadyReleased' | 'toScreen' | 'tooLate';
  done?: 'released' | 'changed';
};

/** What coordinators see of an evaluation: who answered at any time, in numbers; results once they are released. */
export function resultsCard(model: ResultsModel, t: Text): Card {
  const words = t.evaluationResults;
  const { pool, released, response, refused, done } = model;
  if (released && model.from) return commentsCard(model, t);
  const pooled = pool.pool !== 'none';
  const day = shortDayText(t.language, model.opensAt, model.readerZone);
  return card(
    t,
    [
      heading(`${words.kind[model.kind]} · ${day}`),
      ...(model.session ? [paragraph(`**${titleIn(model.session, t)}**`)] : []),
      ...(refused ? [notice(refusalText(refused, t))] : []),
      ...(done ? [paragraph(done === 'released' ? words.released : t.evaluationRelease.changedSaved)] : []),
      paragraph(words.state[model.state]),
      ...(pooled ? [paragraph(t.evaluationRelease.pooled(pool.evaluations, poolName(pool, t)))] : []),
      ...(pooled ? [paragraph(t.evaluationRelease.ownResponse(response.answered, response.asked))] : []),
      ...(released
        ? []
        : [paragraph(responseText({ response: pool.response, pooled }, t)), paragraph(waitText(model, t))]),
      ...(released ? [...releasedBlocks(released, t), ...commentBlocks(model, t)] : []),
      ...(model.changed ? changedBlocks(model.changed, t) : []),
    ],
    actions(model, t),
  );
}

function poolName({ pool, period }: ResultsModel['pool'], t: Text): string {
  const { pool: words } = t.evaluationRelease;
  if (/^\d{4}-Q[1-4]$/.test(period)) return words.quarter(period);
  return pool === 'program' && period === 'program' ? words.program : words.named(plain(period));
}

function refusalText(refused: NonNullable<ResultsModel['refused']>, t: Text): string {
  if (refused === 'mayGrow') return t.evaluationRelease.waits.mayGrow;
  return refused === 'tooLate' ? t.evaluationRelease.late : t.evaluationResults.refusal[refused];
}

function waitText({ state, pool, toScreen, ownToScreen }: ResultsModel, t: Text): string {
  const words = t.evaluationRelease;
  if (pool.late) return words.late;
  if (toScreen > ownToScreen && ownToScreen === 0) return words.whose.elsewhere;
  const waits = pool.waits && pool.pool !== 'none' ? words.waits[pool.waits] : undefined;
  return (state === 'open' ? undefined : waits) ?? t.evaluationResults.notReleased;
}

function actions(model: ResultsModel, t: Text): Action[] {
  const { evaluationId, pool, released, toScreen, ownToScreen } = model;
  const words = t.evaluationResults;
  const back = execute('evaluation.list', words.listTitle);
  const themes = execute('evaluation.themes', t.evaluationRelease.editThemes, { evaluationId });
  if (released) {
    const changed = execute('evaluation.changed', t.evaluationRelease.writeChanged, { evaluationId });
    return [...moreComments(model, t), changed, back];
  }
  if (ownToScreen > 0)
    return [execute('evaluation.screen', words.toScreen(ownToScreen), { evaluationId }), themes, back];
  if (toScreen > 0 || pool.waits || pool.late) return [back];
  return [execute('evaluation.release', words.release, { evaluationId }), back];
}

/** A card holds so many comments, and so many characters of them; the others are on the next one. */
const MOST_WORDS = 25;
const MOST_CHARACTERS = 12_000;

/** The comments that fit onto a card from one on: one at least. */
function commentsFrom(words: readonly string[], from: number): readonly string[] {
  let [end, room] = [from, MOST_CHARACTERS];
  while (end < words.length && end < from + MOST_WORDS) {
    room -= words[end]?.length ?? 0;
    if (room < 0 && end > from) break;
    end += 1;
  }
  return words.slice(from, end);
}

/** Where more comments stand; none where all have been shown. */
function moreComments({ evaluationId, released, words: shown, from = 0 }: ResultsModel, t: Text): Action[] {
  if (released?.commentRule !== 'screened') return [];
  const next = from + commentsFrom(shown, from).length;
  const rest = shown.length - next;
  if (rest <= 0) return [];
  return [
    execute('evaluation.results', t.evaluationResults.moreComments(rest), { evaluationId, from: next }, 'without'),
  ];
}

/** The comments that the card of the results had no room for. */
function commentsCard(model: ResultsModel, t: Text): Card {
  const back = execute('evaluation.results', t.evaluationRelease.back, { evaluationId: model.evaluationId }, 'without');
  const body = commentBlocks(model, t);
  return card(t, body.length > 0 ? body : [heading(t.evaluationResults.commentsTitle)], [
    ...moreComments(model, t),
    back,
  ]);
}

function commentBlocks({ released, words: shown, from = 0 }: ResultsModel, t: Text): Block[] {
  const words = t.evaluationResults;
  if (!released) return [];
  if (released.commentRule === 'themesOnly')
    return released.themes.length > 0 ? [paragraph(words.themesOnly(released.minimum))] : [];
  if (shown.length === 0) return [];
  return [subheading(words.commentsTitle), ...commentsFrom(shown, from).map((text) => paragraph(plain(text)))];
}

/** The same words whether or not there is something: a refusal tells nothing. */
export function evaluationsRefusedCard(t: Text): Card {
  return card(t, [notice(t.evaluationResults.notAllowed)]);
}
