import { isCountOnly, lacksSession, narrowsOthers, narrowsUnanswered, type Audience } from './audience.ts';
import type { Pid } from './person.ts';
import { ok, refuse, type Result } from './result.ts';
import type { Millis } from './time.ts';

export type BroadcastState =
  'draft' | 'ready' | 'approved' | 'scheduled' | 'sending' | 'sent' | 'partial' | 'cancelled' | 'closed';

export type BroadcastLink = { url: string; titleEn: string; titleFr: string };

/** What a coordinator writes: everything that makes the message and chooses its readers. */
export type Draft = {
  audience: Audience;
  textEn: string;
  textFr: string;
  link?: BroadcastLink;
  acknowledge: boolean;
  /** A change that cannot wait for the quiet hours to end (a room, a start): DESIGN section 4. */
  urgent: boolean;
};

/** Other words for a broadcast that has gone out. `n`: the number that this correction will have. */
export type Proposal = Pick<Draft, 'textEn' | 'textFr' | 'link'> & { n: number; editedBy: Pid };

export type Broadcast = Draft & {
  castId: string;
  programId: string;
  state: BroadcastState;
  /** Counts every change: two people who change the same version do not overwrite each other. */
  version: number;
  /** Who wrote it last: a second person must approve where the program asks for one. */
  editedBy: Pid;
  approvedBy?: Pid;
  sendAt?: Millis;
  /** The frozen audience: how many people, in how many chunk documents. */
  size?: number;
  chunks?: number;
  /** How often a coordinator has asked to send again: each press counts once. */
  round: number;
  /** How many corrections have gone out; each has its number. */
  corrections?: number;
  /** The next correction, written but not sent. */
  proposal?: Proposal;
  /** Taken back: from then on nothing of it is sent, corrected or tried again. */
  recalledAt?: Millis;
  createdAt: Millis;
  changedAt: Millis;
};

export type BroadcastStep =
  | 'edit'
  | 'complete'
  | 'approve'
  | 'schedule'
  | 'begin'
  | 'finish'
  | 'retry'
  | 'correct'
  | 'recall'
  | 'cancel'
  | 'close';

/**
 * DESIGN section 5. A correction and a recall change what has been delivered, never who receives it; a recall also stops
 * what is on its way. `finish` leads to sent or partial by what became of the deliveries (outcomeOf). */
const STEPS: Record<BroadcastState, Partial<Record<BroadcastStep, BroadcastState>>> = {
  draft: { edit: 'draft', complete: 'ready', cancel: 'cancelled' },
  ready: { edit: 'draft', approve: 'approved', cancel: 'cancelled' },
  // freezing the audience can be interrupted: approving again takes it up
  approved: { approve: 'approved', schedule: 'scheduled', cancel: 'cancelled' },
  scheduled: { begin: 'sending', cancel: 'cancelled' },
  sending: { finish: 'sent', retry: 'sending', correct: 'sending', recall: 'cancelled', cancel: 'cancelled' },
  sent: { correct: 'sent', recall: 'sent', close: 'closed' },
  partial: { retry: 'sending', correct: 'partial', recall: 'partial', close: 'closed' },
  cancelled: { correct: 'cancelled', recall: 'cancelled' },
  closed: {},
};

/** The state after a step; undefined where the step is not possible there. */
export function after(state: BroadcastState, step: BroadcastStep): BroadcastState | undefined {
  return STEPS[state][step];
}

/**
 * The state after a step of this broadcast; what was recalled can only be closed. To those who have not answered an
 * evaluation nothing is tried again: whether there is anything to try would say something of them.
 */
export function stepOf(
  { state, recalledAt, audience }: Pick<Broadcast, 'state' | 'recalledAt'> & Partial<Pick<Broadcast, 'audience'>>,
  step: BroadcastStep,
) {
  if (step === 'retry' && audience && isCountOnly(audience)) return undefined;
  return recalledAt !== undefined && step !== 'close' ? undefined : after(state, step);
}

/** True while nobody has received anything of it and its words may still change. */
export const isEditable = (state: BroadcastState): boolean => after(state, 'edit') !== undefined;

export type ApprovalRefusal = { code: 'notReady' | 'secondNeeded' };

/**
 * Whether a person may send a broadcast to so many people: above the program's number it takes somebody who did not
 * write it.
 */
export function approve(
  broadcast: Pick<Broadcast, 'state' | 'editedBy'>,
  by: Pid,
  size: number,
  above: number | undefined,
): Result<'approved', ApprovalRefusal> {
  if (after(broadcast.state, 'approve') === undefined) return refuse({ code: 'notReady' });
  if (needsSecond(size, above) && by === broadcast.editedBy) return refuse({ code: 'secondNeeded' });
  return ok('approved');
}

