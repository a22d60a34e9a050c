import type { Session, StepRefusal } from '../bot/domain/session.ts';
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
import { draftTitle, listAction, warningBlocks, type WarningModel } from './schedule-form.ts';
import { whenText, type SessionModel } from './session.ts';
import type { Text } from './text/text.ts';

/** A session as its coordinators see it. */
export type PlannedModel = SessionModel &
  Pick<Session, 'cohortId' | 'code' | 'status' | 'required' | 'minimumMinutes'> &
  Partial<Pick<Session, 'group' | 'capacity' | 'joinLink' | 'languages' | 'interpretation' | 'details'>> & {
    inSeries: boolean;
  };

export type AnswerCounts = { confirmed: number; tentative: number; declined: number; waiting: number; none: number };

export type SessionDone =
  'published' | 'cancelled' | { created: number } | { saved: 'moved' | 'details' | 'nobody'; others: number };

export type SessionCardModel = {
  session: PlannedModel;
  warnings: WarningModel[];
  /** False: published, and nobody was told. */
  announced: boolean;
  answers?: AnswerCounts;
  facilitator?: string;
  done?: SessionDone;
  refused?: StepRefusal['code'];
};

export function plannedSessionCard(model: SessionCardModel, t: Text): Card {
  const { session } = model;
  const words = t.schedule;
  const isAhead = session.status === 'draft' || session.status === 'published';
  return card(
    t,
    [
      heading(draftTitle(session, t)),
      ...doneBlocks(model, t),
      paragraph(`**${plain(session.code)}** · ${words.status[session.status]}`),
      facts(rowsOf(model, t)),
      ...(isAhead ? warningBlocks(model.warnings, t) : []),
      ...(model.announced || session.status !== 'published' ? [] : [paragraph(words.notAnnounced)]),
    ],
    [...stepActions(model, t), listAction(session, t)],
  );
}

/** Everything that has been said of it: what is missing is seen at a glance. */
function rowsOf({ session, answers, facilitator }: SessionCardModel, t: Text): (readonly [string, string])[] {
  const { form } = t.schedule;
  const { fields } = form;
  const { languages, interpretation, details = {} } = session;
  const other = t.language === 'fr' ? session.titleEn : session.titleFr;
  const rows: (readonly [string, string | undefined])[] = [
    [t.language === 'fr' ? fields.titleEn : fields.titleFr, other === '' ? form.notSaid : plain(other)],
    [fields.day, whenText(session, t)],
    [fields.place, plain(session.place)],
    [fields.joinLink, plain(session.joinLink ?? '')],
    [fields.group, session.group === undefined ? form.wholeCohort : plain(session.group)],
    [fields.kind, remarks(session, t)],
    [fields.minimumMinutes, String(session.minimumMinutes)],
    [fields.facilitator, plain(facilitator ?? '')],
    [fields.languages, languages && form.languages[languages]],
    [fields.interpretation, interpretation === undefined ? '' : form.interpretation[`${interpretation}`]],
    ...DETAILS.map((field) => [fields[field], plain(details[field] ?? '')] as const),
    [t.schedule.answers, answers && t.schedule.answersText(answers)],
  ];
  return rows.flatMap(([title, text]) => (text === undefined || text === '' ? [] : [[title, text] as const]));
}

const DETAILS = [
  ...(['agendaEn', 'agendaFr', 'beforeEn', 'beforeFr', 'afterEn', 'afterFr'] as const),
  ...(['roomAccess', 'contact'] as const),
];

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
  const words = t.schedule;
  if (refused) return [notice(words.refusal[refused])];
  if (done === undefined) return [];
  if (typeof done === 'string') return [paragraph(words.done[done])];
  if ('created' in done) return [paragraph(words.created(done.created))];
  return [paragraph(words.saved[done.saved]), ...(done.others > 0 ? [paragraph(words.savedOthers(done.others))] : [])];
}

function stepActions({ session, announced }: SessionCardModel, t: Text): Action[] {
  const { programId, sessionId, cohortId, status, inSeries } = session;
  const words = t.schedule;
  const ref = { programId, cohortId, sessionId };
  if (status === 'cancelled') return [];
  if (status === 'held') return [execute('schedule.details', words.material, ref)];
  const isDraft = status === 'draft';
  const publish = isDraft ? (inSeries ? words.publishSeries : words.publish) : words.sendInvitation;
  return [
    ...(isDraft || !announced ? [execute('schedule.publish', publish, { programId, sessionId })] : []),
    execute('schedule.edit', words.edit, ref),
    execute('schedule.details', words.details, ref),
    execute('reminder.session', t.reminder.sessionTitle, { programId, sessionId }),
    execute('schedule.askCancel', isDraft ? words.discard : words.cancel, { programId, sessionId }),
  ];
}

/** Asked once more before a session, or its draft, is gone for good. */
export function askCancelCard(session: PlannedModel, t: Text): Card {
  const { programId, sessionId, cohortId, status } = session;
  const words = t.schedule;
  const isDraft = status === 'draft';
  return card(
    t,
    [
      heading(draftTitle(session, t)),
      paragraph(whenText(session, t)),
      notice(isDraft ? words.discardAsk : words.cancelAsk),
    ],
    [
      execute('schedule.cancel', isDraft ? words.discardYes : words.cancelYes, { programId, cohortId, sessionId }),
      execute('schedule.open', words.back, { programId, sessionId }),
    ],
  );
}

export function sessionListCard(
  {
    cohort,
    programId,
    cohortId,
    sessions,
    discarded = false,
  }: { cohort: string; programId: string; cohortId: string; sessions: PlannedModel[]; discarded?: boolean },
  t: Text,
): Card {
  const words = t.schedule;
  const rows = sessions.flatMap((session): Block[] => [
    { ...paragraph(`**${draftTitle(session, t)}**`), spacing: 'Medium' },
    { ...paragraph(`${plain(session.code)} · ${words.status[session.status]}`), spacing: 'None', isSubtle: true },
    { ...paragraph(whenText(session, t)), spacing: 'None' },
    {
      type: 'ActionSet',
      actions: [execute('schedule.open', words.open, { programId, sessionId: session.sessionId })],
    },
  ]);
  return card(
    t,
    [
      heading(words.listTitle(plain(cohort))),
      ...(discarded ? [paragraph(words.discarded)] : []),
      ...(rows.length > 0 ? rows : [paragraph(words.listEmpty)]),
    ],
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
