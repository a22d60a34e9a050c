import type { Render } from '../../cards/card.ts';
import type { Deps, MailMessage, SentMessage } from '../deps.ts';
import type { Delivery, Plan } from '../domain/delivery.ts';
import type { DoorPurpose } from '../domain/door.ts';
import type { Pid } from '../domain/person.ts';
import type { Millis } from '../domain/time.ts';

/**
 * What a delivery does, decided at the moment of sending: a new message, another text for one that stands (`replaces`),
 * or a message taken back (`removes`); or why nothing is done, as a code. `atOnce`: a change so near that no quiet hour
 * and no daily limit holds it back (DESIGN section 4: within 24 hours). `attachments` go with an e-mail, and are made for one only.
 */
export type Prepared =
  | { render: Render; atOnce?: true; attachments?: () => Promise<MailMessage['attachments']> }
  | { render: Render; replaces: SentMessage }
  | { removes: SentMessage }
  | { skip: string };

/** A kind of message: how it is made, and what binds it. */
export type DeliveryKind = {
  /** Where its fate is unknown (a crash, a time-out, a 5xx): sent again, or held for a coordinator to decide. */
  whenUnknown: 'resend' | 'hold';
  /** True: only 8:00 to 17:30 of the person's own zone, on working days, and two a day at most (DESIGN section 4). */
  calm: boolean;
  /** Where a plan makes it: true, it goes before what has been due for longer, as a broadcast to thousands. */
  first?: true;
  /** What a person mutes it by (`reminders`); absent: it is required and cannot be muted. */
  mutes?: string;
  /** The page that the second door shows to whom Teams cannot reach; absent: this kind has none. */
  door?: DoorPurpose;
  prepare: (deps: Deps, delivery: Delivery) => Promise<Prepared>;
};

/**
 * The next people of a plan, a page at a time. A reminder reads the roster as it is then, a broadcast its audience. A
 * page that is not the last may ask to go on later (`resumeAt`): work that comes back by the clock, with or without
 * people.
 */
export type PlanPage = { pids: Pid[]; delivery: string; cursor: string; last: boolean; resumeAt?: Millis };

export type PlanKind = { next: (deps: Deps, plan: Plan, limit: number) => Promise<PlanPage | 'void'> };

/** Everything that the scheduler can do; each feature declares its own. */
export type Kinds = {
  plans: Readonly<Record<string, PlanKind>>;
  deliveries: Readonly<Record<string, DeliveryKind>>;
};
