import type { Deps } from '../../deps.ts';
import type { Behaviour, Seen, WaveKind } from '../../domain/feedback.ts';
import { WORDS_ITEM, type FaultReason, type FeedbackRow } from '../../domain/import.ts';
import { enrolmentId, programPk, waveIdOf } from '../../domain/key.ts';
import { dayIn, type Day } from '../../domain/time.ts';
import { behavioursOf, waveOf, zoneOf } from '../feedback/wave.ts';
import { short } from './cell.ts';
import type { Scope } from './known.ts';
import { countingFaults, isThere, readInto, type Check } from './line.ts';
import type { Source } from './read.ts';
import type { ReadRow } from './row.ts';

/** What one supervisor said of one participant; without `submitted`: asked, and said nothing. */
export type CheckedForm = {
  participant: string;
  supervisor: string;
  seen: Record<string, Seen>;
  words: string;
  submitted?: Day;
  /** Every line of it, with the behaviour or the words that it answers. */
  lines: { line: number; item?: string }[];
};

/** A past wave as a file gives it; `lines`: so many. */
export type CheckedWave = {
  waveId: string;
  kind: WaveKind;
  shared?: boolean;
  first: Day;
  last: Day;
  behaviours: Behaviour[];
  forms: CheckedForm[];
  lines: number;
};

type Read = ReadRow<'feedback'>;
type Form = CheckedForm & { supervisorKey: string };
type Draft = { read: Read; row: FeedbackRow; forms: Map<string, Form>; items: Set<string>; days: Day[]; lines: number };
type Checking = { check: Check; list: readonly Behaviour[]; today: Day; hasPlace: (key: string) => Promise<boolean> };

/**
 * Checks what supervisors said in waves of the past: that both people of a line can be, that nothing is answered twice,
 * that each participant has one supervisor, and that the wave was not held here. Where one line is at fault no feedback of
 * the file is imported: a part of the answers would be a false figure. `joining`: whom this import gives a place.
 */
export async function checkFeedback(
  deps: Deps,
  scope: Scope,
  check: Check,
  source: Source,
  { starting, joining }: { starting: readonly Behaviour[]; joining: readonly string[] },
): Promise<CheckedWave[]> {
  const counting = countingFaults(check);
  const checking: Checking = {
    check: counting,
    list: await behavioursOf(deps, scope.programId, starting),
    today: dayIn(await zoneOf(deps, scope.programId), deps.clock.now()),
    hasPlace: placesOf(deps, scope, new Set(await Promise.all(joining.map((email) => check.known.personKey(email))))),
  };
  const drafts = new Map<WaveKind, Draft>();
  for await (const read of readInto(counting, 'feedback', source)) {
    const { row } = read;
    if (!row || !(await arePeopleSound(checking, row, read))) continue;
    const draft = drafts.get(row.wave) ?? { read, row, forms: new Map(), items: new Set(), days: [], lines: 0 };
    drafts.set(row.wave, draft);
    draft.lines += 1;
    if (row.shared !== draft.row.shared) fault(counting, read, 'shared', { code: 'unlikeForm', line: draft.read.line });
    await takeLine(checking, draft, row, read);
  }
  const waves: CheckedWave[] = [];
  for (const [kind, draft] of drafts) waves.push(await wholeWave(deps, scope, checking, kind, draft));
  return counting.faults() > 0 ? [] : waves;
}

type FeedbackColumn = Parameters<Read['place']>[0];

function fault(check: Check, { place }: Read, column: FeedbackColumn, reason: FaultReason): void {
  check.report({ ...place(column), reason });
}

/** Whether a person has a place in the cohort, now or by this import. */
function placesOf(deps: Deps, { programId, cohortId }: Scope, joining: ReadonlySet<string>): Checking['hasPlace'] {
  return async (key) =>
    joining.has(key) ||
    (await deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, key))) !== undefined;
}

async function arePeopleSound(
  { check, hasPlace }: Checking,
  { participant, supervisor }: FeedbackRow,
  read: Read,
): Promise<boolean> {
  if (!(await isThere(check, 'person', participant, read.place('participant')))) return false;
  const key = await check.known.personKey(participant);
  if (key === (await check.known.personKey(supervisor))) {
    fault(check, read, 'supervisor', { code: 'ownSupervisor' });
    return false;
  }
  if (await hasPlace(key)) return true;
  fault(check, read, 'participant', { code: 'notInCohort', value: short(participant) });
  return false;
}

async function takeLine({ check, list, today }: Checking, draft: Draft, row: FeedbackRow, read: Read): Promise<void> {
  const { participant, supervisor, submitted, said } = row;
  const key = await check.known.personKey(participant);
  const supervisorKey = await check.known.personKey(supervisor);
  const day = submitted === undefined ? {} : { submitted };
  const form = draft.forms.get(key) ?? {
    participant,
    supervisor,
    supervisorKey,
    seen: {},
    words: '',
    ...day,
    lines: [],
  };
  draft.forms.set(key, form);
  const first = form.lines[0]?.line ?? read.line;
  if (form.supervisorKey !== supervisorKey) {
    fault(check, read, 'supervisor', { code: 'secondSupervisor', line: first });
  } else if (form.submitted !== submitted) fault(check, read, 'submitted', { code: 'unlikeForm', line: first });
  if (submitted !== undefined && submitted >= today) {
    fault(check, read, 'submitted', { code: 'notOver', value: submitted });
  }
  if (submitted !== undefined) draft.days.push(submitted);
  const earlier = form.lines.find(({ item }) => item === said?.item);
  form.lines.push({ line: read.line, ...(said ? { item: said.item } : {}) });
  if (!said) return;
  if (earlier) fault(check, read, 'item', { code: 'repeatedBehaviour', line: earlier.line });
  else if ('words' in said) form.words = said.words;
  else if (list.some(({ behaviourId }) => behaviourId === said.item)) {
    form.seen[said.item] = said.seen;
    draft.items.add(said.item);
  } else {
    const allowed = [...list.map(({ behaviourId }) => behaviourId), WORDS_ITEM];
    fault(check, read, 'item', { code: 'notABehaviour', value: short(said.item), allowed });
  }
}

/** As a whole: somebody answered, so that it has its days; and it is no wave that was held here. */
async function wholeWave(
  deps: Deps,
  { cohortId }: Scope,
  { check, list }: Checking,
  kind: WaveKind,
  { read, row, forms, items, days, lines }: Draft,
): Promise<CheckedWave> {
  const waveId = waveIdOf(cohortId, kind);
  const stored = await waveOf(deps, waveId);
  if (stored && !stored.body.imported) fault(check, read, 'wave', { code: 'waveThere' });
  if (days.length === 0) fault(check, read, 'submitted', { code: 'blank' });
  const inOrder = days.toSorted();
  const [first = '', last = first] = [inOrder[0], inOrder.at(-1)];
  const kept = stored?.body.behaviours ?? [];
  const fresh = list.filter(({ behaviourId }) => items.has(behaviourId));
  const behaviours = [
    ...kept,
    ...fresh.filter((one) => !kept.some(({ behaviourId }) => behaviourId === one.behaviourId)),
  ];
  return {
    ...{ waveId, kind, first, last, behaviours, lines },
    ...(row.shared === undefined ? {} : { shared: row.shared }),
    forms: [...forms.values()].map(({ supervisorKey: _, ...form }) => form),
  };
}
