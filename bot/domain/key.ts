import { hash } from 'node:crypto';
import type { EntrySource } from './attendance.ts';
import type { Identity, Pid, Role } from './person.ts';
import type { Day, Millis } from './time.ts';

/**
 * Partition keys and ids of DESIGN section 3. Deterministic and alphanumeric, so that a write that is tried again
 * meets its own first attempt.
 */
const SHARDS = 16;

function digest(text: string): string {
  return hash('sha256', text);
}

/** How names are compared: without regard to case, accents' composition and stray spaces. */
export function sameName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

export const programIdOf = (name: string): string => `p${digest(sameName(name)).slice(0, 20)}`;
export const cohortIdOf = (programId: string, name: string): string =>
  `c${digest(`${programId}|${sameName(name)}`).slice(0, 20)}`;
export const sessionIdOf = (cohortId: string, code: string): string =>
  `s${digest(`${cohortId}|${sameName(code)}`).slice(0, 20)}`;

/** How addresses are compared: trimmed, lower case. */
export const sameAddress = (address: string): string => address.normalize('NFC').trim().toLowerCase();

const directoryPk = (key: string): string => `dir_${(parseInt(digest(key).slice(0, 4), 16) % SHARDS).toString(16)}`;

/** Every partition of the directory of people. */
export const directoryPks: readonly string[] = Array.from(
  { length: SHARDS },
  (_, shard) => `dir_${shard.toString(16)}`,
);

export const personPk = (pid: Pid): string => directoryPk(pid);
export const personId = (pid: Pid): string => `per_${pid}`;
export const roleId = (pid: Pid, programId: string, role: Role): string => `role_${pid}_${programId}_${role}`;

const alphanumeric = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
const linkKey = ({ tenantId, objectId }: Identity): string => `${alphanumeric(tenantId)}_${alphanumeric(objectId)}`;
export const linkPk = (identity: Identity): string => directoryPk(linkKey(identity));
export const linkId = (identity: Identity): string => `link_${linkKey(identity)}`;

export const mailPk = (address: string): string => directoryPk(digest(sameAddress(address)));
export const mailId = (address: string): string => `mail_${digest(sameAddress(address)).slice(0, 40)}`;

/** Doubtful matches and merges: few, and read together by coordinators. */
export const matchPk = 'dir_match';

export const programPk = (programId: string): string => `prog_${programId}`;
export const programDocId = 'program';
export const cohortDocId = (cohortId: string): string => `cohort_${cohortId}`;
export const enrolmentId = (cohortId: string, pid: Pid): string => `enr_${cohortId}_${pid}`;
export const enrolmentSk = (cohortId: string, pid: Pid): string => `${cohortId}_${pid}`;
export const sessionDocId = (sessionId: string): string => `ses_${sessionId}`;
/** Sessions of a cohort list in the order of their start. */
export const sessionSk = (cohortId: string, startsAt: Millis, sessionId: string): string =>
  `${cohortId}_${String(startsAt).padStart(14, '0')}_${sessionId}`;

export const registerPk = (sessionId: string): string => `ses_${sessionId}`;
export const entryId = (pid: Pid, source: EntrySource, n: number): string =>
  n === 0 ? `att_${pid}_${source}` : `att_${pid}_${source}_${String(n).padStart(4, '0')}`;
export const attemptId = (pid: Pid): string => `try_${pid}`;
export const keyId = 'key';

export const personalPk = (pid: Pid): string => `person_${pid}`;
export const membershipId = (programId: string, cohortId: string): string => `mem_${programId}_${cohortId}`;

/** Which Entra identities lead to a person: kept beside them, so that a chat can be opened without a search. */
export const accountId = (identity: Identity): string => `acc_${linkKey(identity)}`;

