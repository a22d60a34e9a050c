import type { Deps } from '../deps.ts';
import { personPk, roleId, sameAddress } from '../domain/key.ts';
import type { Role } from '../domain/person.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { claimAddress, personByAddress, personOf, personWrite } from './people.ts';
import { findProgram, type ProgramRefusal } from './program.ts';
import { auditDocument } from './record.ts';

/** `name` makes somebody known who is not yet. */
export type RoleInput = { program: string; email: string; role: Role; name?: string | undefined };

export type RoleRefusal = ProgramRefusal | { code: 'unknownPerson'; name: string };

/** `changed` is false where it was so already, and then nothing was written. */
export type RoleSet = { changed: boolean };

/** Gives a person a role in a program: from then on the role document decides what they may do, everywhere. */
export async function grantRole(deps: Deps, by: string, input: RoleInput): Promise<Result<RoleSet, RoleRefusal>> {
  const program = await findProgram(deps, input.program);
  if (!program.ok) return program;
  const known = await personByAddress(deps, input.email);
  if (known === undefined && input.name === undefined) return refuse({ code: 'unknownPerson', name: input.email });
  const pid = known ?? (await claimAddress(deps, input.email));
  if (input.name !== undefined && !(await personOf(deps, pid))) await introduce(deps, by, pid, input.email, input.name);

  const { programId } = program.value;
  const [pk, id, at] = [personPk(pid), roleId(pid, programId, input.role), deps.clock.now()];
  const body = { pid, programId, role: input.role, since: at, by };
  const trace = { who: by, what: 'role.grant', at, on: id, after: pid };
  const written = await deps.store.batch(pk, [
    { op: 'create', document: { pk, id, type: 'role', sk: id, body } },
    { op: 'create', document: auditDocument(pk, `role_${deps.ids.next()}`, trace) },
  ]);
  return ok({ changed: written.ok });
}

/** Takes a role away. The audit keeps that it was there. */
export async function revokeRole(deps: Deps, by: string, input: RoleInput): Promise<Result<RoleSet, RoleRefusal>> {
  const program = await findProgram(deps, input.program);
  if (!program.ok) return program;
  const pid = await personByAddress(deps, input.email);
  if (pid === undefined) return refuse({ code: 'unknownPerson', name: input.email });
  const [pk, id] = [personPk(pid), roleId(pid, program.value.programId, input.role)];
  const trace = { who: by, what: 'role.revoke', at: deps.clock.now(), on: id, before: pid };
  const written = await deps.store.batch(pk, [
    { op: 'delete', id },
    { op: 'create', document: auditDocument(pk, `role_${deps.ids.next()}`, trace) },
  ]);
  return ok({ changed: written.ok });
}

async function introduce(deps: Deps, by: string, pid: string, email: string, name: string): Promise<void> {
  const pk = personPk(pid);
  const trace = { who: by, what: 'person.create', at: deps.clock.now(), on: pid };
  await deps.store.batch(pk, [
    personWrite({ pid, name, email: sameAddress(email) }, undefined),
    { op: 'create', document: auditDocument(pk, `per_${pid}_create`, trace) },
  ]);
}
