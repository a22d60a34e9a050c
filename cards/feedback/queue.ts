import type { Behaviour, DeclinedBecause, Feedback, Seen, WaveKind } from '../../bot/domain/feedback.ts';
import type { EndorsementAnswer } from '../../bot/domain/nomination.ts';
import type { Millis } from '../../bot/domain/time.ts';
import {
  card,
  execute,
  heading,
  notice,
  paragraph,
  plain,
  subheading,
  type ActionData,
  type Block,
  wordingIn,
} from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import { dayText, timeText } from '../text/time.ts';

const MINUTE: Millis = 60_000;

type Ref = { programId: string; castId: string; participant: string };

export type QueueModel = {
  items: readonly { ref: Ref; name: string; state: Feedback['state']; kind: WaveKind; closesAt: Millis }[];
  /** Whose released time waits for their word: in the same list, since it is one person who is asked. */
  endorsements?: readonly {
    ref: { programId: string; castId: string; nominee: string };
    name: string;
    state: 'asked' | EndorsementAnswer;
    until: Millis;
  }[];
  left: number;
  /** About how long what is left takes. */
  minutes: number;
  readerZone: string;
  reminder?: boolean;
  /** The address that one was just passed on to. */
  delegatedTo?: string;
};

const SEEN: readonly Seen[] = ['notSeen', 'little', 'clearly', 'strongly', 'cannotSay'];
const BECAUSE: readonly DeclinedBecause[] = ['notTheirSupervisor', 'sawTooLittle', 'other'];
const WORDS_LIMIT = 2_000;

/** So many people have a button; the rest come as those are answered. */
const MOST_SHOWN = 30;

/**
 * A wave closes as a day of the program ends. East of it that is the next day and west of it the evening, so its last
 * minute is told, as the reader's clock shows it.
 */
function lastMinute(closesAt: Millis, zone: string, t: Text): string {
  const last = closesAt - MINUTE;
  return `${dayText(t.language, last, zone)}, ${timeText(t.language, last, zone)}`;
}

/** One card for everybody whom a supervisor is asked about. */
export function queueCard(model: QueueModel, t: Text): Card {
  const { items, left, minutes, readerZone, delegatedTo } = model;
  const words = t.feedback;
  const closes = items.map(({ closesAt }) => closesAt);
  const opener = left > 0 ? [paragraph(`**${words.count(left, minutes)}**`)] : [paragraph(words.none)];
  return card(t, [
    heading(queueTitle(model, t)),
    ...(delegatedTo === undefined ? [] : [paragraph(words.delegated(plain(delegatedTo)))]),
    ...opener,
    ...endorsementBlocks(model, t),
    ...(items.length > 0
      ? [paragraph(words.why), paragraph(words.until(lastMinute(Math.min(...closes), readerZone, t)))]
      : []),
    ...items
      .slice(0, MOST_SHOWN)
      .flatMap(({ ref, name, state, kind }): Block[] => [
        subheading(plain(name)),
        { ...paragraph(`${words.state[state]} (${words.kind[kind]})`), spacing: 'None', isSubtle: true },
        { type: 'ActionSet', actions: [execute('feedback.form', words.open(plain(name)), { ...ref }, 'without')] },
      ]),
  ]);
}

/** What the card is called: by what is asked, where it is one thing only. */
function queueTitle({ items, endorsements = [], left, reminder }: QueueModel, t: Text): string {
  const { feedback, nominationEndorse } = t;
  if (endorsements.length > 0) {
    if (left === 0) return nominationEndorse.doneTitle;
    if (items.length > 0) return reminder ? nominationEndorse.bothReminder : nominationEndorse.bothTitle;
    return reminder ? nominationEndorse.reminderTitle : nominationEndorse.askTitle;
  }
  return reminder ? feedback.reminderTitle : left > 0 ? feedback.queueTitle : feedback.doneTitle;
}

