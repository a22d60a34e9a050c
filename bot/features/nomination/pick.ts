import type { Deps } from '../../deps.ts';
import { linkId, linkPk } from '../../domain/key.ts';
import { personOf } from '../people.ts';

const ENTRA_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whom somebody picked in Teams' directory: the picker answers with an Entra object id, which is a claim, and names
 * nobody whom we have not met. Undefined where the account is not known.
 */
export async function pickedPerson(
  deps: Deps,
  tenantId: string | undefined,
  picked: string,
): Promise<{ nomineeName: string; nomineeEmail: string } | undefined> {
  if (tenantId === undefined || !ENTRA_ID.test(picked.trim())) return undefined;
  const identity = { tenantId, objectId: picked.trim() };
  const link = await deps.store.get('link', linkPk(identity), linkId(identity));
  if (!link || link.body.until !== undefined) return undefined;
  const person = (await personOf(deps, link.body.pid))?.body;
  return person?.email === undefined ? undefined : { nomineeName: person.name, nomineeEmail: person.email };
}