/** Whether a person may send a correction: the same rule as for the broadcast itself. */
export function approveCorrection(
  broadcast: Pick<Broadcast, 'state' | 'recalledAt' | 'size' | 'proposal'>,
  by: Pid,
  above: number | undefined,
): Result<Proposal, ApprovalRefusal> {
  const { proposal, size = 0 } = broadcast;
  if (!proposal || stepOf(broadcast, 'correct') === undefined) return refuse({ code: 'notReady' });
  return needsSecond(size, above) && by === proposal.editedBy ? refuse({ code: 'secondNeeded' }) : ok(proposal);
}

export const needsSecond = (size: number, above: number | undefined): boolean => above !== undefined && size > above;

/** What may stand in a text between braces; the card fills each for its reader (cards/broadcast-message). */
const MERGE_FIELDS = ['firstName', 'programName', 'sessionTitle', 'sessionDate', 'sessionTime', 'place'] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
const SESSION_FIELDS: readonly string[] = ['sessionTitle', 'sessionDate', 'sessionTime', 'place'];

const TEXT_LIMIT = 4_000;
const TITLE_LIMIT = 60;
const URL_LIMIT = 1_000;

const BRACES = /\{([^{}]*)\}/g;

const fieldsIn = (text: string): string[] => [...text.matchAll(BRACES)].map(([, name = '']) => name.trim());

const isField = (name: string): boolean => (MERGE_FIELDS as readonly string[]).includes(name);

/** What keeps a draft from being sent; each becomes a sentence. */
export type Problem =
  | {
      code:
        | 'missingEn'
        | 'missingFr'
        | 'sessionNeeded'
        | 'participantsOnly'
        | 'unansweredAlone'
        | 'unansweredAcknowledge'
        | 'linkNotHttps'
        | 'linkTitles'
        | 'titleTooLong';
    }
  | { code: 'tooLongEn' | 'tooLongFr'; length: number; limit: number }
  | { code: 'unknownField' | 'fieldNeedsSession'; fields: string[] };

/** Everything that is wrong with a draft, not the first alone: one look is enough to put it right. */
export function problemsOf(
  draft: Pick<Draft, 'textEn' | 'textFr' | 'link' | 'audience'> & Partial<Pick<Draft, 'acknowledge'>>,
): Problem[] {
  const { textEn, textFr, audience } = draft;
  const fields = [...new Set([...fieldsIn(textEn), ...fieldsIn(textFr)])];
  const unknown = fields.filter((name) => !isField(name));
  const homeless = audience.sessionId === undefined ? fields.filter((name) => SESSION_FIELDS.includes(name)) : [];
  return [
    ...(textEn.trim() === '' ? [{ code: 'missingEn' } as const] : []),
    ...(textFr.trim() === '' ? [{ code: 'missingFr' } as const] : []),
    ...(textEn.length > TEXT_LIMIT ? [{ code: 'tooLongEn', length: textEn.length, limit: TEXT_LIMIT } as const] : []),
    ...(textFr.length > TEXT_LIMIT ? [{ code: 'tooLongFr', length: textFr.length, limit: TEXT_LIMIT } as const] : []),
    ...(unknown.length > 0 ? [{ code: 'unknownField', fields: unknown } as const] : []),
    ...(homeless.length > 0 ? [{ code: 'fieldNeedsSession', fields: homeless } as const] : []),
    ...(lacksSession(audience) ? [{ code: 'sessionNeeded' } as const] : []),
    ...(narrowsOthers(audience) ? [{ code: 'participantsOnly' } as const] : []),
    ...(narrowsUnanswered(audience) ? [{ code: 'unansweredAlone' } as const] : []),
    ...(isCountOnly(audience) && draft.acknowledge ? [{ code: 'unansweredAcknowledge' } as const] : []),
    ...linkProblems(draft.link),
  ];
}

function linkProblems(link: BroadcastLink | undefined): Problem[] {
  if (!link) return [];
  const { url, titleEn, titleFr } = link;
  return [
    ...(isHttps(url) ? [] : [{ code: 'linkNotHttps' } as const]),
    ...(titleEn.trim() === '' || titleFr.trim() === '' ? [{ code: 'linkTitles' } as const] : []),
    ...(titleEn.length > TITLE_LIMIT || titleFr.length > TITLE_LIMIT ? [{ code: 'titleTooLong' } as const] : []),
  ];
}

/** A whole https address, without a name and password in it. */
export function isHttps(url: string): boolean {
  if (url.length > URL_LIMIT || !URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '';
}

/** True where a draft is too large to keep at all: the form keeps it, the store does not. */
export function isOversized({ textEn, textFr, link }: Pick<Draft, 'textEn' | 'textFr' | 'link'>): boolean {
  const titles = link ? [link.titleEn, link.titleFr] : [];
  return (
    [textEn, textFr].some((text) => text.length > TEXT_LIMIT) ||
    titles.some((title) => title.length > TITLE_LIMIT) ||
    (link?.url.length ?? 0) > URL_LIMIT
  );
}
