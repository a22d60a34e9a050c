import type { Broadcast } from '../../bot/domain/broadcast.ts';
import { card, execute, heading, notice, paragraph, plain, subheading, type Action, type Block } from '../block.ts';
import type { Card } from '../card.ts';
import { textIn, type Text } from '../text/text.ts';
import { zoneText } from '../text/time.ts';
import { problemBlocks, type FormProblem } from './form.ts';
import { buttonTitles, messageBlocks, type MessageModel } from './message.ts';

export type PreviewModel = {
  cast: Pick<Broadcast, 'castId' | 'programId' | 'version' | 'state' | 'urgent'>;
  message: MessageModel;
  timeZone: string;
  people: number;
  /** Nothing but their number is said. */
  countOnly?: true;
  among: string[];
  unreachable: { why: keyof Text['broadcast']['why']; count: number; names: string[] }[];
  byMail: number;
  held: number;
  secondAbove?: number;
  problems: FormProblem[];
  /** What was just done from here. */
  done?: 'saved' | 'testSent' | 'testFailed' | { asked: number };
  typed?: { date: string; time: string };
};

/** Everything before a broadcast is sent: the exact card in both languages, for whom, and who cannot be reached. */
export function previewCard(model: PreviewModel, t: Text): Card {
  const words = t.broadcast;
  const isReady = model.cast.state === 'ready' || model.cast.state === 'approved';
  return card(
    t,
    [
      heading(words.previewTitle),
      ...doneBlocks(model, t),
      ...problemBlocks(model.problems, t),
      ...bothLanguages(model.message, t),
      ...peopleBlocks(model, t),
      ...(isReady ? sendBlocks(model, t) : []),
    ],
    actions(model, isReady, t),
  );
}

function doneBlocks({ done }: PreviewModel, t: Text): Block[] {
  const words = t.broadcast;
  if (done === undefined) return [];
  if (done === 'testFailed') return [notice(words.testFailed)];
  return [paragraph(`**${typeof done === 'object' ? words.asked(done.asked) : words[done]}**`)];
}

/** The message as each reader sees it; its buttons are named, so that nobody presses them here. */
export function bothLanguages(message: MessageModel, t: Text): Block[] {
  return (['en', 'fr'] as const).flatMap((language): Block[] => {
    const theirs = textIn(language);
    const titles = buttonTitles(message, theirs);
    return [
      subheading(language === 'en' ? t.broadcast.inEnglish : t.broadcast.inFrench),
      {
        type: 'Container',
        style: 'emphasis',
        lang: language,
        items: [
          ...messageBlocks(message, theirs),
          ...(titles.length > 0 ? [paragraph(theirs.broadcast.buttons(titles.join(' · ')))] : []),
        ],
      },
    ];
  });
}

function peopleBlocks(model: PreviewModel, t: Text): Block[] {
  const words = t.broadcast;
  const { people, among, unreachable, byMail, held, cast } = model;
  if (people === 0) return [];
  if (model.countOnly) return [subheading(words.people(people)), paragraph(words.countOnly)];
  const out = unreachable.reduce((sum, { count }) => sum + count, 0);
  return [
    subheading(words.people(people)),
    paragraph(words.among(among.map(plain).join(', '))),
    ...(out === 0 ? [paragraph(words.everybodyReachable)] : [notice(words.unreachable(out))]),
    ...unreachable.map(({ why, count, names }) => {
      const more = count > names.length ? [words.andMore(count - names.length)] : [];
      return paragraph(words.why[why]([...names.map(plain), ...more].join(', ')));
    }),
    ...(byMail > 0 ? [paragraph(words.willMail(byMail))] : []),
    ...(cast.urgent ? [paragraph(words.urgent)] : []),
    ...(held > 0 ? [paragraph(words.willWait(held))] : []),
  ];
}

function sendBlocks({ cast, timeZone, secondAbove, typed }: PreviewModel, t: Text): Block[] {
  const words = t.broadcast;
  const { castId, version } = cast;
  if (secondAbove !== undefined) {
    return [
      notice(words.secondNeeded(secondAbove)),
      { type: 'ActionSet', actions: [execute('broadcast.ask', words.ask, { castId, version }, 'without')] },
    ];
  }
  const kept = (value: string | undefined) => (value === undefined ? {} : { value });
  return [
    { type: 'ActionSet', actions: [execute('broadcast.send', words.sendNow, { castId, version }, 'without')] },
    { type: 'Input.Date', id: 'date', label: words.date, errorMessage: words.error, ...kept(typed?.date) },
    {
      type: 'Input.Time',
      id: 'time',
      label: words.time(zoneText(t.language, timeZone)),
      errorMessage: words.error,
      ...kept(typed?.time),
    },
    { type: 'ActionSet', actions: [execute('broadcast.later', words.sendLater, { castId, version })] },
  ];
}

function actions({ cast }: PreviewModel, isReady: boolean, t: Text): Action[] {
  const words = t.broadcast;
  const { castId, programId } = cast;
  return [
    ...(isReady ? [execute('broadcast.test', words.testButton, { castId }, 'without')] : []),
    execute('broadcast.edit', words.edit, { castId }, 'without'),
    execute('broadcast.cancel', words.cancel, { castId }, 'without'),
    execute('broadcast.home', words.back, { programId }, 'without'),
  ];
}
