import type { Millis } from './time.ts';

/** A line of the audit trail: who, what, when, on which record. Ids and codes only, never free text or answers. */
export type AuditEntry = {
  /**
   * A pid, or `operator:NAME` for the command line, or `system`; `participant` where who it was must not outlive what
   * is deleted.
   */
  who: string;
  /** `feature.action`, as the card verbs: `attendance.checkIn`. */
  what: string;
  at: Millis;
  /** The id of the record that it is about. */
  on: string;
  before?: string;
  after?: string;
  /** The channel, where it was not Teams: by a link in an e-mail. */
  via?: 'mail';
};
