import type { BroadcastState } from '../../bot/domain/broadcast.ts';
import type { Millis } from '../../bot/domain/time.ts';
import { card, execute, heading, notice, paragraph, plain, subheading, type Block } from '../block.ts';
import type { Card } from '../card.ts';
import type { NoticeKind } from '../text/broadcast-notice.ts';
import type { Text } from '../text/text.ts';
import { shortDayText, timeText } from '../text/time.ts';

/** A session to choose. */
export type SessionChoice = { sessionId: string; titleEn: string; titleFr: string; startsAt: Millis; timeZone: string };

export type HomeModel = {
  programId: string;
  programName: string;
  /** Of the notice that may be made here: a press that comes twice makes one. */
  castId: string;
  sessions: SessionChoice[];
  recent: { castId: string; state: BroadcastState; recalled: boolean; textEn: string; textFr: string }[];
  typed?: { kind?: string; session?: string; detail?: string };
  problem?: 'detail' | 'link' | 'session';
};

const KINDS: readonly NoticeKind[] = ['room', 'late', 'cancelled', 'link', 'weather'];
const TEASER = 80;

/** What coordinators get for "broadcast": the ready notices, a new message, and the most recent ones. */
export function homeCard(model: HomeModel, t: Text): Card {
  const words = t.broadcast;
  const { programId } = model;
  return card(
    t,
    [
      heading(words.title),
      paragraph(`**${plain(model.programName)}**`),
      ...noticeBlocks(model, t),
      subheading(words.recentTitle),
      ...(model.recent.length > 0 ? model.recent.flatMap((one) => recentBlocks(one, t)) : [paragraph(words.nothing)]),
    ],
    [execute('broadcast.new', words.write, { programId }, 'without')],
  );
}

function noticeBlocks({ programId, castId, sessions, typed = {}, problem }: HomeModel, t: Text): Block[] {
  const words = t.broadcast;
  if (sessions.length === 0) return [];
  const kept = (value: string | undefined) => (value === undefined ? {} : { value });
  return [
    subheading(words.noticeTitle),
    paragraph(words.noticeHelp),
    ...(problem ? [notice(words.noticeProblem[problem])] : []),
    {
      type: 'Input.ChoiceSet',
      id: 'kind',
      style: 'compact',
      label: words.noticeKind,
      errorMessage: words.error,
      isRequired: true,
      choices: KINDS.map((kind) => ({ title: words.noticeKinds[kind], value: kind })),
      ...kept(typed.kind),
    },
    {
      type: 'Input.ChoiceSet',
      id: 'session',
      style: 'compact',
      label: words.session,
      errorMessage: words.noticeProblem.session,
      isRequired: true,
      choices: sessionChoices(sessions, t),
      ...kept(typed.session ?? sessions[0]?.sessionId),
    },
    {
      type: 'Input.Text',
      id: 'detail',
      label: words.noticeDetail,
      placeholder: words.noticeDetailHelp,
      errorMessage: words.noticeProblem.detail,
      maxLength: 1_000,
      ...kept(typed.detail),
    },
    { type: 'ActionSet', actions: [execute('broadcast.notice', words.noticePreview, { programId, castId })] },
  ];
}

export function sessionChoices(sessions: readonly SessionChoice[], t: Text): { title: string; value: string }[] {
  return sessions.map(({ sessionId, titleEn, titleFr, startsAt, timeZone }) => {
    const when = `${shortDayText(t.language, startsAt, timeZone)}, ${timeText(t.language, startsAt, timeZone)}`;
    return { title: `${when} – ${(t.language === 'fr' && titleFr) || titleEn}`, value: sessionId };
  });
}

function recentBlocks({ castId, state, recalled, textEn, textFr }: HomeModel['recent'][number], t: Text): Block[] {
  const words = t.broadcast;
  const text = (t.language === 'fr' ? textFr : textEn) || textEn || textFr;
  const teaser = text.length > TEASER ? `${text.slice(0, TEASER)}…` : text;
  const said = recalled ? words.recalled : words.state[state];
  return [
    paragraph(`**${said}**`),
    paragraph(plain(teaser) || '…'),
    { type: 'ActionSet', actions: [execute('broadcast.open', words.open, { castId }, 'without')] },
  ];
}

export function chooseProgramCard(programs: { programId: string; name: string }[], t: Text): Card {
  return card(
    t,
    [heading(t.broadcast.title), paragraph(t.broadcast.chooseProgram)],
    programs.map(({ programId, name }) => execute('broadcast.home', name, { programId })),
  );
}

/** The same for everybody who may not, and for what is not there: it tells nothing. */
export function broadcastRefusedCard(t: Text): Card {
  return card(t, [notice(t.broadcast.notAllowed)]);
}
