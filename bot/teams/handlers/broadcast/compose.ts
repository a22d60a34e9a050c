import { z } from 'zod';
import type { Render } from '../../../../cards/card.ts';
import { ANY, composeCard, type ComposeModel, type FormProblem, type Typed } from '../../../../cards/broadcast/form.ts';
import { broadcastRefusedCard, homeCard, type HomeModel } from '../../../../cards/broadcast/home.ts';
import { textIn } from '../../../../cards/text/text.ts';
import type { Deps } from '../../../deps.ts';
import type { Audience } from '../../../domain/audience.ts';
import { isEditable, isHttps, type Broadcast, type BroadcastLink, type Draft } from '../../../domain/broadcast.ts';
import { sameAddress } from '../../../domain/key.ts';
import { ROLES, type Pid } from '../../../domain/person.ts';
import { ok, refuse, type Result } from '../../../domain/result.ts';
import {
  choicesOf,
  faults,
  listedPeople,
  openCast,
  saveDraft,
  type CastRef,
  type SaveRefusal,
} from '../../../features/broadcast/draft.ts';
import { addressesOf } from '../../../features/broadcast/look.ts';
import { recentNow } from '../../../features/broadcast/progress.ts';
import { namesOf } from '../../../features/register.ts';
import { verb, type Verb } from '../../router.ts';
import type { Turn } from '../../turn.ts';
import { idShape } from '../attendance.ts';
import { presentCast } from './send.ts';
import { keptWithin, linkOf, wordsShape } from './words.ts';

const SEATS = ['any', 'confirmed', 'tentative', 'declined', 'noReply', 'notCheckedIn'] as const;
const NOTICES = ['room', 'late', 'cancelled', 'link', 'weather'] as const;
const MOST_ADDRESSES = 500;

const refShape = z.object({ programId: idShape, castId: idShape, version: z.number().int().min(0) });
const saveShape = z.object({
  ...refShape.shape,
  ...wordsShape.shape,
  role: z.enum(['participant', ...ROLES]),
  cohort: z.string().default(ANY),
  group: z.string().default(ANY),
  session: z.string().default(ANY),
  seat: z.enum(SEATS).default('any'),
  evaluation: z.string().max(100).default(ANY),
  addresses: z.string().default(''),
  acknowledge: z.string().default('no'),
});
type Save = z.infer<typeof saveShape>;

const noticeShape = z.object({
  programId: idShape,
  castId: idShape,
  kind: z.enum(NOTICES),
  session: z.string().max(100),
  detail: z.string().max(25_000).default(''),
});
type Notice = z.infer<typeof noticeShape>;

/** What coordinators get for "broadcast"; `kept`: a notice that could not be made. */
export async function home(
  deps: Deps,
  turn: Turn,
  programId: string,
  kept: Pick<HomeModel, 'typed' | 'problem'> = {},
): Promise<Render> {
  const choices = await choicesOf(deps, turn.actor, programId);
  if (!choices) return broadcastRefusedCard;
  const recent = (await recentNow(deps, turn.actor, programId)).map(
    ({ castId, state, textEn, textFr, recalledAt }) => ({
      ...{ castId, state, textEn, textFr },
      recalled: recalledAt !== undefined,
    }),
  );
  const { program, sessions } = choices;
  const model: HomeModel = {
    ...{ programId, programName: program.name, castId: deps.ids.next(), sessions, recent },
    ...kept,
  };
  return (t) => homeCard(model, t);
}

const EMPTY: Typed = {
  ...{ role: 'participant', cohort: ANY, group: ANY, session: ANY, seat: 'any', evaluation: ANY, addresses: '' },
  ...{ textEn: '', textFr: '', linkUrl: '', linkEn: '', linkFr: '', acknowledge: 'no' },
};

/** The form: what was typed is in it, and cut only where no message could hold it all. */
async function form(
  deps: Deps,
  turn: Turn,
  ref: CastRef,
  typed: Typed,
  more: Partial<Pick<ComposeModel, 'problems' | 'saved' | 'theirs'>> = {},
): Promise<Render> {
  const choices = await choicesOf(deps, turn.actor, ref.programId);
  if (!choices) return broadcastRefusedCard;
  const { cohorts, groups, sessions, evaluations } = choices;
  const kept = keptWithin(typed);
  const problems: FormProblem[] = [...(kept.cut ? [{ code: 'cutText' } as const] : []), ...(more.problems ?? [])];
  const model: ComposeModel = { ...ref, cohorts, groups, sessions, evaluations, ...more, typed: kept.typed, problems };
  return (t) => composeCard(model, t);
}

