import type { Render } from '../../../cards/card.ts';
import { changedFormCard } from '../../../cards/evaluation-changed.ts';
import { resultsNewsCard, type NewsModel } from '../../../cards/evaluation-release.ts';
import { resultsCard, type ResultsModel } from '../../../cards/evaluation-results.ts';
import { screenCard, themesCard } from '../../../cards/evaluation-screen.ts';
import { startingThemes } from '../../../cards/text/evaluation-release.ts';
import type { CutShown } from '../../../bot/domain/outcome-cut.ts';
import type { ItemResult } from '../../../bot/domain/outcome.ts';
import { HOSTILE, hostileSession, session, startsAt } from './sample.ts';

const options = [
  { optionId: 'a', textEn: HOSTILE, textFr: HOSTILE },
  { optionId: 'b', textEn: 'In the room', textFr: 'En salle' },
];
const about = { textEn: 'It improved my understanding.', textFr: 'Ma compréhension s’est améliorée.' };
const counted = { ...about, asked: 23, answered: 20 };
const items: ItemResult[] = [
  {
    ...{ itemId: 'q1', ...counted, type: 'likert', level: 2 },
    published: {
      ...{ kind: 'share', favourable: 16, valid: 20, tenths: 800, notApplicable: 'below3' },
      ...{ bounds: { lowTenths: 696, highTenths: 826 }, distribution: [0, 0, 4, 8, 8] },
    },
  },
  {
    ...{ itemId: 'q1b', ...counted, type: 'likert', level: 1 },
    published: {
      ...{ kind: 'share', favourable: 16, valid: 20, tenths: 800, notApplicable: 3 },
      ...{ bounds: { lowTenths: 696, highTenths: 826 }, distribution: [4, 0, 16] },
    },
  },
  { itemId: 'q2', ...counted, type: 'likert', published: { kind: 'band', band: 'high' } },
  { itemId: 'q3', ...counted, type: 'likert', published: { kind: 'suppressed', reason: 'tooFew' } },
  {
    ...{ itemId: 'format', ...counted, type: 'choice', options },
    published: {
      ...{ kind: 'options', valid: 20, options: [{ optionId: 'a', count: 'most' }] },
      other: { optionIds: ['b'], count: 3 },
    },
  },
  {
    ...{ itemId: 'many', ...counted, type: 'choice', options },
    published: { kind: 'suppressed', reason: 'smallCategories' },
  },
  { itemId: 'words', ...counted, type: 'text' },
];

const response = { asked: 23, delivered: 22, answered: 20 };
const released: NonNullable<ResultsModel['released']> = {
  ...{ response, minimum: 10, pooled: false, at: startsAt, items, names: startingThemes, commentRule: 'screened' },
  ...{
    commenters: 7,
    themes: [
      { themeId: 'collaboration', count: 3 },
      { themeId: HOSTILE.slice(0, 40), count: 'below3' },
    ],
  },
};
const cut: CutShown = {
  ...{ itemId: 'area', textEn: HOSTILE, textFr: HOSTILE, options },
  items: [
    {
      ...{ itemId: 'q1', ...about },
      parts: [
        { optionId: 'a', shown: { kind: 'share', favourable: 8, valid: 12, tenths: 667 } },
        { optionId: null, shown: { kind: 'share', favourable: 8, valid: 11, tenths: 727 } },
        { optionId: 'b', shown: { kind: 'suppressed', reason: 'complementary' } },
      ],
    },
    { itemId: 'q2', ...about, parts: [{ optionId: 'a', shown: { kind: 'suppressed', reason: 'tooFew' } }] },
  ],
};
const base: ResultsModel = {
  ...{ evaluationId: 'e1', kind: 'learning-event', state: 'closed', opensAt: startsAt, readerZone: 'America/Toronto' },
  ...{ response, toScreen: 0, ownToScreen: 0, words: [], session },
  pool: { pool: 'none', period: '', evaluations: 1, response, late: false },
};
const pooled: ResultsModel = {
  ...{ ...base, kind: 'action-learning', state: 'pooled' },
  pool: {
    ...{ pool: 'quarter', period: '2026-Q3', evaluations: 3, late: false },
    response: { asked: 66, delivered: 60, answered: 58 },
  },
};
const changed = { saidEn: HOSTILE, saidFr: HOSTILE, changedEn: 'A longer break.', changedFr: 'Une pause plus longue.' };
const news: NewsModel = { ...released, kind: 'learning-event', readerZone: 'America/Toronto' };

