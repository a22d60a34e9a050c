import type { Render } from '../../../cards/card.ts';
import { askFormCard, formCard, formHistoryCard, formListCard, formsRefusedCard } from '../../../cards/form.ts';
import type { FormModel, FormPreviewModel } from '../../../cards/form.ts';
import { askRemoveCard, formItemCard, formTitlesCard, type ItemModel } from '../../../cards/form-item.ts';
import { formLibrary } from '../../../cards/text/form.ts';
import type { FormDraft, FormItem } from '../../../bot/domain/form.ts';
import { HOSTILE, startsAt } from './sample.ts';

const options = [
  { optionId: 'a', textEn: HOSTILE, textFr: HOSTILE },
  { optionId: 'b', textEn: 'In the room', textFr: '' },
];
const choice: FormItem = {
  ...{ itemId: 'format', type: 'single', textEn: HOSTILE, textFr: HOSTILE, required: true, options },
  ...{ measure: 'ownMeasure', competency: 'ownCompetency' },
};
const hostile: FormDraft = {
  ...{ kind: 'learning-event', titleEn: HOSTILE, titleFr: '' },
  items: [...formLibrary['learning-event'].items, choice, { ...choice, itemId: 'formats', type: 'multiple' }],
};
/** As long as a form may be: 12 items, 10,000 characters. */
const longest: FormDraft = {
  ...{ kind: 'end-program', titleEn: 'T'.repeat(100), titleFr: 'T'.repeat(100) },
  items: Array.from({ length: 12 }, (_, n) => ({
    ...{ itemId: `q${n}`, type: 'single', textEn: 'e'.repeat(90), textFr: 'f'.repeat(90), required: true },
    ...{ level: 3, measure: 'benefitLeadership', competency: 'collaboration' },
    options: Array.from({ length: 12 }, (_n, m) => ({
      ...{ optionId: `o${m}`, textEn: `${m}${'e'.repeat(23)}`, textFr: `${m}${'f'.repeat(23)}` },
    })),
  })),
};
const preview: FormPreviewModel = {
  ...{ expected: 23, minimum: 10, publishable: true, pool: 'none', twoInOne: [], problems: [] },
};
const draft: FormModel = {
  ...{ programId: 'p1', form: hostile, status: 'draft', version: 3, etag: '"etag"', readerZone: 'UTC', history: true },
  preview: {
    ...{ ...preview, publishable: false, expected: 7, pool: 'quarter', twoInOne: ['format'] },
    problems: [{ code: 'titleFr' }, { code: 'optionFr', itemId: 'format' }],
  },
};
const inUse: FormModel = {
  ...{ programId: 'p1', form: formLibrary['end-program'], status: 'approved', version: 2, at: startsAt },
  ...{ readerZone: 'UTC', history: true, preview },
};
const item: ItemModel = {
  draft: { programId: 'p1', kind: 'learning-event', version: 3, etag: '"etag"' },
  ...{ itemId: 'format', n: 6, places: 7 },
  typed: {
    ...{ textEn: HOSTILE, textFr: HOSTILE, type: 'single', optionsEn: HOSTILE, optionsFr: '', required: 'true' },
    ...{ cut: 'true', place: '6', level: '2', measure: 'ownMeasure', competency: 'vision' },
  },
};
const { n: _, ...newItem } = item;
const titles = { draft: item.draft, typed: { titleEn: HOSTILE, titleFr: '' } };
const lines = [
  { programId: 'p1', kind: 'learning-event', inUse: 2, draft: true },
  { programId: 'p1', kind: 'mid-program', draft: false },
] as const;
const versions = [
  { version: 3, status: 'draft' },
  { version: 2, status: 'approved', at: startsAt },
  { version: 1, status: 'replaced', at: startsAt },
] as const;

export const formCards: Record<string, Render> = {
  'form-list': (t) => formListCard({ programs: [{ name: HOSTILE, forms: [...lines] }] }, t),
  'form-library': (t) =>
    formCard(
      {
        ...{ programId: 'p1', form: formLibrary['action-learning'], status: 'library', readerZone: 'UTC' },
        ...{ history: false, preview: { ...preview, pool: 'quarter' } },
      },
      t,
    ),
  'form-draft': (t) => formCard(draft, t),
  'form-draft-cut': (t) => formCard({ ...draft, preview: { ...preview, cut: { publishable: true } } }, t),
  'form-draft-longest': (t) => formCard({ ...draft, form: longest, preview, done: 'saved' }, t),
  'form-draft-empty': (t) =>
    formCard(
      { ...draft, form: { ...hostile, items: [] }, preview: { ...preview, problems: [{ code: 'noItems' }] } },
      t,
    ),
  'form-changed': (t) => formCard({ ...draft, refused: 'changed' }, t),
  'form-in-use': (t) => formCard({ ...inUse, done: 'approved' }, t),
  'form-retired': (t) => formCard({ ...inUse, status: 'retired', done: 'retired' }, t),
  'form-replaced': (t) => {
    const { preview: __, ...looked } = inUse;
    return formCard({ ...looked, status: 'replaced' }, t);
  },
  'form-history': (t) =>
    formHistoryCard({ programId: 'p1', kind: 'learning-event', versions: [...versions], readerZone: 'UTC' }, t),
  'form-ask-discard': (t) => askFormCard(item.draft, 'discard', t),
  'form-ask-retire': (t) => askFormCard({ programId: 'p1', kind: 'mid-program', version: 2 }, 'retire', t),
  'form-item': (t) => formItemCard(item, t),
  'form-item-new': (t) =>
    formItemCard({ ...newItem, typed: { ...item.typed, type: 'likert', optionsEn: '', measure: '', level: '' } }, t),
  'form-item-problems': (t) =>
    formItemCard(
      {
        ...{ ...item, typed: { ...item.typed, textEn: 'x'.repeat(10_000), type: 'none of these' } },
        problems: [
          { field: 'textEn', code: 'textTooLong', most: 300 },
          { field: 'type', code: 'badValue' },
          { code: 'tooManyItems', most: 12 },
        ],
      },
      t,
    ),
  'form-item-changed': (t) => formItemCard({ ...item, present: hostile }, t),
  'form-item-gone': (t) => formItemCard({ ...item, present: { ...hostile, items: [] } }, t),
  'form-titles': (t) => formTitlesCard(titles, t),
  'form-titles-changed': (t) =>
    formTitlesCard(
      { ...titles, present: hostile, problems: [{ field: 'titleEn', code: 'textTooLong', most: 100 }] },
      t,
    ),
  'form-ask-remove': (t) => askRemoveCard({ draft: item.draft, item: choice }, t),
  'forms-not-allowed': formsRefusedCard,
};
