import { z } from 'zod';
import { behaviours, feedback, projectNote, waiting, wave } from './shape/feedback.ts';
import { box, changed, comment, evaluation, form, reported, result, themes } from './shape/evaluation.ts';
import { group, groupDraft } from './shape/group.ts';
import { broadcast, delivery, inboxItem, instance, plan } from './shape/message.ts';
import { instant } from './shape/part.ts';
import {
  account,
  calendarFeed,
  conversation,
  link,
  mail,
  match,
  membership,
  merge,
  person,
  preference,
  role,
  tally,
  told,
} from './shape/people.ts';
import {
  attempt,
  audit,
  cohort,
  enrolment,
  entry,
  importRun,
  marker,
  program,
  programRef,
  request,
  rsvp,
  seatBook,
  session,
} from './shape/program.ts';

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
  account: { v: 1, body: account },
  rsvp: { v: 1, body: rsvp },
  seatBook: { v: 1, body: seatBook },
  request: { v: 1, body: request },
  preference: { v: 1, body: preference },
  calendarFeed: { v: 1, body: calendarFeed },
  told: { v: 1, body: told },
  plan: { v: 1, body: plan },
  delivery: { v: 1, body: delivery },
  tally: { v: 1, body: tally },
  instance: { v: 1, body: instance },
  broadcast: { v: 1, body: broadcast },
  castRef: { v: 1, body: z.object({ castId: z.string(), programId: z.string(), at: instant }) },
  audience: { v: 1, body: z.object({ pids: z.array(z.string()) }) },
  acknowledgement: { v: 1, body: z.object({ pid: z.string(), at: instant, via: z.literal('mail').exactOptional() }) },
  inboxItem: { v: 1, body: inboxItem },
  form: { v: 1, body: form },
  evaluation: { v: 1, body: evaluation },
  evaluationRef: { v: 1, body: z.object({ evaluationId: z.string(), opensAt: instant }) },
  comment: { v: 1, body: comment },
  result: { v: 1, body: result },
  themes: { v: 1, body: themes },
  changed: { v: 1, body: changed },
  reported: { v: 1, body: reported },
  ledger: { v: 1, body: z.object({ pid: z.string() }) },
  box: { v: 1, body: box },
  wave: { v: 1, body: wave },
  waveRef: { v: 1, body: z.object({ waveId: z.string(), programId: z.string(), cohortId: z.string() }) },
  feedback: { v: 1, body: feedback },
  behaviours: { v: 1, body: behaviours },
  waiting: { v: 1, body: waiting },
  projectNote: { v: 1, body: projectNote },
  groupDraft: { v: 1, body: groupDraft },
  group: { v: 1, body: group },
  membership: { v: 1, body: membership },
  welcome: { v: 1, body: marker },
  programRef: { v: 1, body: programRef },
  import: { v: 1, body: importRun },
} as const;

export type Bodies = { [K in keyof typeof shapes]: z.infer<(typeof shapes)[K]['body']> };