/** A draft in its form; a broadcast that can be changed no more as it is now. */
async function edit(deps: Deps, turn: Turn, castId: string, problemsShown = false): Promise<Render> {
  const stored = await openCast(deps, turn.actor, castId);
  if (!stored) return broadcastRefusedCard;
  const cast = stored.body;
  if (!isEditable(cast.state)) return presentCast(deps, turn, castId);
  const problems = problemsShown ? await faults(deps, cast) : [];
  return form(deps, turn, cast, await typedOf(deps, cast), { problems });
}

/** A draft opens in its form, everything else as what it has become. */
async function open(deps: Deps, turn: Turn, castId: string): Promise<Render> {
  const stored = await openCast(deps, turn.actor, castId);
  if (!stored) return broadcastRefusedCard;
  return stored.body.state === 'draft' ? edit(deps, turn, castId, true) : presentCast(deps, turn, castId);
}

async function typedOf(deps: Deps, { audience, textEn, textFr, link, acknowledge }: Broadcast): Promise<Typed> {
  const { role, cohortId = ANY, group, sessionId = ANY, seat, evaluationId = ANY, pids = [] } = audience;
  return {
    ...{ role, cohort: cohortId, group: group === undefined ? ANY : `g.${group}`, session: sessionId, seat },
    evaluation: evaluationId,
    addresses: (await addressesOf(deps, pids)).join('\n'),
    ...{ textEn, textFr, linkUrl: link?.url ?? '', linkEn: link?.titleEn ?? '', linkFr: link?.titleFr ?? '' },
    acknowledge: acknowledge ? 'yes' : 'no',
  };
}

/** "Ada Moss <ada@example.gc.ca>; rene@example.gc.ca" as addresses. */
function addressesIn(typed: string): string[] {
  const parts = typed.split(/[\n,;]/).flatMap((part) => /<([^<>]+)>/.exec(part)?.[1] ?? part.split(/\s+/));
  return [...new Set(parts.map(sameAddress).filter((address) => address !== ''))];
}

type Listing = Result<Pid[] | undefined, Extract<FormProblem, { code: 'unknownAddresses' | 'addressesTooMany' }>>;

async function listed(deps: Deps, turn: Turn, { programId, addresses }: Save): Promise<Listing> {
  const found = addressesIn(addresses);
  if (found.length === 0) return ok(undefined);
  if (found.length > MOST_ADDRESSES) return refuse({ code: 'addressesTooMany', most: MOST_ADDRESSES });
  // only a coordinator may ask who has an address: saveDraft refuses everybody else
  if (!(await choicesOf(deps, turn.actor, programId))) return ok([]);
  return listedPeople(deps, programId, found);
}

function draftOf(input: Save, pids: Pid[] | undefined): Draft {
  const { role, cohort, group, session, seat, evaluation, textEn, textFr, acknowledge } = input;
  const about = {
    ...(session === ANY ? {} : { sessionId: session }),
    ...(evaluation === ANY ? {} : { evaluationId: evaluation }),
  };
  const audience: Audience = pids
    ? { role: 'participant', seat: 'any', pids, ...about }
    : {
        role,
        seat,
        ...about,
        ...(cohort === ANY ? {} : { cohortId: cohort }),
        ...(group === ANY ? {} : { group: group.slice(2) }),
      };
  const link = linkOf(input);
  // urgent is for the ready notices alone: words of one's own wait for the morning
  return { audience, textEn, textFr, acknowledge: acknowledge === 'yes', urgent: false, ...(link ? { link } : {}) };
}