export const planDocId = (planId: string): string => `plan_${planId}`;
/** Deterministic: planning twice never sends twice. */
export const deliveryDocId = (planId: string, pid: Pid): string => `dlv_${planId}_${pid}`;
/** Where the deliveries of one plan list, and no others. */
export const deliveriesIn = (planId: string): { from: string; to: string } => ({
  from: `dlv_${planId}_`,
  to: `dlv_${planId}_~`,
});
export const rsvpId = (pid: Pid): string => `rsvp_${pid}`;
/** Who has the seats of a session with a capacity, and who waits. */
export const seatBookId = 'seats';
export const requestId = (pid: Pid): string => `request_${pid}`;
export const castPk = (castId: string): string => `cast_${castId}`;
export const castDocId = 'broadcast';
/** Where a program finds its broadcasts; they list with the newest first. */
export const castRefId = (castId: string): string => `cast_${castId}`;
export const newestFirst = (at: Millis): string => String(99_999_999_999_999 - at).padStart(14, '0');
/** What follows a broadcast, each as a plan of its own: its progress card, its corrections, its recall, another try. */
export const progressPlanId = (castId: string): string => `${castId}p`;
export const correctionPlanId = (castId: string, n: number): string => `${castId}c${n}`;
export const recallPlanId = (castId: string): string => `${castId}x`;
export const againPlanId = (castId: string, round: number): string => `${castId}r${round}`;
export const approvalPlanId = (castId: string, version: number): string => `${castId}a${version}`;
export const audienceId = (chunk: number): string => `aud_${String(chunk).padStart(5, '0')}`;
export const acknowledgementId = (pid: Pid): string => `ack_${pid}`;
export const inboxId = (pid: Pid, itemId: string): string => `inb_${pid}_${itemId}`;
/** Open questions list first, the longest waiting at the top; then the answered ones, the latest first. */
export const inboxSk = (at: Millis, answeredAt?: Millis): string =>
  answeredAt === undefined ? `open_${String(at).padStart(14, '0')}` : `past_${newestFirst(answeredAt)}`;
export const preferenceId = 'preference';
export const calendarFeedId = 'calendar_feed';
/** Of which sessions a person was reminded. */
export const toldId = 'told';
/** How many messages a person got on a day of theirs. */
export const tallyId = (day: Day): string => `tally_${day.replaceAll('-', '')}`;
export const conversationId = 'conv_personal';

export const evaluationPk = (evaluationId: string): string => `eval_${evaluationId}`;
export const evaluationDocId = 'evaluation';
/** One evaluation for a session; mid-program and end of program have one for each cohort and form. */
export const evaluationIdOf = (of: string): string => `e${digest(of).slice(0, 20)}`;
export const evaluationRefId = (evaluationId: string): string => `eval_${evaluationId}`;
export const formDocId = (kind: string, version: number): string => `form_${formSk(kind, version)}`;
export const formSk = (kind: string, version: number): string =>
  `${alphanumeric(kind)}_${String(version).padStart(4, '0')}`;
export const commentId = (id: string): string => `com_${id}`;
/** Over which evaluations ballots are added up: one id for one declared pool. */
export const poolIdOf = (cohortId: string, kind: string, period: string): string =>
  `o${digest(`${cohortId}|${kind}|${sameName(period)}`).slice(0, 20)}`;
/** What was released of a pool: one document in its program, from which every reader takes what may be seen. */
export const resultId = (poolId: string): string => `result_${poolId}`;
export const resultSk = (cohortId: string, at: Millis, poolId: string): string =>
  `${cohortId}_${String(at).padStart(14, '0')}_${poolId}`;
export const changedId = (evaluationId: string): string => `changed_${evaluationId}`;
export const themesDocId = 'themes';
export const reportedId = (code: string): string => `reported_${digest(sameName(code)).slice(0, 20)}`;
/** Who has answered, and nothing else: no time, no answer (DESIGN section 3, "ballot box"). */
export const ledgerId = (pid: Pid): string => `led_${pid}`;
export const boxId = (n: number): string => `box_${String(n).padStart(3, '0')}`;

