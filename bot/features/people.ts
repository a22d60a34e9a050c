import type { Deps } from '../deps.ts';
import { mailId, mailPk, personId, personPk, sameAddress } from '../domain/key.ts';
import type { Person, Pid } from '../domain/person.ts';
import type { Stored } from '../store/store.ts';
import { auditDocument } from './record.ts';

/** The person to whom an address belongs, whoever bound it: an import, a coordinator, or a first meeting. */
export async function personByAddress(deps: Deps, address: string): Promise<Pid | undefined> {
  return (await deps.store.get('mail', mailPk(address), mailId(address)))?.body.pid;
}

/**
 * The person to whom an address belongs, given a new pid where nobody has it. The alias is written before the person:
 * whoever is interrupted in between is met again here, under the same pid.
 */
export async function claimAddress(deps: Deps, address: string): Promise<Pid> {
  const known = await personByAddress(deps, address);
  if (known !== undefined) return known;
  const [pk, id, pid] = [mailPk(address), mailId(address), deps.ids.next()];
  const body = { address: sameAddress(address), pid, since: deps.clock.now() };
  const written = await deps.store.create({ pk, id, type: 'mail', sk: id, body });
  return written.ok ? pid : claimAddress(deps, address);
}

export async function personOf(deps: Deps, pid: Pid): Promise<Stored<'person'> | undefined> {
  return deps.store.get('person', personPk(pid), personId(pid));
}

/** The write that makes a person so, over the version that was read. */
export function personWrite(person: Person, before: Stored<'person'> | undefined) {
  const { pid } = person;
  const document = { pk: personPk(pid), id: personId(pid), type: 'person', sk: pid, body: person } as const;
  return before ? ({ op: 'replace', document, ifMatch: before.etag } as const) : ({ op: 'create', document } as const);
}

/** What a person is called; their pid where nobody of it is known. */
export const nameOf = async (deps: Deps, pid: Pid): Promise<string> => (await personOf(deps, pid))?.body.name ?? pid;

/**
 * The person behind an address, made where nobody has it: known by it alone until they first meet Cadre, and reached by
 * e-mail until then. Who is known already keeps their name.
 */
export async function personAt(deps: Deps, address: string, by: string, name?: string): Promise<Pid> {
  const email = sameAddress(address);
  const pid = await claimAddress(deps, email);
  if (await personOf(deps, pid)) return pid;
  const write = personWrite({ pid, name: name ?? email, email }, undefined);
  const { pk } = write.document;
  const trace = { who: by, what: 'person.create', at: deps.clock.now(), on: pid };
  await deps.store.batch(pk, [write, { op: 'create', document: auditDocument(pk, `per_${pid}_create`, trace) }]);
  return pid;
}
