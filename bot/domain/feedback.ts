import type { Pid } from './person.ts';
import type { Millis } from './time.ts';

/** What supervisors are asked about (issue "Supervisor feedback"): the program's list starts with these. */
export const BEHAVIOURS = [
  'strategic',
  'coaching',
  'horizontal',
  'community',
  'field',
  'alternatives',
  'network',
] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

export const SEEN = ['notSeen', 'little', 'clearly', 'strongly', 'cannotSay'] as const;
export type Seen = (typeof SEEN)[number];

export const DECLINED_BECAUSE = ['notTheirSupervisor', 'sawTooLittle', 'other'] as const;
export type DeclinedBecause = (typeof DECLINED_BECAUSE)[number];

export type WaveKind = 'mid' | 'after';

/** One round of asking a cohort's supervisors. */
export type Wave = {
  waveId: string;
  programId: string;
  cohortId: string;
  kind: WaveKind;
  opensAt: Millis;
  closesAt: Millis;
  /** True: each participant sees what was said of them once the wave has closed. */
  shared: boolean;
};

/**
 * What one supervisor says of one participant. Not anonymous, and the card says so. `draft` is kept for them alone;
 * submitted, it can be amended until the wave closes.
 */
export type Feedback = {
  waveId: string;
  programId: string;
  cohortId: string;
  participant: Pid;
  supervisor: Pid;
  state: 'asked' | 'draft' | 'submitted' | 'declined';
  seen: Partial<Record<Behaviour, Seen>>;
  words: string;
  declinedBecause?: DeclinedBecause;
  /** Who was asked first, where they passed it on to an acting supervisor. */
  delegatedBy?: Pid;
  changedAt: Millis;
};

export const WORDS_LIMIT = 2_000;

export type FeedbackStep = 'save' | 'submit' | 'decline' | 'delegate';
export type FeedbackRefusal = { code: 'closed' | 'nothingSaid' | 'tooLong' | 'notPossible' };

const isOpen = ({ opensAt, closesAt }: Wave, now: Millis): boolean => opensAt <= now && now < closesAt;

/** Whether a step can be taken: nothing once the wave has closed; what was submitted is amended, not saved as a draft. */
export function feedbackRefusal(
  wave: Wave,
  { state }: Pick<Feedback, 'state'>,
  step: FeedbackStep,
  now: Millis,
): FeedbackRefusal | undefined {
  if (!isOpen(wave, now)) return { code: 'closed' };
  const possible: Record<FeedbackStep, Feedback['state'][]> = {
    save: ['asked', 'draft', 'declined'],
    submit: ['asked', 'draft', 'submitted', 'declined'],
    decline: ['asked', 'draft', 'declined'],
    delegate: ['asked', 'draft', 'declined'],
  };
  return possible[step].includes(state) ? undefined : { code: 'notPossible' };
}

/** What a supervisor's card carried back: behaviours that are known, and words. Everything else is left out. */
export function readSeen(sent: Readonly<Record<string, unknown>>): Partial<Record<Behaviour, Seen>> {
  const read = BEHAVIOURS.flatMap((behaviour) => {
    const value = SEEN.find((one) => one === sent[behaviour]);
    return value === undefined ? [] : [[behaviour, value] as const];
  });
  return Object.fromEntries(read);
}

/** Why what was said cannot be submitted; a draft may be as empty as it likes, but not too long. */
export function saidRefusal(
  { seen, words }: Pick<Feedback, 'seen' | 'words'>,
  step: 'save' | 'submit',
): FeedbackRefusal | undefined {
  if (words.length > WORDS_LIMIT) return { code: 'tooLong' };
  const isEmpty = Object.keys(seen).length === 0 && words.trim() === '';
  return step === 'submit' && isEmpty ? { code: 'nothingSaid' } : undefined;
}

/** Still to be answered: neither submitted nor declined. */
export const isLeft = ({ state }: Pick<Feedback, 'state'>): boolean => state === 'asked' || state === 'draft';

/** How long a queue takes, in whole minutes: about 80 seconds for each person. */
export const minutesFor = (people: number): number => Math.max(1, Math.round((people * 80) / 60));
