import type { RequestField, RequestProblem } from '../bot/domain/request.ts';
import type { Millis } from '../bot/domain/time.ts';
import { card, execute, facts, heading, notice, paragraph, plain, subheading, type Block } from './block.ts';
import type { Card } from './card.ts';
import { titleIn, whenText, type SessionModel } from './session.ts';
import type { Text } from './text/text.ts';
import { dayText } from './text/time.ts';

type Needs = { accommodation: string; diet: string };

/** `stored`: what the coordinators see now. `disposedAt`: until when it is kept. */
export type RequestFormModel = {
  session: SessionModel;
  disposedAt: Millis;
  stored?: Needs;
  typed?: Needs;
  problems?: RequestProblem[];
  done?: 'saved' | 'withdrawn';
};

/** Says who sees it and when it is deleted before anything is asked. */
export function requestCard(model: RequestFormModel, t: Text): Card {
  const words = t.request;
  const { session, stored, done } = model;
  const { programId, sessionId } = session;
  const titles = { saved: words.savedTitle, withdrawn: words.title };
  return card(
    t,
    [
      heading(done ? titles[done] : words.title),
      ...(done ? [paragraph(done === 'saved' ? words.saved : words.withdrawn)] : []),
      ...(model.problems ?? []).map(({ code }) => notice(words.problem[code])),
      paragraph(`**${titleIn(session, t)}**`),
      { ...paragraph(whenText(session, t)), spacing: 'None' },
      paragraph(words.who),
      paragraph(words.until(dayText(t.language, model.disposedAt, session.readerZone))),
      field('accommodation', model, t),
      field('diet', model, t),
    ],
    [
      execute('request.save', words.send, { programId, sessionId }),
      ...(stored ? [execute('request.withdraw', words.withdraw, { programId, sessionId }, 'without')] : []),
    ],
  );
}

function field(id: RequestField, { typed, stored }: RequestFormModel, t: Text): Block {
  const words = t.request;
  const [label, placeholder] =
    id === 'diet' ? [words.diet, words.dietHint] : [words.accommodation, words.accommodationHint];
  const value = (typed ?? stored)?.[id] ?? '';
  return {
    type: 'Input.Text',
    id,
    label,
    placeholder,
    isMultiline: true,
    maxLength: 500,
    errorMessage: words.tooLong,
    ...(value === '' ? {} : { value }),
  };
}

export function requestRefusedCard(code: keyof Text['request']['refusal'], t: Text): Card {
  return card(t, [notice(t.request.refusal[code])]);
}

/** The coming sessions of a coordinator's programs for which people need something. */
export function requestListCard(sessions: (SessionModel & { people: number })[], t: Text): Card {
  const words = t.request;
  if (sessions.length === 0) return card(t, [heading(words.listTitle), paragraph(words.listEmpty)]);
  return card(t, [
    heading(words.listTitle),
    paragraph(words.forYou),
    ...sessions.flatMap((session): Block[] => {
      const { programId, sessionId, people } = session;
      return [
        { ...paragraph(`**${titleIn(session, t)}**`), spacing: 'Medium' },
        { ...paragraph(`${whenText(session, t)} · ${words.count(people)}`), spacing: 'None' },
        { type: 'ActionSet', actions: [execute('request.list', words.show, { programId, sessionId })] },
      ];
    }),
  ]);
}

/** What each person needs at one session. `next`: from which person on there are more. */
export function sessionRequestsCard(
  model: { session: SessionModel; people: (Needs & { name: string })[]; next?: number; disposedAt: Millis },
  t: Text,
): Card {
  const words = t.request;
  const { session, people, next } = model;
  const { programId, sessionId } = session;
  return card(
    t,
    [
      heading(words.listTitle),
      paragraph(`**${titleIn(session, t)}**`),
      { ...paragraph(whenText(session, t)), spacing: 'None' },
      paragraph(people.length > 0 ? words.forYou : words.nobody),
      ...people.flatMap((person) => needBlocks(person, t)),
      paragraph(words.deleted(dayText(t.language, model.disposedAt, session.readerZone))),
    ],
    [
      ...(next === undefined ? [] : [execute('request.list', words.more, { programId, sessionId, from: next })]),
      execute('request.list', words.back),
    ],
  );
}

function needBlocks({ name, accommodation, diet }: Needs & { name: string }, t: Text): Block[] {
  const rows: [string, string][] = [
    [t.request.accommodationShort, plain(accommodation)],
    [t.request.dietShort, plain(diet)],
  ];
  return [subheading(plain(name)), facts(rows.filter(([, value]) => value !== ''))];
}
