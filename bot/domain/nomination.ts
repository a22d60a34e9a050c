import type { Call } from './call.ts';
import type { Language, Pid } from './person.ts';
import { ok, refuse, type Result } from './result.ts';
import type { Millis } from './time.ts';

export const REGIONS = [
  'atlantic',
  'quebec',
  'nationalCapital',
  'ontario',
  'prairies',
  'pacific',
  'north',
  'abroad',
] as const;
export type Region = (typeof REGIONS)[number];

/** What a nominator writes about somebody. `strengths` by competency, `answers` by question. */
export type NominationWords = {
  department: string;
  level: string;
  functionalArea: string;
  statement: string;
  strengths: Record<string, string>;
  answers: Record<string, string>;
};

/** A nominator's own draft: nobody else sees it. */
export type NominationDraft = NominationWords & {
  draftId: string;
  callId: string;
  nominator: Pid;
  nomineeName: string;
  nomineeEmail: string;
  changedAt: Millis;
};

/** How the supervisor that a nominee named compares with the one on record. */
export type SupervisorCheck = 'matches' | 'differs' | 'unknown';

export type Consent = {
  given: boolean;
  at: Millis;
  /** In which language they would rather work, and where they are: said by the nominee. */
  language?: Language;
  region?: Region;
  supervisorCheck?: SupervisorCheck;
};

export const ENDORSEMENT_ANSWERS = ['endorsed', 'conditions', 'declined'] as const;
export type EndorsementAnswer = (typeof ENDORSEMENT_ANSWERS)[number];

/** `days`: the released time that was agreed to, as the call stated it then. */
export type Endorsement = { answer: EndorsementAnswer; conditions: string; days: number; by: Pid; at: Millis };

export const INELIGIBLE_BECAUSE = [
  'notEndorsed',
  'level',
  'functionalArea',
  'notEmployee',
  'earlierCohort',
  'leaving',
  'other',
] as const;
export type IneligibleBecause = (typeof INELIGIBLE_BECAUSE)[number];

export type Eligibility = { by: Pid; at: Millis; because?: IneligibleBecause };

/**
 * Where a dossier is before its review (DESIGN section 5). What the committee makes of it is in reviews and decisions,
 * never here: whoever reads a nomination reads no outcome.
 */
export type NominationState = 'submitted' | 'complete' | 'eligible' | 'ineligible' | 'declined' | 'withdrawn';

/** One person proposed for one cohort. */
export type Nomination = NominationWords & {
  callId: string;
  programId: string;
  cohortId: string;
  nominee: Pid;
  nominator: Pid;
  state: NominationState;
  supervisor?: Pid;
  consent?: Consent;
  endorsement?: Endorsement;
  eligibility?: Eligibility;
  withdrawnBy?: Pid;
  /** Raised when another supervisor is asked. */
  round: number;
  submittedAt: Millis;
  changedAt: Millis;
  imported?: true;
  /** Its words were disposed of; that it was there, and what became of it, remains. */
  disposedAt?: Millis;
};

/** A second nominator who stands behind the same person. */
export type Support = { nominee: Pid; by: Pid; words: string; at: Millis };

/** What is still missing before a dossier is complete. */
export type Missing = 'consent' | 'supervisor' | 'endorsement';

export function missingOf({
  consent,
  supervisor,
  endorsement,
}: Pick<Nomination, 'consent' | 'supervisor' | 'endorsement'>): Missing[] {
  if (!consent?.given)
    return ['consent', ...(endorsement && endorsement.answer !== 'declined' ? [] : (['endorsement'] as const))];
  if (supervisor === undefined) return ['supervisor', 'endorsement'];
  return endorsement && endorsement.answer !== 'declined' ? [] : ['endorsement'];
}

export const isEndorsed = ({ endorsement }: Pick<Nomination, 'endorsement'>): boolean =>
  endorsement !== undefined && endorsement.answer !== 'declined';

/** Still in the running: not declined, withdrawn or found ineligible. */
export const isLive = ({ state }: Pick<Nomination, 'state'>): boolean =>
  state === 'submitted' || state === 'complete' || state === 'eligible';

export type NominationAction =
  | { kind: 'consent'; supervisor: Pid; language: Language; region: Region; supervisorCheck: SupervisorCheck }
  | { kind: 'decline' }
  | { kind: 'endorse'; by: Pid; answer: EndorsementAnswer; conditions: string }
  | { kind: 'reassign'; supervisor: Pid }
  | { kind: 'eligible'; by: Pid }
  | { kind: 'ineligible'; by: Pid; because: IneligibleBecause }
  | { kind: 'withdraw'; by: Pid };

/**
 * `late`: its time is over. `notPossible`: not from where the dossier is. `notComplete`: consent or endorsement is
 * missing. `themselves`: nobody endorses themselves. `conditionsMissing`: which conditions they are is not said.
 */
export type StepRefusal = { code: 'late' | 'notPossible' | 'notComplete' | 'themselves' | 'conditionsMissing' };

/** What the world around a dossier is: its call, and whether reviewing has begun or outcomes are out. */
export type StepScene = { call: Pick<Call, 'completeBy' | 'days'>; assigned: boolean; released: boolean; now: Millis };

/** A dossier after a step; the same step again changes nothing. The only way from one state to another. */
export function stepNomination(
  nomination: Nomination,
  action: NominationAction,
  scene: StepScene,
): Result<Nomination, StepRefusal> {
  const next = stepped(nomination, action, scene);
  return next.ok ? ok({ ...next.value, changedAt: scene.now }) : next;
}

