import { z } from 'zod';
import { instant } from './part.ts';

const formOption = z.object({ optionId: z.string(), textEn: z.string(), textFr: z.string() });
const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const about = {
  itemId: z.string(),
  textEn: z.string(),
  textFr: z.string(),
  competency: z.string().exactOptional(),
  level: level.exactOptional(),
  measure: z.string().exactOptional(),
};
const formItem = z.object({
  ...about,
  type: z.enum(['likert', 'single', 'multiple', 'text']),
  required: z.boolean(),
  cut: z.literal(true).exactOptional(),
  options: z.array(formOption).exactOptional(),
});

export const form = z.object({
  formId: z.string(),
  programId: z.string(),
  version: z.number().int(),
  kind: z.enum(['learning-event', 'action-learning', 'mid-program', 'end-program']),
  titleEn: z.string(),
  titleFr: z.string(),
  items: z.array(formItem),
  state: z.enum(['draft', 'approved', 'retired']),
  at: instant.exactOptional(),
});

export const evaluation = z.object({
  evaluationId: z.string(),
  programId: z.string(),
  cohortId: z.string(),
  sessionId: z.string().exactOptional(),
  kind: form.shape.kind,
  form,
  state: z.enum(['draft', 'approved', 'open', 'closed', 'released', 'pooled', 'suppressed']),
  pool: z.enum(['none', 'quarter', 'program']),
  opensAt: instant,
  closesAt: instant,
  timeZone: z.string().exactOptional(),
  minimum: z.number().int(),
  toParticipants: z.boolean(),
  /** The name of the period that its pool was declared for; absent: the quarter in which it opened. */
  period: z.string().exactOptional(),
  commentsOut: z.literal(true).exactOptional(),
  /** Came out of a file, after it was over; its ballots are in the box like all others. */
  imported: z.literal(true).exactOptional(),
  /** Of an imported one: how many were asked and answered, since no ledger can say it. */
  counts: z.object({ asked: z.number().int(), answered: z.number().int() }).exactOptional(),
});

/** What may be shown of an evaluation, and nothing else: written once, when it is released. */
const few = z.union([z.number().int(), z.literal('below3')]);
const published = z.union([
  z.object({
    kind: z.literal('share'),
    favourable: z.number().int(),
    valid: z.number().int(),
    tenths: z.number().int(),
    notApplicable: few,
    bounds: z.object({ lowTenths: z.number().int(), highTenths: z.number().int() }),
    distribution: z.array(z.number().int()).exactOptional(),
  }),
  z.object({ kind: z.literal('band'), band: z.enum(['high', 'low']) }),
  z.object({ kind: z.literal('suppressed'), reason: z.enum(['tooFew', 'complementary']) }),
]);
const choicePublished = z.union([
  z.object({
    kind: z.literal('options'),
    valid: z.number().int(),
    options: z.array(z.object({ optionId: z.string(), count: z.union([few, z.literal('most')]) })),
    other: z.object({ optionIds: z.array(z.string()), count: z.number().int() }).exactOptional(),
  }),
  z.object({ kind: z.literal('suppressed'), reason: z.enum(['tooFew', 'smallCategories']) }),
]);
const partShown = z.union([
  z.object({
    kind: z.literal('share'),
    favourable: z.number().int(),
    valid: z.number().int(),
    tenths: z.number().int(),
  }),
  z.object({ kind: z.literal('suppressed'), reason: z.enum(['tooFew', 'complementary']) }),
]);
const words = { itemId: z.string(), textEn: z.string(), textFr: z.string() };
const cut = z.object({
  ...words,
  options: z.array(formOption),
  items: z.array(
    z.object({ ...words, parts: z.array(z.object({ optionId: z.string().nullable(), shown: partShown })) }),
  ),
});
const counted = { ...about, asked: z.number().int(), answered: z.number().int() };
export const result = z.object({
  poolId: z.string(),
  programId: z.string(),
  cohortId: z.string(),
  kind: form.shape.kind,
  pool: z.enum(['none', 'quarter', 'program']),
  period: z.string(),
  evaluationIds: z.array(z.string()),
  asked: z.number().int(),
  delivered: z.number().int(),
  answered: z.number().int(),
  minimum: z.number().int(),
  at: instant,
  by: z.string(),
  items: z.array(
    z.union([
      z.object({ ...counted, type: z.literal('likert'), published }),
      z.object({
        ...counted,
        type: z.literal('choice'),
        options: z.array(formOption),
        published: choicePublished,
      }),
      z.object({ ...counted, type: z.literal('text') }),
    ]),
  ),
  /** The items by the cut that was declared beforehand; absent: none was. */
  cut: cut.exactOptional(),
  commentRule: z.enum(['screened', 'themesOnly']),
  commenters: few,
  themes: z.array(z.object({ themeId: z.string(), count: z.union([few, z.literal('most')]) })),
});

/** A program's themes, from which comments are coded. A removed one keeps its words for what was coded with it. */
export const themes = z.object({
  themes: z.array(
    z.object({ themeId: z.string(), en: z.string(), fr: z.string(), removed: z.literal(true).exactOptional() }),
  ),
});

/** "You said, we changed": in a coordinator's words, in both languages. */
export const changed = z.object({
  evaluationId: z.string(),
  saidEn: z.string(),
  saidFr: z.string(),
  changedEn: z.string(),
  changedFr: z.string(),
  at: instant,
});

/** A figure that was published before this product, quoted with its base as it was worded then. */
export const reported = z.object({
  code: z.string(),
  figure: z.string(),
  textEn: z.string(),
  textFr: z.string(),
  baseEn: z.string(),
  baseFr: z.string(),
  source: z.string(),
  asOf: z.string(),
  level: level.exactOptional(),
});

/** A comment, apart from its ballot: its id and place are random, and it has no time. */
export const comment = z.object({
  commentId: z.string(),
  text: z.string(),
  state: z.enum(['new', 'shown', 'withheld']),
  themes: z.array(z.string()),
  by: z.string().exactOptional(),
});

/** All ballots of an evaluation, sealed (domain/ballot). */
export const box = z.object({ n: z.number().int(), nonce: z.string(), sealed: z.string() });
