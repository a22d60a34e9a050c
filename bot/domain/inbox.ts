import type { Pid } from './person.ts';
import type { Millis } from './time.ts';

/** What a person asked the coordinators, in their own words, after they said that it may be passed on. */
export type InboxItem = {
  itemId: string;
  programId: string;
  pid: Pid;
  text: string;
  /** The broadcast that they had received last, within a week. */
  castId?: string;
  state: 'open' | 'answered';
  at: Millis;
  answeredBy?: Pid;
  answer?: string;
  answeredAt?: Millis;
};

export const INBOX_LIMIT = 2_000;
