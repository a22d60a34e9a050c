import type { Render } from '../../../cards/card.ts';
import { detailsFormCard, moveCard, previewCard, scheduleFormCard } from '../../../cards/schedule-form.ts';
import { scheduleRefusedCard, type SessionCardModel } from '../../../cards/schedule.ts';
import type { Deps } from '../../deps.ts';
import type { DetailsForm, EssentialsForm, FormField, Problem } from '../../domain/schedule.ts';
import type { Session, SessionRef } from '../../domain/session.ts';
import type { CohortRef } from '../../features/schedule/access.ts';
import { createSessions } from '../../features/schedule/change.ts';
import { editDetails, editSession, movePlanned, type Edited, type EditRefusal } from '../../features/schedule/edit.ts';
import { openDetails, openForm, plan } from '../../features/schedule/form.ts';
import type { Turn } from '../turn.ts';
import { sessionModel } from './attendance.ts';
import { showSession } from './schedule-show.ts';

type Target = CohortRef & { sessionId?: string };
type There = CohortRef & SessionRef;

/** What came back from a card: what was typed, and the choices about it. Claims, all of it. */
export type Typed<F> = { form: F; version: string; tell: boolean; series: boolean; sure: boolean };

/** What goes back onto a card that is not done yet. `present`: what somebody else made of it meanwhile. */
type Kept<F> = Typed<F> & { problems?: Problem[]; present?: Session };

/** So much of what was typed fits onto a card (100 KB a message); what is longer comes back cut, and is refused. */
const MOST_KEPT = 20_000;
const ROOM = 36_000;

function fitting<F extends FormField>(form: Record<F, string>): Record<F, string> {
  let room = ROOM;
  const kept = Object.entries<string>(form).map(([field, text]) => {
    const part = text.slice(0, Math.min(MOST_KEPT, room));
    room -= part.length;
    return [field, part];
  });
  return Object.fromEntries(kept) as Record<F, string>;
}

function keptModel<F extends FormField>(kept: Kept<Record<F, string>>, turn: Turn) {
  const { form, version, tell, series, problems = [], present } = kept;
  const now = present ? { present: sessionModel(present, turn) } : {};
  return { form: fitting(form), ...(version === '' ? {} : { version }), tell, series, problems, ...now };
}

/** The first card: empty, of a session that is there, or with what was typed and what is wrong with it. */
export async function essentialsForm(
  deps: Deps,
  turn: Turn,
  target: Target,
  kept?: Kept<EssentialsForm>,
): Promise<Render> {
  const open = await openForm(deps, turn.actor, target);
  if (!open.ok) return scheduleRefusedCard;
  const { cohort, groups, form, present, version } = open.value;
  const { programId, cohortId } = target;
  const there = present ? { sessionId: present.sessionId, ...stateOf(present) } : {};
  const typed = kept ? keptModel(kept, turn) : { form, ...(version === undefined ? {} : { version }) };
  // the code of a session that is there is no field of its card
  const code = present?.code ?? typed.form.code;
  const model = { programId, cohortId, cohort: cohort.name, groups, ...there, ...typed };
  return (t) => scheduleFormCard({ ...model, form: { ...model.form, code } }, t);
}

const stateOf = ({ status, seriesId }: Session) => ({ status, inSeries: seriesId !== undefined });

/** The second card, in the same way. */
export async function detailsForm(deps: Deps, turn: Turn, target: There, kept?: Kept<DetailsForm>): Promise<Render> {
  const open = await openDetails(deps, turn.actor, target);
  if (!open.ok) return scheduleRefusedCard;
  const { facilitators, form, present, version } = open.value;
  const { programId, cohortId, sessionId, code } = present;
  const typed = kept ? keptModel(kept, turn) : { form, version };
  const model = { programId, cohortId, sessionId, code, facilitators, ...stateOf(present), ...typed };
  return (t) => detailsFormCard(model, t);
}

/** One session is created at once; a series is shown first. */
export async function planned(deps: Deps, turn: Turn, ref: CohortRef, typed: Typed<EssentialsForm>): Promise<Render> {
  const made = await plan(deps, turn.actor, ref, typed.form);
  if (!made.ok) return formRefused(deps, turn, ref, typed, made.refusal);
  if (made.value.length === 1) return create(deps, turn, ref, typed);
  const dates = made.value.map(({ session, warnings }) => ({ session: sessionModel(session, turn), warnings }));
  return (t) => previewCard({ ...ref, form: typed.form, dates }, t);
}

export async function create(deps: Deps, turn: Turn, ref: CohortRef, typed: Typed<EssentialsForm>): Promise<Render> {
  const made = await createSessions(deps, turn.actor, ref, typed.form);
  if (!made.ok) return formRefused(deps, turn, ref, typed, made.refusal);
  const [first] = made.value;
  if (!first) throw new Error('a form made no session');
  return showSession(deps, turn, first, { done: { created: made.value.length } });
}

async function formRefused(
  deps: Deps,
  turn: Turn,
  ref: CohortRef,
  typed: Typed<EssentialsForm>,
  refusal: { code: 'notAllowed' } | { code: 'form'; problems: Problem[] },
): Promise<Render> {
  if (refusal.code === 'notAllowed') return scheduleRefusedCard;
  return essentialsForm(deps, turn, ref, { ...typed, problems: refusal.problems });
}

/** Saves a first card. A published session gets another date only after what that does was shown. */
export async function save(deps: Deps, turn: Turn, target: There, typed: Typed<EssentialsForm>): Promise<Render> {
  const move = typed.sure ? undefined : await movePlanned(deps, turn.actor, target, typed.form);
  if (move) {
    const { programId, cohortId, sessionId } = target;
    const { form, version, tell, series } = typed;
    const data = { programId, cohortId, sessionId, version, ...form, tell: String(tell), series: String(series) };
    const [session, before] = [sessionModel(move.session, turn), sessionModel(move.before, turn)];
    return (t) => moveCard({ session, before, warnings: move.warnings, data }, t);
  }
  const saved = await editSession(deps, turn.actor, target, typed);
  if (saved.ok) return showSession(deps, turn, target, doneOf(saved.value));
  return editRefused(deps, turn, target, saved.refusal, (kept) =>
    essentialsForm(deps, turn, target, { ...typed, ...kept }),
  );
}

export async function saveDetails(deps: Deps, turn: Turn, target: There, typed: Typed<DetailsForm>): Promise<Render> {
  const saved = await editDetails(deps, turn.actor, target, typed);
  if (saved.ok) return showSession(deps, turn, target, doneOf(saved.value));
  return editRefused(deps, turn, target, saved.refusal, (kept) =>
    detailsForm(deps, turn, target, { ...typed, ...kept }),
  );
}

const doneOf = ({ told, others }: Edited): Pick<SessionCardModel, 'done'> => ({ done: { saved: told, others } });

/** `again`: the card with what was typed, and what stands against it. */
async function editRefused(
  deps: Deps,
  turn: Turn,
  target: SessionRef,
  refusal: EditRefusal,
  again: (kept: { problems?: Problem[]; present?: Session; version?: string }) => Promise<Render>,
): Promise<Render> {
  switch (refusal.code) {
    case 'notAllowed':
      return scheduleRefusedCard;
    case 'form':
      return again({ problems: refusal.problems });
    case 'changed':
      return again({ present: refusal.present, version: refusal.version });
    case 'alreadyCancelled':
    case 'alreadyHeld':
    case 'frenchMissing':
    case 'inThePast':
      return showSession(deps, turn, target, { refused: refusal.code });
  }
}
