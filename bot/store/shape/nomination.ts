import { z } from 'zod';
import { ENDORSEMENT_ANSWERS, INELIGIBLE_BECAUSE, REGIONS } from '../../domain/nomination.ts';
import { RECUSED_BECAUSE } from '../../domain/review.ts';
import { OUTCOMES } from '../../domain/selection.ts';
import { instant } from './part.ts';

const wording = { textEn: z.string(), textFr: z.string() };
const anchor = z.object(wording);
const texts = z.record(z.string(), z.string());

export const call = z.object({
  callId: z.string(),
  programId: z.string(),
  cohortId: z.string(),
  state: z.enum(['draft', 'published']),
  opensAt: instant,
  closesAt: instant,
  completeBy: instant,
  capacity: z.number().int(),
  perDepartment: z.number().int().exactOptional(),
  days: z.number().int(),
  months: z.number().int(),
  levels: z.array(z.string()),
  areas: z.array(z.string()),
  criteria: z.array(
    z.object({
      criterionId: z.string(),
      ...wording,
      weight: z.number().int(),
      anchors: z.object({ '1': anchor, '3': anchor, '5': anchor }),
    }),
  ),
  rubric: z.number().int(),
  competencies: z.array(z.object({ competencyId: z.string(), ...wording })),
  questions: z.array(z.object({ questionId: z.string(), ...wording, required: z.boolean() })),
  selfNomination: z.boolean(),
  redacted: z.boolean(),
  reviewsEach: z.number().int(),
  contact: z.string(),
  sequence: z.number().int(),
});

/** Where a program finds its calls. */
export const callRef = z.object({ callId: z.string(), programId: z.string(), cohortId: z.string() });

const words = {
  department: z.string(),
  level: z.string(),
  functionalArea: z.string(),
  statement: z.string(),
  strengths: texts,
  answers: texts,
};

export const nominationDraft = z.object({
  ...words,
  draftId: z.string(),
  callId: z.string(),
  nominator: z.string(),
  nomineeName: z.string(),
  nomineeEmail: z.string(),
  changedAt: instant,
});

export const nomination = z.object({
  ...words,
  callId: z.string(),
  programId: z.string(),
  cohortId: z.string(),
  nominee: z.string(),
  nominator: z.string(),
  state: z.enum(['submitted', 'complete', 'eligible', 'ineligible', 'declined', 'withdrawn']),
  supervisor: z.string().exactOptional(),
  consent: z
    .object({
      given: z.boolean(),
      at: instant,
      language: z.enum(['en', 'fr']).exactOptional(),
      region: z.enum(REGIONS).exactOptional(),
      supervisorCheck: z.enum(['matches', 'differs', 'unknown']).exactOptional(),
    })
    .exactOptional(),
  endorsement: z
    .object({
      answer: z.enum(ENDORSEMENT_ANSWERS),
      conditions: z.string(),
      days: z.number().int(),
      by: z.string(),
      at: instant,
    })
    .exactOptional(),
  eligibility: z
    .object({ by: z.string(), at: instant, because: z.enum(INELIGIBLE_BECAUSE).exactOptional() })
    .exactOptional(),
  withdrawnBy: z.string().exactOptional(),
  round: z.number().int(),
  submittedAt: instant,
  changedAt: instant,
  imported: z.literal(true).exactOptional(),
  disposedAt: instant.exactOptional(),
});

export const support = z.object({ nominee: z.string(), by: z.string(), words: z.string(), at: instant });

export const reviewRound = z.object({
  callId: z.string(),
  state: z.enum(['declaring', 'assigned', 'closed']),
  each: z.number().int(),
  at: instant,
  by: z.string(),
  frozen: z
    .object({ reviewers: z.array(z.string()), of: z.record(z.string(), z.array(z.number().int())) })
    .exactOptional(),
});

export const conflicts = z.object({
  reviewer: z.string(),
  nominees: z.array(z.string()),
  at: instant,
  seen: z.array(z.string()).exactOptional(),
  draft: z.object({ nominees: z.array(z.string()), seen: z.array(z.string()) }).exactOptional(),
});

export const redaction = z.object({
  nominee: z.string(),
  number: z.number().int(),
  statement: z.string(),
  strengths: texts,
  answers: texts,
  conditions: z.string().exactOptional(),
  checkedBy: z.string().exactOptional(),
  at: instant,
});

const score = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

export const review = z.object({
  callId: z.string(),
  nominee: z.string(),
  reviewer: z.string(),
  state: z.enum(['assigned', 'draft', 'submitted', 'recused']),
  scores: z.record(z.string(), score),
  note: z.string(),
  rubric: z.number().int(),
  because: z.enum(RECUSED_BECAUSE).exactOptional(),
  changedAt: instant,
});

export const decision = z.object({
  nominee: z.string(),
  outcome: z.enum(OUTCOMES),
  rationale: z.string(),
  reasons: z.array(z.string()),
  place: z.number().int(),
  by: z.string(),
  at: instant,
});

export const approval = z.object({
  state: z.enum(['asked', 'approved', 'returned']),
  digest: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  by: z.string().exactOptional(),
  at: instant.exactOptional(),
  note: z.string().exactOptional(),
});

export const release = z.object({ by: z.string(), at: instant });

export const offer = z.object({
  nominee: z.string(),
  state: z.enum(['offered', 'accepted', 'declined']),
  promoted: z.literal(true).exactOptional(),
  by: z.string(),
  at: instant,
});

/** Written with every decision and every step about all of them, so that these take turns. */
export const selectionBook = z.object({ n: z.number().int() });
