import type { TaskKind, WeekTask } from '../bot/domain/week.ts';
import { card, execute, heading, notice, paragraph, plain, type Action, type Block } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';
import { dayText } from './text/time.ts';

/** At most three things to do. `program` is named where its reader coordinates several. */
export type WeekModel = {
  tasks: (Pick<WeekTask, 'kind' | 'programId' | 'count' | 'of' | 'session'> & { program?: string })[];
  readerZone?: string;
};

type Task = WeekModel['tasks'][number];

export function weekCard(model: WeekModel, t: Text): Card {
  const { tasks } = model;
  return card(t, [
    heading(t.week.title),
    paragraph(tasks.length === 0 ? t.week.nothing : t.week.intro(tasks.length)),
    ...tasks.flatMap((task, index): Block[] => [
      {
        ...paragraph(`**${index + 1}.** ${sentenceOf(task, model.readerZone, t)}`),
        separator: true,
        spacing: 'Medium',
      },
      { type: 'ActionSet', actions: [buttonOf(task, t)] },
    ]),
  ]);
}

function sentenceOf({ kind, count, of = count, session, program }: Task, readerZone: string | undefined, t: Text) {
  const day = session ? dayText(t.language, session.startsAt, readerZone ?? session.timeZone) : '';
  const sentence = t.week.task[kind]({ count, of, title: session ? titleOf(session, t) : '', day });
  return program === undefined ? sentence : t.week.inProgram(sentence, plain(program));
}

/** In the reader's language where it is there: a missing title is what the sentence may be about. */
function titleOf({ titleEn, titleFr }: NonNullable<Task['session']>, t: Text): string {
  const [own, other] = t.language === 'fr' ? [titleFr, titleEn] : [titleEn, titleFr];
  return plain(own.trim() === '' ? other : own);
}

function buttonOf({ kind, session, programId }: Task, t: Text): Action {
  const title = t.week.button[kind];
  const ref = { programId: session?.programId ?? programId, sessionId: session?.sessionId ?? '' };
  switch (kind) {
    case 'noPlace':
    case 'noFacilitator':
    case 'french':
      return execute('schedule.edit', title, { ...ref, cohortId: session?.cohortId ?? '' });
    case 'draft':
    case 'noReply':
      return execute('schedule.open', title, ref);
    case 'unrecorded':
      return execute('register.open', title, ref);
    case 'inbox':
      return execute('inbox.list', title);
    case 'identity':
      return execute('person.list', title);
    case 'cast':
    case 'unreachable':
      return execute('week.open', title, { what: kind satisfies TaskKind });
  }
}

export function weekRefusedCard(t: Text): Card {
  return card(t, [notice(t.week.notAllowed)], [execute('session.mine', t.week.mySessions)]);
}
