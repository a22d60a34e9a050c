import type { Call } from '../../domain/call.ts';
import type { NominationRow } from '../../domain/import.ts';
import { callPk, nominationId, personPk } from '../../domain/key.ts';
import type { Nomination } from '../../domain/nomination.ts';
import type { Person, Pid } from '../../domain/person.ts';
import { isDeepStrictEqual } from 'node:util';
import { queueing } from '../delivery.ts';
import { nominationOf } from '../nomination/read.ts';
import { claimAddress, personByAddress, personOf, personWrite } from '../people.ts';
import { auditDocument } from '../record.ts';
import type { Line } from './line.ts';
import { wordsOf, type CheckedNominations } from './nomination-check.ts';
import { inChunks, writeTogether, type Application, type Plan } from './write.ts';
import { noteWaiting } from '../waiting.ts';

/** Each nomination goes with its audit entry and its message, in a batch of at most 100 that has an entry of its own. */
const TOGETHER = 33;

/**
 * Nominations enter as if they had been submitted in the chat: each nominee is asked for consent, and finds the
 * nomination among their own. With `quiet`, or once nobody can consent any more, nobody is asked.
 */
export async function applyNominations(
  application: Application,
  { call, lines, late }: CheckedNominations,
): Promise<void> {
  if (!call) return;
  const isAsked = !application.quiet && late !== 'over';
  await inChunks(
    application,
    'nominations',
    lines,
    async (chunk, first) => {
      const plans: Plan[] = [];
      for (const line of chunk) plans.push(await planOne(application, call, line, isAsked));
      const target = { pk: callPk(call.callId), what: 'nomination.import', action: `${call.callId}_nom_${first}` };
      await writeTogether(application, target, plans);
    },
    TOGETHER,
  );
}

async function planOne(
  application: Application,
  call: Call,
  { line, row }: Line<NominationRow>,
  isAsked: boolean,
): Promise<Plan> {
  const { deps, by, run } = application;
  const nominee = await ensurePerson(application, row);
  const nominator = row.nominator === row.nominee ? nominee : await personByAddress(deps, row.nominator);
  return async () => {
    if (nominator === undefined || (await nominationOf(deps, call.callId, nominee))) return undefined;
    if (!run.isBegun()) return { operations: [], changes: [] }; // planned again once it has begun
    // by which the nominee finds it; first, so that an interruption leaves no nomination that nobody finds
    await noteWaiting(application.deps, nominee, { kind: 'nomination', refId: call.callId, programId: call.programId });
    const at = deps.clock.now();
    const body = submitted(call, row, { nominee, nominator, at });
    const [pk, id] = [callPk(call.callId), nominationId(nominee)];
    const trace = { who: by, what: 'nomination.import', at, on: id, after: body.state };
    const message = { planId: `consentAsk_${nominee}_${body.round}`, kind: 'consentAsk', pid: nominee };
    const about = { programId: call.programId, castId: call.callId, sequence: body.round };
    return {
      operations: [
        { op: 'create', document: { pk, id, type: 'nomination', sk: id, body } },
        { op: 'create', document: auditDocument(pk, `${id}_import`, trace) },
        ...(isAsked ? [queueing(pk, { ...message, ...about }, at)] : []),
      ],
      changes: [{ file: 'nominations', line, kind: 'added' }],
    };
  };
}

function submitted(
  { callId, programId, cohortId }: Call,
  row: NominationRow,
  { nominee, nominator, at }: { nominee: Pid; nominator: Pid; at: number },
): Nomination {
  return {
    ...{ ...wordsOf(row), callId, programId, cohortId, nominee, nominator, state: 'submitted' },
    ...{ round: 0, submittedAt: at, changedAt: at, imported: true },
  };
}

/** The nominee, made where nobody has the address. Of somebody known only what nobody has said yet is added. */
async function ensurePerson(application: Application, row: NominationRow): Promise<Pid> {
  const { deps, by, run } = application;
  const known = await personByAddress(deps, row.nominee);
  const before = known === undefined ? undefined : await personOf(deps, known);
  if (before && isDeepStrictEqual(completed(before.body, row), before.body)) return before.body.pid;
  await run.begin();
  const pid = known ?? (await claimAddress(deps, row.nominee));
  const { department, level, functionalArea } = row;
  const fresh: Person = { pid, name: row.name, email: row.nominee, department, level, functionalArea };
  const write = personWrite(completed(before?.body ?? fresh, row), before);
  const pk = personPk(pid);
  const what = before ? 'person.change' : 'person.create';
  const audit = auditDocument(pk, `per_${pid}_${before ? await run.begin() : 'create'}_nom`, {
    ...{ who: by, what, at: deps.clock.now(), on: pid },
  });
  const written = await deps.store.batch(pk, [write, { op: 'create', document: audit }]);
  return written.ok ? pid : ensurePerson(application, row);
}

/** Who was known by their address alone gets a name; the supervisor is kept where none is on record. */
function completed(person: Person, { name, supervisor }: NominationRow): Person {
  return {
    ...person,
    ...(person.name === person.email ? { name } : {}),
    ...(person.supervisorEmail === undefined && supervisor !== undefined ? { supervisorEmail: supervisor } : {}),
  };
}