function stepped(before: Nomination, action: NominationAction, scene: StepScene): Result<Nomination, StepRefusal> {
  const { call, assigned, released, now } = scene;
  const open = before.state === 'submitted' || before.state === 'complete';
  switch (action.kind) {
    case 'consent': {
      if (action.supervisor === before.nominee) return refuse({ code: 'themselves' });
      if (!open && before.state !== 'declined') return refuse({ code: 'notPossible' });
      if (now >= call.completeBy) return refuse({ code: 'late' });
      const { supervisor, language, region, supervisorCheck } = action;
      const asked = supervisor === before.supervisor ? before : otherSupervisor(before);
      return ok(
        settled({ ...asked, supervisor, consent: { given: true, at: now, language, region, supervisorCheck } }),
      );
    }
    case 'decline':
      if (!open) return refuse({ code: 'notPossible' });
      return ok({ ...before, state: 'declined', consent: { ...before.consent, given: false, at: now } });
    case 'endorse': {
      if (action.by === before.nominee || action.by !== before.supervisor) return refuse({ code: 'themselves' });
      if (!open) return refuse({ code: 'notPossible' });
      if (now >= call.completeBy) return refuse({ code: 'late' });
      const conditions = action.answer === 'conditions' ? action.conditions.trim() : '';
      if (action.answer === 'conditions' && conditions === '') return refuse({ code: 'conditionsMissing' });
      const { answer, by } = action;
      return ok(settled({ ...before, endorsement: { answer, conditions, days: call.days, by, at: now } }));
    }
    case 'reassign':
      if (action.supervisor === before.nominee) return refuse({ code: 'themselves' });
      if (!open || !before.consent?.given) return refuse({ code: 'notPossible' });
      if (action.supervisor === before.supervisor) return ok(before);
      return ok(settled({ ...otherSupervisor(before), supervisor: action.supervisor }));
    case 'eligible':
      if (released) return refuse({ code: 'notPossible' });
      if (missingOf(before).length > 0) return refuse({ code: 'notComplete' });
      if (before.state !== 'complete' && (before.state !== 'ineligible' || assigned))
        return refuse({ code: 'notPossible' });
      return ok({ ...before, state: 'eligible', eligibility: { by: action.by, at: now } });
    case 'ineligible':
      if (released || !isLive(before) || (assigned && before.state === 'eligible'))
        return refuse({ code: 'notPossible' });
      return ok({ ...before, state: 'ineligible', eligibility: { by: action.by, at: now, because: action.because } });
    case 'withdraw':
      if (!isLive(before) || released) return refuse({ code: 'notPossible' });
      return ok({ ...before, state: 'withdrawn', withdrawnBy: action.by });
  }
}

function otherSupervisor({ endorsement: _, ...before }: Nomination): Nomination {
  return { ...before, round: before.round + 1 };
}

/** Complete as soon as nothing is missing, and no longer once something is. */
const settled = (nomination: Nomination): Nomination => ({
  ...nomination,
  state: missingOf(nomination).length === 0 ? 'complete' : 'submitted',
});

export const STATEMENT_LIMIT = 3_000;
export const STRENGTH_LIMIT = 600;
export const CONDITIONS_LIMIT = 500;

export type WordsField =
  | 'nomineeName'
  | 'nomineeEmail'
  | 'department'
  | 'level'
  | 'functionalArea'
  | 'statement'
  | `strength${number}`
  | `answer${number}`;
export type WordsProblem = { field: WordsField; code: 'missing' | 'tooLong' | 'address' | 'notListed' };

/** Everything that keeps a draft from being submitted. `isAddress`: what an e-mail address looks like (domain/import). */
export function draftProblems(
  draft: NominationDraft,
  call: Call,
  isAddress: (text: string) => boolean,
): WordsProblem[] {
  const problems: WordsProblem[] = [];
  const missing = (field: WordsField, text: string | undefined): void => {
    if ((text ?? '').trim() === '') problems.push({ field, code: 'missing' });
  };
  missing('nomineeName', draft.nomineeName);
  if (!isAddress(draft.nomineeEmail.trim())) problems.push({ field: 'nomineeEmail', code: 'address' });
  for (const field of ['department', 'level', 'functionalArea', 'statement'] as const) missing(field, draft[field]);
  if (draft.level.trim() !== '' && call.levels.length > 0 && !call.levels.includes(draft.level))
    problems.push({ field: 'level', code: 'notListed' });
  if (draft.functionalArea.trim() !== '' && call.areas.length > 0 && !call.areas.includes(draft.functionalArea))
    problems.push({ field: 'functionalArea', code: 'notListed' });
  if (draft.statement.length > STATEMENT_LIMIT) problems.push({ field: 'statement', code: 'tooLong' });
  call.competencies.forEach(({ competencyId }, place) => {
    if ((draft.strengths[competencyId] ?? '').length > STRENGTH_LIMIT)
      problems.push({ field: `strength${place}`, code: 'tooLong' });
  });
  call.questions.forEach(({ questionId, required }, place) => {
    const text = draft.answers[questionId] ?? '';
    if (text.length > STRENGTH_LIMIT) problems.push({ field: `answer${place}`, code: 'tooLong' });
    if (required) missing(`answer${place}`, text);
  });
  return problems;
}