export const evaluationResultsCards: Record<string, Render> = {
  'evaluation-results-cut': (t) => resultsCard({ ...base, state: 'released', released: { ...released, cut } }, t),
  'evaluation-results': (t) =>
    resultsCard(
      {
        ...base,
        state: 'released',
        released,
        words: [HOSTILE, ...Array.from({ length: 29 }, (_, n) => `Comment ${n}`)],
        changed,
        done: 'released',
      },
      t,
    ),
  'evaluation-results-comments': (t) =>
    resultsCard(
      {
        ...{ ...base, state: 'released', released, from: 25 },
        words: Array.from({ length: 80 }, () => HOSTILE.repeat(20).slice(0, 1_000)),
      },
      t,
    ),
  'evaluation-results-few': (t) =>
    resultsCard(
      { ...base, state: 'suppressed', released: { ...released, commentRule: 'themesOnly', commenters: 'below3' } },
      t,
    ),
  'evaluation-results-open': (t) => resultsCard({ ...base, state: 'open', session: hostileSession }, t),
  'evaluation-results-to-screen': (t) => resultsCard({ ...base, toScreen: 4, ownToScreen: 4, refused: 'toScreen' }, t),
  'evaluation-results-to-release': (t) => resultsCard(base, t),
  'evaluation-results-pool-open': (t) => resultsCard({ ...pooled, pool: { ...pooled.pool, waits: 'notClosed' } }, t),
  'evaluation-results-pool-grows': (t) =>
    resultsCard({ ...pooled, pool: { ...pooled.pool, waits: 'mayGrow' }, refused: 'mayGrow' }, t),
  'evaluation-results-pool-elsewhere': (t) => resultsCard({ ...pooled, toScreen: 2 }, t),
  'evaluation-results-pool-named': (t) =>
    resultsCard({ ...pooled, pool: { ...pooled.pool, pool: 'program', period: HOSTILE } }, t),
  'evaluation-results-pool': (t) =>
    resultsCard({ ...pooled, state: 'released', released: { ...released, pooled: true }, done: 'changed', changed }, t),
  'evaluation-results-late': (t) =>
    resultsCard({ ...pooled, state: 'suppressed', pool: { ...pooled.pool, late: true }, refused: 'tooLate' }, t),
  'evaluation-screen': (t) =>
    screenCard({ evaluationId: 'e1', commentId: 'c1', text: HOSTILE, left: 4, themes: startingThemes }, t),
  'evaluation-screen-no-themes': (t) =>
    screenCard({ evaluationId: 'e1', commentId: 'c1', text: HOSTILE, left: 1, themes: [] }, t),
  'evaluation-themes': (t) => themesCard({ evaluationId: 'e1', themes: startingThemes, limit: 60, done: true }, t),
  'evaluation-themes-refused': (t) =>
    themesCard({ evaluationId: 'e1', themes: [], limit: 60, sent: { en: HOSTILE, fr: '' }, refused: 'themeWords' }, t),
  'evaluation-changed': (t) => changedFormCard({ evaluationId: 'e1', limit: 400 }, t),
  'evaluation-changed-refused': (t) =>
    changedFormCard({ evaluationId: 'e1', limit: 400, words: changed, refused: 'changedWords' }, t),
  'evaluation-news': (t) => resultsNewsCard({ ...news, session: hostileSession, changed }, t),
  'evaluation-news-pool': (t) => resultsNewsCard({ ...news, pooled: true }, t),
};
