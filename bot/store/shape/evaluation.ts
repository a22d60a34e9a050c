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
export const result = z.object({
  asked: z.number().int(),
  answered: z.number().int(),
  at: instant,
  by: z.string(),
  items: z.array(
    z.union([
      z.object({ ...about, type: z.literal('likert'), published }),
      z.object({ ...about, type: z.literal('choice'), published: choicePublished }),
      z.object({ ...about, type: z.literal('text') }),
    ]),
  ),
});

/** A comment, apart from its ballot: its id and place are random, and it has no time. */
export const comment = z.object({
  commentId: z.string(),
  text: z.string(),
  state: z.enum(['new', 'shown', 'withheld']),
  themes: z.array(z.string()),
  by: z.string().exactOptional(),
});

/** "You said, we changed": what a program did with the results of an evaluation. */
export const changed = z.object({
  evaluationId: z.string(),
  saidEn: z.string(),
  saidFr: z.string(),
  changedEn: z.string(),
  changedFr: z.string(),
  at: instant,
});

/** All ballots of an evaluation, sealed (domain/ballot). */
export const box = z.object({ n: z.number().int(), nonce: z.string(), sealed: z.string() });