/** The running instances of Cadre, which share the rate that Teams allows. */
export const instancePk = 'sys_instance';
export const instanceDocId = (instanceId: string): string => `ins_${instanceId}`;

export const catalogPk = 'sys_catalog';
export const importPk = 'sys_import';

/** The id of an audit entry: the action's own key, so that doing it twice leaves one trace. */
export const auditId = (action: string): string => `aud_${action}`;

/** A shared conversation (team, group chat): only what is said there once. */
export const conversationPk = (conversationId: string): string => `conv_${digest(conversationId).slice(0, 40)}`;

export const waveIdOf = (cohortId: string, kind: string): string => `w${digest(`${cohortId}|${kind}`).slice(0, 20)}`;
/** A wave of supervisors' feedback: what was said, its due work and its audit. */
export const wavePk = (waveId: string): string => `wave_${waveId}`;
export const waveDocId = 'wave';
/** Where a program finds its waves. */
export const waveRefId = (waveId: string): string => `wave_${waveId}`;
export const feedbackId = (participant: Pid): string => `fb_${participant}`;
export const behavioursId = 'behaviours';
/** What waits for a person, who need be of no program: one for each wave, and whatever else comes to share the queue. */
export const waitingId = (kind: string, refId: string): string => `wait_${kind}_${refId}`;
export const noteId = (cohortId: string, pid: Pid, n: string): string => `note_${cohortId}_${pid}_${n}`;

/** One call for nominations for a cohort. */
export const callIdOf = (cohortId: string): string => `n${digest(`${cohortId}|call`).slice(0, 20)}`;
/** A call and all that comes of it: nominations, reviews, decisions, due work and audit. */
export const callPk = (callId: string): string => `call_${callId}`;
export const callDocId = 'call';
/** Where a program finds its calls. */
export const callRefId = (callId: string): string => `call_${callId}`;
/** One nomination for a person in a call, whoever made it. */
export const nominationId = (nominee: Pid): string => `nom_${nominee}`;
export const nominationDraftId = (nominator: Pid, draftId: string): string => `draft_${nominator}_${draftId}`;
export const supportId = (nominee: Pid, by: Pid): string => `support_${nominee}_${by}`;
/** A name on the list of conflicts: not the id that a dossier without a name carries, so that the two cannot be joined. */
export const nameToken = (callId: string, nominee: Pid): string => digest(`name|${callId}|${nominee}`).slice(0, 16);
export const conflictsId = (reviewer: Pid): string => `conflicts_${reviewer}`;
export const redactionId = (nominee: Pid): string => `redaction_${nominee}`;
export const reviewRoundId = 'round';
export const reviewId = (nominee: Pid, reviewer: Pid): string => `review_${nominee}_${reviewer}`;
export const decisionId = (nominee: Pid): string => `decision_${nominee}`;
export const approvalDocId = 'approval';
/** The one document from which every reader derives whether outcomes may be seen (DESIGN section 3). */
export const releaseDocId = 'release';
export const offerId = (nominee: Pid): string => `offer_${nominee}`;
/** The proposal of a cohort's groups: one at a time. */
export const groupDraftId = (cohortId: string): string => `groupdraft_${cohortId}`;
/** A group as its cohort names it; the name itself may hold anything. */
export const groupDocId = (cohortId: string, name: string): string =>
  `group_${cohortId}_${digest(name.normalize('NFC')).slice(0, 20)}`;
export const groupsIn = (cohortId: string): { from: string; to: string } => ({
  from: `group_${cohortId}_`,
  to: `group_${cohortId}_~`,
});
/** The work that follows from the confirmation of one proposal. */
export const groupMovesId = (draftId: string): string => `groupMoves_${draftId}`;
/** Written with every decision, so that decisions, approval and release take turns. */
export const selectionBookId = 'selection_book';
