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
  broadcastApprovalAbove: z.number().int().exactOptional(),
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
  sequence: z.number().int(),
  seriesId: z.string().exactOptional(),
  joinLink: z.string().exactOptional(),
  capacity: z.number().int().exactOptional(),
  facilitator: z.string().exactOptional(),
  languages: z.enum(['en', 'fr', 'both']).exactOptional(),
  interpretation: z.boolean().exactOptional(),
  details: z
    .object({
      agendaEn: z.string().exactOptional(),
      agendaFr: z.string().exactOptional(),
      beforeEn: z.string().exactOptional(),
      beforeFr: z.string().exactOptional(),
      afterEn: z.string().exactOptional(),
      afterFr: z.string().exactOptional(),
      roomAccess: z.string().exactOptional(),
      contact: z.string().exactOptional(),
    })
    .exactOptional(),
  movedFrom: z.object({ startsAt: instant, endsAt: instant }).exactOptional(),
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
  via: z.literal('mail').exactOptional(),
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

/** Intention, never attendance. An answer to another `sequence` than the session's present one is void. */
const rsvp = z.object({
  pid: z.string(),
  state: z.enum(['confirmed', 'tentative', 'declined', 'waiting']),
  category: z.enum(['leave', 'operational', 'other']).exactOptional(),
  sequence: z.number().int(),
  at: instant,
});

/** What a person may mute, and has. */
const preference = z.object({ muted: z.array(z.string()) });

/** Due work that makes deliveries in chunks; `cursor` is how far it is (DESIGN section 4). */
const plan = z.object({
  planId: z.string(),
  kind: z.string(),
  programId: z.string(),
  cohortId: z.string().exactOptional(),
  sessionId: z.string().exactOptional(),
  castId: z.string().exactOptional(),
  sequence: z.number().int(),
  cursor: z.string(),
  state: z.enum(['open', 'done', 'cancelled']),
  at: instant,
});

/** One message to one person, and what became of it. Waiting work while its document has a dueAt. */
const delivery = z.object({
  deliveryId: z.string(),
  planId: z.string(),
  kind: z.string(),
  pid: z.string(),
  programId: z.string(),
  sessionId: z.string().exactOptional(),
  castId: z.string().exactOptional(),
  sequence: z.number().int(),
  state: z.enum(['queued', 'sending', 'sent', 'deferred', 'failed', 'skipped', 'unconfirmed']),
  /** A code: why it failed, was skipped or deferred. */
  reason: z.string().exactOptional(),
  attempts: z.number().int(),
  channel: z.enum(['teams', 'mail']).exactOptional(),
  /** Ids, codes and numbers that the message is made from; never words. */
  about: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
  /** Where the message is, so that it can be corrected or recalled. */
  activityId: z.string().exactOptional(),
  conversationId: z.string().exactOptional(),
  at: instant,
});

/** The messages that count against a person's two a day (DESIGN section 4); `day` is theirs. */
const tally = z.object({ pid: z.string(), day, deliveries: z.array(z.string()) });

/** A running instance of Cadre: since when without a break, and when it was last heard. */
const instance = z.object({ instanceId: z.string(), since: instant, at: instant });

const broadcast = z.object({
  castId: z.string(),
  programId: z.string(),
  state: z.enum(['draft', 'ready', 'approved', 'scheduled', 'sending', 'sent', 'partial', 'cancelled', 'closed']),
  version: z.number().int(),
  editedBy: z.string(),
  approvedBy: z.string().exactOptional(),
  audience: z.object({
    role: z.enum(['participant', 'coordinator', 'facilitator']),
    cohortId: z.string().exactOptional(),
    group: z.string().exactOptional(),
    sessionId: z.string().exactOptional(),
    seat: z.enum(['any', 'confirmed', 'tentative', 'declined', 'noReply', 'notCheckedIn']),
    pids: z.array(z.string()).exactOptional(),
  }),
  textEn: z.string(),
  textFr: z.string(),
  link: z.object({ url: z.string(), titleEn: z.string(), titleFr: z.string() }).exactOptional(),
  acknowledge: z.boolean(),
  urgent: z.boolean(),
  sendAt: instant.exactOptional(),
  size: z.number().int().exactOptional(),
  chunks: z.number().int().exactOptional(),
  round: z.number().int(),
  createdAt: instant,
  changedAt: instant,
});

/** A question to the coordinators: kept only after the person said that it may be passed on. */
const inboxItem = z.object({
  itemId: z.string(),
  programId: z.string(),
  pid: z.string(),
  text: z.string(),
  castId: z.string().exactOptional(),
  state: z.enum(['open', 'answered']),
  at: instant,
  answeredBy: z.string().exactOptional(),
  answer: z.string().exactOptional(),
  answeredAt: instant.exactOptional(),
});

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

const form = z.object({
  formId: z.string(),
  programId: z.string(),
  version: z.number().int(),
  kind: z.enum(['learning-event', 'action-learning', 'mid-program', 'end-program']),
  titleEn: z.string(),
  titleFr: z.string(),
  items: z.array(formItem),
  state: z.enum(['draft', 'approved', 'retired']),
});

const evaluation = z.object({
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
const result = z.object({
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
const comment = z.object({
  commentId: z.string(),
  text: z.string(),
  state: z.enum(['new', 'shown', 'withheld']),
  themes: z.array(z.string()),
  by: z.string().exactOptional(),
});

/** All ballots of an evaluation, sealed (domain/ballot). */
const box = z.object({ n: z.number().int(), nonce: z.string(), sealed: z.string() });

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
  session: { v: 2, body: session },
  key: { v: 1, body: z.object({ secret: z.string() }) },
  entry: { v: 1, body: entry },
  attempt: { v: 1, body: attempt },
  audit: { v: 1, body: audit },
  conversation: { v: 1, body: conversation },
  account: { v: 1, body: z.object({ ...identity, serviceUrl: z.string() }) },
  rsvp: { v: 1, body: rsvp },
  preference: { v: 1, body: preference },
  plan: { v: 1, body: plan },
  delivery: { v: 1, body: delivery },
  tally: { v: 1, body: tally },
  instance: { v: 1, body: instance },
  broadcast: { v: 1, body: broadcast },
  castRef: { v: 1, body: z.object({ castId: z.string(), programId: z.string(), at: instant }) },
  audience: { v: 1, body: z.object({ pids: z.array(z.string()) }) },
  acknowledgement: { v: 1, body: z.object({ pid: z.string(), at: instant }) },
  inboxItem: { v: 1, body: inboxItem },
  form: { v: 1, body: form },
  evaluation: { v: 1, body: evaluation },
  evaluationRef: { v: 1, body: z.object({ evaluationId: z.string(), opensAt: instant }) },
  comment: { v: 1, body: comment },
  result: { v: 1, body: result },
  ledger: { v: 1, body: z.object({ pid: z.string() }) },
  box: { v: 1, body: box },
  membership: { v: 1, body: membership },
  welcome: { v: 1, body: marker },
  programRef: { v: 1, body: programRef },
  import: { v: 1, body: importRun },
} as const;

export type Bodies = { [K in keyof typeof shapes]: z.infer<(typeof shapes)[K]['body']> };
