import { lacksSession, type Audience } from './audience.ts';
import type { Delivery } from './delivery.ts';
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
  createdAt: Millis;
  changedAt: Millis;
};

export type BroadcastStep =
  'edit' | 'complete' | 'approve' | 'schedule' | 'begin' | 'finish' | 'retry' | 'cancel' | 'close';

/** DESIGN section 5. `finish` leads to sent or partial by what became of the deliveries (outcomeOf). */
const STEPS: Record<BroadcastState, Partial<Record<BroadcastStep, BroadcastState>>> = {
  draft: { edit: 'draft', complete: 'ready', cancel: 'cancelled' },
  ready: { edit: 'draft', approve: 'approved', cancel: 'cancelled' },
  // freezing the audience can be interrupted: approving again takes it up
  approved: { approve: 'approved', schedule: 'scheduled', cancel: 'cancelled' },
  scheduled: { begin: 'sending', cancel: 'cancelled' },
  sending: { finish: 'sent', retry: 'sending', cancel: 'cancelled' },
  sent: { close: 'closed' },
  partial: { retry: 'sending', close: 'closed' },
  cancelled: {},
  closed: {},
};

/** The state after a step; undefined where the step is not possible there. */
export function after(state: BroadcastState, step: BroadcastStep): BroadcastState | undefined {
  return STEPS[state][step];
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

export const needsSecond = (size: number, above: number | undefined): boolean => above !== undefined && size > above;

/** What may stand in a text between braces; the card fills each for its reader (cards/broadcast-message). */
const MERGE_FIELDS = ['firstName', 'programName', 'sessionTitle', 'sessionDate', 'sessionTime', 'place'] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
const SESSION_FIELDS: readonly string[] = ['sessionTitle', 'sessionDate', 'sessionTime', 'place'];

export const TEXT_LIMIT = 4_000;
export const TITLE_LIMIT = 60;
export const URL_LIMIT = 1_000;

const BRACES = /\{([^{}]*)\}/g;

const fieldsIn = (text: string): string[] => [...text.matchAll(BRACES)].map(([, name = '']) => name.trim());

const isField = (name: string): boolean => (MERGE_FIELDS as readonly string[]).includes(name);

/** What keeps a draft from being sent; each becomes a sentence. */
export type Problem =
  | { code: 'missingEn' | 'missingFr' | 'sessionNeeded' | 'linkNotHttps' | 'linkTitles' | 'titleTooLong' }
  | { code: 'tooLongEn' | 'tooLongFr'; length: number }
  | { code: 'unknownField' | 'fieldNeedsSession'; fields: string[] };

/** Everything that is wrong with a draft, not the first alone: one look is enough to put it right. */
export function problemsOf(draft: Draft): Problem[] {
  const { textEn, textFr, audience } = draft;
  const fields = [...new Set([...fieldsIn(textEn), ...fieldsIn(textFr)])];
  const unknown = fields.filter((name) => !isField(name));
  const homeless = audience.sessionId === undefined ? fields.filter((name) => SESSION_FIELDS.includes(name)) : [];
  return [
    ...(textEn.trim() === '' ? [{ code: 'missingEn' } as const] : []),
    ...(textFr.trim() === '' ? [{ code: 'missingFr' } as const] : []),
    ...(textEn.length > TEXT_LIMIT ? [{ code: 'tooLongEn', length: textEn.length } as const] : []),
    ...(textFr.length > TEXT_LIMIT ? [{ code: 'tooLongFr', length: textFr.length } as const] : []),
    ...(unknown.length > 0 ? [{ code: 'unknownField', fields: unknown } as const] : []),
    ...(homeless.length > 0 ? [{ code: 'fieldNeedsSession', fields: homeless } as const] : []),
    ...(lacksSession(audience) ? [{ code: 'sessionNeeded' } as const] : []),
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
export function isOversized({ textEn, textFr, link }: Draft): boolean {
  const titles = link ? [link.titleEn, link.titleFr] : [];
  return (
    [textEn, textFr].some((text) => text.length > TEXT_LIMIT) ||
    titles.some((title) => title.length > TITLE_LIMIT) ||
    (link?.url.length ?? 0) > URL_LIMIT
  );
}

/** What became of a broadcast's audience. The numbers always add up to `audience`. */
export type Tally = {
  audience: number;
  queued: number;
  sending: number;
  sent: number;
  unconfirmed: number;
  /** By reason code. */
  failed: Record<string, number>;
  skipped: Record<string, number>;
};

export const sumOf = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

type Outcome = Pick<Delivery, 'state' | 'reason'>;

/** Counts deliveries as they come, so that no list of them is held. */
export function createTally(
  size: number,
  cancelled: boolean,
): { add: (delivery: Outcome) => void; tally: () => Tally } {
  const known = { queued: 0, sending: 0, sent: 0, unconfirmed: 0 };
  const failed = new Map<string, number>();
  const skipped = new Map<string, number>();
  let count = 0;
  const bump = (reasons: Map<string, number>, reason = 'other', by = 1): void => {
    reasons.set(reason, (reasons.get(reason) ?? 0) + by);
  };
  const wait = (by: number): void => {
    // nothing that waits in a cancelled broadcast will be sent: whoever claims it skips it
    if (cancelled) bump(skipped, 'cancelled', by);
    else known.queued += by;
  };
  return {
    add: ({ state, reason }) => {
      count += 1;
      if (state === 'failed') bump(failed, reason);
      else if (state === 'skipped') bump(skipped, reason);
      else if (state === 'queued' || state === 'deferred') wait(1);
      else known[state] += 1;
    },
    tally: () => {
      const unplanned = Math.max(0, size - count);
      if (unplanned > 0) wait(unplanned);
      count += unplanned;
      return {
        audience: count,
        ...known,
        failed: Object.fromEntries(failed),
        skipped: Object.fromEntries(skipped),
      };
    },
  };
}

/** Sent or partial once nothing waits any more; undefined before. */
export function outcomeOf(tally: Tally): 'sent' | 'partial' | undefined {
  if (tally.queued > 0 || tally.sending > 0) return undefined;
  return tally.sent === tally.audience ? 'sent' : 'partial';
}