async function save(deps: Deps, turn: Turn, input: Save): Promise<Render> {
  const { programId, castId, version, ...typed } = input;
  const ref = { programId, castId, version };
  const pids = await listed(deps, turn, input);
  if (!pids.ok) return form(deps, turn, ref, typed, { problems: [pids.refusal] });
  const saved = await saveDraft(deps, turn.actor, ref, draftOf(input, pids.value));
  if (!saved.ok) return refused(deps, turn, ref, typed, saved.refusal);
  const { cast, problems } = saved.value;
  if (cast.state === 'draft') return form(deps, turn, cast, typed, { problems, saved: true });
  return presentCast(deps, turn, castId, 'saved');
}

async function refused(deps: Deps, turn: Turn, ref: CastRef, typed: Typed, refusal: SaveRefusal): Promise<Render> {
  switch (refusal.code) {
    case 'notAllowed':
      return broadcastRefusedCard;
    case 'oversized':
      return form(deps, turn, ref, typed, { problems: refusal.problems });
    case 'unknownAudience':
      return form(deps, turn, ref, typed, { problems: [{ code: 'unknownAudience' }] });
    case 'notEditable': {
      const another = { ...ref, castId: deps.ids.next(), version: 0 };
      return form(deps, turn, another, typed, { problems: [{ code: 'notEditable' }, { code: 'newCast' }] });
    }
    case 'changed': {
      const { theirs, by } = refusal;
      const [person] = await namesOf(deps, [by]);
      const { textEn, textFr, version } = theirs;
      const shown = { theirs: { name: person?.name ?? '', textEn, textFr } };
      return form(deps, turn, { ...ref, version }, typed, shown);
    }
  }
}

/** A ready notice in both languages; or what its one field lacks. */
function noticeOf({ kind, session, detail }: Notice): Result<Draft, { code: 'detail' | 'link' }> {
  // braces would be a merge field
  const said = detail.normalize('NFC').trim().replace(/\s+/g, ' ').replaceAll('{', '(').replaceAll('}', ')');
  if (kind === 'link' && !isHttps(said)) return refuse({ code: 'link' });
  if (kind === 'late' && !(Number(/^\d{1,3}/.exec(said)?.[0] ?? 0) > 0)) return refuse({ code: 'detail' });
  if (kind === 'room' && (said === '' || said.length > 200)) return refuse({ code: 'detail' });
  const [en, fr] = [textIn('en').broadcast, textIn('fr').broadcast];
  const fact = kind === 'late' ? String(Number(/^\d{1,3}/.exec(said)?.[0])) : said;
  const link: BroadcastLink = { url: said, titleEn: en.noticeLink, titleFr: fr.noticeLink };
  return ok({
    audience: { role: 'participant', seat: 'any', sessionId: session },
    ...{ textEn: en.notice[kind](fact), textFr: fr.notice[kind](fact), acknowledge: false, urgent: true },
    ...(kind === 'link' ? { link } : {}),
  });
}

async function notice(deps: Deps, turn: Turn, input: Notice): Promise<Render> {
  const { programId, castId, kind, session, detail } = input;
  const typed = { kind, session, detail: detail.slice(0, 1_000) };
  const draft = noticeOf(input);
  if (!draft.ok) return home(deps, turn, programId, { typed, problem: draft.refusal.code });
  const saved = await saveDraft(deps, turn.actor, { programId, castId, version: 0 }, draft.value);
  if (saved.ok) return presentCast(deps, turn, castId);
  switch (saved.refusal.code) {
    case 'notAllowed':
      return broadcastRefusedCard;
    case 'unknownAudience':
    case 'oversized':
      return home(deps, turn, programId, { typed, problem: 'session' });
    case 'changed':
    case 'notEditable':
      // the card has made another notice before: this one is a new one
      return notice(deps, turn, { ...input, castId: deps.ids.next() });
  }
}

export const composeVerbs: Verb[] = [
  verb('broadcast.new', z.object({ programId: idShape }), (deps, turn, { programId }) =>
    form(deps, turn, { programId, castId: deps.ids.next(), version: 0 }, EMPTY),
  ),
  verb('broadcast.edit', z.object({ castId: idShape }), (deps, turn, { castId }) => edit(deps, turn, castId)),
  verb('broadcast.open', z.object({ castId: idShape }), (deps, turn, { castId }) => open(deps, turn, castId)),
  verb('broadcast.save', saveShape, save),
  verb('broadcast.notice', noticeShape, notice),
];