function endorsementBlocks({ endorsements = [], readerZone }: QueueModel, t: Text): Block[] {
  const words = t.nominationEndorse;
  if (endorsements.length === 0) return [];
  const first = Math.min(...endorsements.map(({ until }) => until));
  const isAsked = endorsements.some(({ state }) => state === 'asked');
  return [
    ...(isAsked
      ? [paragraph(words.queueWhy), paragraph(t.nominationConsent.until(lastMinute(first, readerZone, t)))]
      : [paragraph(words.changeable)]),
    ...endorsements.slice(0, MOST_SHOWN).flatMap(({ ref, name, state }): Block[] => [
      subheading(plain(name)),
      { ...paragraph(`${words.queueTitle} (${words.queueState[state]})`), spacing: 'None', isSubtle: true },
      {
        type: 'ActionSet',
        actions: [execute('nomination.endorseOpen', words.queueOpen(plain(name)), { ...ref }, 'without')],
      },
    ]),
  ];
}

export type FormModel = {
  ref: Ref;
  name: string;
  shared: boolean;
  behaviours: readonly Behaviour[];
  feedback: Pick<Feedback, 'state' | 'seen' | 'words'>;
  version: string;
  closesAt: Millis;
  readerZone: string;
  open: boolean;
  /** What the participant chose to show. */
  notes: readonly { tried: string; came: string }[];
  done?: 'saved' | 'submitted' | 'declined';
  refused?: keyof Text['feedback']['refusal'];
};

/** Characters of one text of a note beside the form, enough to remember it by; and of all of them together. */
const NOTE = 1_500;
const NOTES = 10_000;

/** One person's form. Who will read it is said before anything is asked. */
export function formCard(model: FormModel, t: Text): Card {
  const words = t.feedback;
  const name = plain(model.name);
  const { ref, feedback, version, done, refused } = model;
  const data: ActionData = { ...ref, version };
  const isSubmitted = feedback.state === 'submitted';
  return card(
    t,
    [
      heading(words.formTitle(name)),
      ...(done ? [paragraph(`**${words[done]}**`)] : []),
      ...(refused ? [notice(words.refusal[refused])] : []),
      paragraph(model.shared ? words.notAnonymous(name) : words.notShared(name)),
      ...(model.open
        ? [paragraph(words.until(lastMinute(model.closesAt, model.readerZone, t)))]
        : [notice(words.closedForm)]),
      ...notesBlocks(model, t),
      ...(model.open ? fields(model, t) : answersBlocks(model, t)),
    ],
    [
      ...(model.open
        ? [
            execute('feedback.submit', isSubmitted ? words.amend : words.submit, data),
            ...(isSubmitted
              ? []
              : [
                  execute('feedback.save', words.save, data),
                  execute('feedback.declineOpen', words.declineOpen, { ...ref }, 'without'),
                  execute('feedback.delegateOpen', words.delegateOpen, { ...ref }, 'without'),
                ]),
          ]
        : []),
      execute('feedback.queue', words.backToQueue, { programId: ref.programId, castId: ref.castId }, 'without'),
    ],
  );
}

/** Every note that was shared: the more there are, the less of each. */
function notesBlocks({ notes, name }: FormModel, t: Text): Block[] {
  if (notes.length === 0) return [];
  const most = Math.min(NOTE, Math.floor(NOTES / (2 * notes.length)));
  const some = (text: string): string => plain(text.length > most ? `${text.slice(0, most - 1)}…` : text);
  return [
    subheading(t.feedback.ownNotes(plain(name))),
    { ...paragraph(t.feedback.ownNotesBy), isSubtle: true },
    ...notes.flatMap(({ tried, came }) => [
      paragraph(some(tried)),
      ...(came === '' ? [] : [{ ...paragraph(some(came)), spacing: 'Small' as const }]),
    ]),
  ];
}

