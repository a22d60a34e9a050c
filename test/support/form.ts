import fc from 'fast-check';
import {
  FORM_KINDS,
  FORM_LIMIT,
  isFormId,
  ITEM_TYPES,
  lengthOf,
  type FormDraft,
  type FormItem,
} from '../../bot/domain/form.ts';
import { cleanText } from '../../bot/domain/form-edit.ts';

const id = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,8}$/).filter(isFormId);
/** Words as a draft keeps them, the awkward ones too: formulas, quotation marks, commas, accents, nothing at all. */
const words = (max: number) =>
  fc
    .oneof(
      fc.string({ maxLength: max }),
      fc.constantFrom('', '=1+1', "'=1", "''@x", '-5', '+ten', '"é", «;»', "'", 'a, b', 'l’été'),
    )
    .map(cleanText)
    .filter((text) => text.length <= max);

const options = fc.uniqueArray(fc.record({ optionId: id, textEn: words(30), textFr: words(30) }), {
  selector: ({ optionId }) => optionId,
  maxLength: 5,
});

const item: fc.Arbitrary<FormItem> = fc
  .record({
    itemId: id,
    type: fc.constantFrom(...ITEM_TYPES),
    textEn: words(80),
    textFr: words(80),
    required: fc.boolean(),
    cut: fc.boolean(),
    options,
    level: fc.option(fc.constantFrom(1, 2, 3, 4), { nil: undefined }),
    measure: fc.option(id, { nil: undefined }),
    competency: fc.option(id, { nil: undefined }),
  })
  .map(({ options: own, cut, level, measure, competency, ...rest }) => ({
    ...rest,
    ...(cut ? { cut: true as const } : {}),
    ...(rest.type === 'single' || rest.type === 'multiple' ? { options: own } : {}),
    ...(level === undefined ? {} : { level }),
    ...(measure === undefined ? {} : { measure }),
    ...(competency === undefined ? {} : { competency }),
  }));

/** Any form that a draft could be: whole or not. */
export const draftForm: fc.Arbitrary<FormDraft> = fc
  .record({
    kind: fc.constantFrom(...FORM_KINDS),
    titleEn: words(100),
    titleFr: words(100),
    items: fc.uniqueArray(item, { selector: ({ itemId }) => itemId, maxLength: 6 }),
  })
  .filter((form) => lengthOf(form) <= FORM_LIMIT);
