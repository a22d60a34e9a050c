import { z } from 'zod';

const instant = z.number().int();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const language = z.enum(['en', 'fr']);
const identity = { tenantId: z.string(), objectId: z.string() };
const spell = z.object({ group: z.string().exactOptional(), from: day, to: day.exactOptional() });

const person = z.object({
  pid: z.string(),
  name: z.string(),
  language: language.exactOptional(),
  choseLanguage: z.literal(true).exactOptional(),
  timeZone: z.string().exactOptional(),
  department: z.string().exactOptional(),
  level: z.string().exactOptional(),
  functionalArea: z.string().exactOptional(),
  email: z.string().exactOptional(),
  supervisorEmail: z.string().exactOptional(),
});

const link = z.object({ ...identity, pid: z.string(), since: instant, until: instant.exactOptional() });

const mail = z.object({
  address: z.string(),
  pid: z.string(),
  since: instant,
  identity: z.object(identity).exactOptional(),
});

const role = z.object({
  pid: z.string(),
  programId: z.string(),
  role: z.enum(['coordinator', 'facilitator']),
  since: instant,
  by: z.string(),
});

const match = z.object({
  matchId: z.string(),
  newcomer: z.string(),
  candidate: z.string(),
  identity: z.object(identity),
  state: z.enum(['open', 'same', 'different']),
  openedAt: instant,
  decidedBy: z.string().exactOptional(),
  decidedAt: instant.exactOptional(),
});

const merge = z.object({
  mergeId: z.string(),
  from: z.string(),
  into: z.string(),
  moved: z.array(z.object({ pk: z.string(), id: z.string() })),
  state: z.enum(['merging', 'merged', 'undoing', 'undone']),
  by: z.string(),
  at: instant,
});

const program = z.object({
  programId: z.string(),
  name: z.string(),
  timeZone: z.string(),
  checkIn: z.object({ opensMinutesBefore: z.number(), graceMinutes: z.number(), code: z.boolean() }),
});

const cohort = z.object({ cohortId: z.string(), programId: z.string(), name: z.string() });

const enrolment = z.object({
  cohortId: z.string(),
  pid: z.string(),
  department: z.string(),
  spells: z.array(spell),
  mergedInto: z.string().exactOptional(),
  formerly: z.array(z.string()).exactOptional(),
  takenOver: z.literal(true).exactOptional(),
});

const session = z.object({
  sessionId: z.string(),
  programId: z.string(),
  cohortId: z.string(),
  code: z.string(),
  kind: z.enum(['learning-event', 'action-learning', 'course', 'other']),
  group: z.string().exactOptional(),
  titleEn: z.string(),
  titleFr: z.string(),
  startsAt: instant,
  endsAt: instant,
  timeZone: z.string(),
  place: z.string(),
  required: z.boolean(),
  minimumMinutes: z.number(),
  status: z.enum(['draft', 'published', 'held', 'cancelled']),
  remote: z.boolean(),
});

const entry = z.object({
  pid: z.string(),
  source: z.enum(['self', 'facilitator', 'import']),
  channel: z.enum(['button', 'code', 'remote', 'facilitator', 'import']),
  n: z.number().int(),
  status: z.enum(['present', 'late', 'partial', 'absent', 'excused']),
  minutes: z.number().exactOptional(),
  at: instant,
  countsFrom: instant.exactOptional(),
  by: z.string(),
  retracts: z.literal(true).exactOptional(),
  importId: z.string().exactOptional(),
});

/** The code form that a person has open, and their wrong tries in a row (domain/code). */
const attempt = z.object({
  pid: z.string(),
  openedAt: instant.exactOptional(),
  wrong: z.number().int(),
  pausedUntil: instant.exactOptional(),
});

const audit = z.object({
  who: z.string(),
  what: z.string(),
  at: instant,
  on: z.string(),
  before: z.string().exactOptional(),
  after: z.string().exactOptional(),
});

/** How to reach a person in their personal chat (PLATFORM section 3). */
const conversation = z.object({
  serviceUrl: z.string(),
  conversationId: z.string(),
  userId: z.string(),
  botId: z.string(),
  tenantId: z.string(),
  locale: z.string().exactOptional(),
  reachable: z.boolean(),
  since: instant,
});

const membership = z.object({ programId: z.string(), cohortId: z.string() });
const marker = z.object({ at: instant });
const programRef = z.object({ programId: z.string(), name: z.string() });

/** A run of `cadre import`: what it reads (digests), how far it is, and what it has done. */
const importRun = z.object({
  importId: z.string(),
  programId: z.string(),
  cohortId: z.string(),
  digest: z.string(),
  state: z.enum(['applying', 'done']),
  /** The step being applied and the number of its rows that are done. */
  step: z.string(),
  rows: z.number().int(),
  by: z.string(),
  startedAt: instant,
  endedAt: instant.exactOptional(),
});

/**
 * Every stored shape with its current version. When a shape changes: raise `v`, and say in `upgrade[old]` how a body
 * of the version before becomes one of the next.
 */
export const shapes = {
  person: { v: 1, body: person },
  link: { v: 1, body: link },
  mail: { v: 1, body: mail },
  role: { v: 1, body: role },
  match: { v: 1, body: match },
  merge: { v: 1, body: merge },
  program: { v: 1, body: program },
  cohort: { v: 1, body: cohort },
  enrolment: { v: 1, body: enrolment },
  session: { v: 1, body: session },
  key: { v: 1, body: z.object({ secret: z.string() }) },
  entry: { v: 1, body: entry },
  attempt: { v: 1, body: attempt },
  audit: { v: 1, body: audit },
  conversation: { v: 1, body: conversation },
  account: { v: 1, body: z.object({ ...identity, serviceUrl: z.string() }) },
  membership: { v: 1, body: membership },
  welcome: { v: 1, body: marker },
  programRef: { v: 1, body: programRef },
  import: { v: 1, body: importRun },
} as const;

export type Bodies = { [K in keyof typeof shapes]: z.infer<(typeof shapes)[K]['body']> };