function fields({ behaviours, feedback }: FormModel, t: Text): Block[] {
  const words = t.feedback;
  const choices = SEEN.map((seen) => ({ title: words.seen[seen], value: seen }));
  return [
    ...behaviours.map((behaviour, index): Block => {
      const value = feedback.seen[behaviour.behaviourId];
      return {
        type: 'Input.ChoiceSet',
        id: `seen${index}`,
        label: wordingIn(behaviour, t),
        errorMessage: words.pick,
        style: 'compact',
        wrap: true,
        placeholder: words.pick,
        choices,
        ...(value === undefined ? {} : { value }),
      };
    }),
    {
      type: 'Input.Text',
      id: 'words',
      label: words.words,
      placeholder: words.wordsHint,
      isMultiline: true,
      maxLength: WORDS_LIMIT,
      errorMessage: words.wordsError(WORDS_LIMIT),
      ...(feedback.words === '' ? {} : { value: feedback.words }),
    },
  ];
}

/** What was answered, to be read. */
export function answersBlocks(
  { behaviours, feedback }: { behaviours: readonly Behaviour[]; feedback: Pick<Feedback, 'seen' | 'words'> },
  t: Text,
): Block[] {
  const words = t.feedback;
  const rows = behaviours.map((behaviour) => {
    const seen = feedback.seen[behaviour.behaviourId];
    return { title: wordingIn(behaviour, t), value: seen === undefined ? words.noAnswer : words.seen[seen] };
  });
  return [
    ...(rows.length > 0 ? [{ type: 'FactSet', facts: rows } as const] : []),
    paragraph(feedback.words === '' ? words.noWords : plain(feedback.words)),
  ];
}

export function declineCard({ ref, name }: { ref: Ref; name: string }, t: Text): Card {
  const words = t.feedback;
  return card(
    t,
    [
      heading(words.declineTitle(plain(name))),
      paragraph(words.declineAsk),
      {
        type: 'Input.ChoiceSet',
        id: 'because',
        label: words.chooseReason,
        errorMessage: words.chooseReason,
        isRequired: true,
        style: 'expanded',
        wrap: true,
        choices: BECAUSE.map((because) => ({ title: words.because[because], value: because })),
      },
    ],
    [
      execute('feedback.decline', words.decline, { ...ref }),
      execute('feedback.form', words.open(plain(name)), { ...ref }, 'without'),
    ],
  );
}

export type DelegateModel = { ref: Ref; name: string; typed?: string; refused?: keyof Text['feedback']['refusal'] };

export function delegateCard({ ref, name, typed, refused }: DelegateModel, t: Text): Card {
  const words = t.feedback;
  return card(
    t,
    [
      heading(words.delegateTitle(plain(name))),
      ...(refused ? [notice(words.refusal[refused])] : []),
      paragraph(words.delegateAsk),
      {
        type: 'Input.Text',
        id: 'address',
        label: words.address,
        isRequired: true,
        maxLength: 254,
        errorMessage: words.addressError,
        ...(typed === undefined || typed === '' ? {} : { value: typed }),
      },
    ],
    [
      execute('feedback.delegateShow', words.delegateShow, { ...ref }),
      execute('feedback.form', words.open(plain(name)), { ...ref }, 'without'),
    ],
  );
}

/** What passing it on does, before anything is written. */
export function delegateEffectCard({ ref, name, email }: { ref: Ref; name: string; email: string }, t: Text): Card {
  const words = t.feedback;
  return card(
    t,
    [heading(words.delegateTitle(plain(name))), paragraph(words.delegateEffect(plain(name), plain(email)))],
    [
      execute('feedback.delegate', words.delegateConfirm, { ...ref, address: email }),
      execute('feedback.form', words.open(plain(name)), { ...ref }),
    ],
  );
}

export function feedbackRefusedCard(code: keyof Text['feedback']['refusal'], t: Text): Card {
  return card(t, [notice(t.feedback.refusal[code])]);
}
