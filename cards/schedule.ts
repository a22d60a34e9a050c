import type { StepRefusal, SessionStatus } from '../bot/domain/session.ts';
import {
  card,
  execute,
  facts,
  heading,
  notice,
  paragraph,
  plain,
  subheading,
  type Action,
  type Block,
} from './block.ts';
import type { Card } from './card.ts';
import { listAction, warningBlocks, type WarningModel } from './schedule-form.ts';
import { titleIn, whenText, type SessionModel } from './session.ts';
import type { Text } from './text/text.ts';

/** A session as its coordinators see it. */
export type PlannedModel = SessionModel & {
  cohortId: string;
  code: string;
  status: SessionStatus;
  required: boolean;
  group?: string;
  capacity?: number;
  inSeries: boolean;
  joinLink?: string;
};

export type AnswerCounts = { confirmed: number; tentative: number; declined: number; waiting: number; none: number };

export type SessionCardModel = {
  session: PlannedModel;
  warnings: WarningModel[];
  /** False: published, and nobody was told. */
  announced: boolean;
  answers?: AnswerCounts;
  done?: 'saved' | 'published' | 'cancelled' | { created: number };
  refused?: StepRefusal['code'];
};

export function plannedSessionCard(model: SessionCardModel, t: Text): Card {
  const { session, answers } = model;
  const words = t.schedule;
  return card(
    t,
    [
      heading(titleIn(session, t)),
      ...doneBlocks(model, t),
      paragraph(`**${plain(session.code)}** · ${words.status[session.status]}`),
      facts([
        [words.fields.day, whenText(session, t)],
        [words.fields.place, plain(session.place === '' ? (session.joinLink ?? '') : session.place)],
        [words.fields.group, session.group === undefined ? words.wholeCohort : plain(session.group)],
        [words.fields.kind, remarks(session, t)],
        ...(answers ? [[words.answers, words.answersText(answers)] as const] : []),
      ]),
      ...(session.status === 'draft' || session.status === 'published' ? warningBlocks(model.warnings, t) : []),
      ...(model.announced || session.status !== 'published' ? [] : [paragraph(words.notAnnounced)]),
    ],
    [...stepActions(model, t), listAction(session, t)],
  );
}

function remarks({ kind, required, inSeries, capacity }: PlannedModel, t: Text): string {
  const { inSeries: series, required: yes, capacity: seats } = t.schedule;
  return [
    t.session.kind[kind],
    required ? yes : t.session.optional,
    ...(inSeries ? [series] : []),
    ...(capacity === undefined ? [] : [seats(capacity)]),
  ].join(' · ');
}

function doneBlocks({ done, refused }: SessionCardModel, t: Text): Block[] {
  if (refused) return [notice(t.schedule.refusal[refused])];
  if (done === undefined) return [];
  return [paragraph(typeof done === 'object' ? t.schedule.created(done.created) : t.schedule.done[done])];
}

function stepActions({ session, announced }: SessionCardModel, t: Text): Action[] {
  const { programId, sessionId, cohortId, status, inSeries } = session;
  if (status !== 'draft' && status !== 'published') return [];
  const words = t.schedule;
  const ref = { programId, sessionId };
  const publish = status === 'published' ? words.sendInvitation : inSeries ? words.publishSeries : words.publish;
  return [
    ...(status === 'draft' || !announced ? [execute('schedule.publish', publish, ref)] : []),
    execute('schedule.edit', words.edit, { ...ref, cohortId }),
    execute('schedule.askCancel', words.cancel, ref),
  ];
}

/** Asked once more before people are told that a session will not be. */
export function askCancelCard(session: PlannedModel, t: Text): Card {
  const { programId, sessionId } = session;
  return card(
    t,
    [heading(titleIn(session, t)), paragraph(whenText(session, t)), notice(t.schedule.cancelAsk)],
    [
      execute('schedule.cancel', t.schedule.cancelYes, { programId, sessionId }),
      execute('schedule.open', t.schedule.back, { programId, sessionId }),
    ],
  );
}

export function sessionListCard(
  {
    cohort,
    programId,
    cohortId,
    sessions,
  }: { cohort: string; programId: string; cohortId: string; sessions: PlannedModel[] },
  t: Text,
): Card {
  const words = t.schedule;
  const rows = sessions.flatMap((session): Block[] => [
    { ...paragraph(`**${titleIn(session, t)}**`), spacing: 'Medium' },
    { ...paragraph(`${plain(session.code)} · ${words.status[session.status]}`), spacing: 'None', isSubtle: true },
    { ...paragraph(whenText(session, t)), spacing: 'None' },
    {
      type: 'ActionSet',
      actions: [execute('schedule.open', words.open, { programId, sessionId: session.sessionId })],
    },
  ]);
  return card(
    t,
    [heading(words.listTitle(plain(cohort))), ...(rows.length > 0 ? rows : [paragraph(words.listEmpty)])],
    [execute('schedule.new', words.newSession, { programId, cohortId })],
  );
}

export function chooseCohortCard(cohorts: { programId: string; cohortId: string; name: string }[], t: Text): Card {
  return card(t, [
    heading(t.schedule.chooseCohort),
    ...cohorts.flatMap(({ programId, cohortId, name }): Block[] => [
      subheading(plain(name)),
      {
        type: 'ActionSet',
        actions: [
          execute('schedule.new', t.schedule.newSession, { programId, cohortId }),
          execute('schedule.list', t.schedule.list, { programId, cohortId }),
        ],
      },
    ]),
  ]);
}

/** The same words whether or not there is something: a refusal tells nothing. */
export function scheduleRefusedCard(t: Text): Card {
  return card(t, [notice(t.schedule.refusal.notAllowed)]);
}
