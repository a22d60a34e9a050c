import type { Deps } from '../deps.ts';
import { accountId, linkId, linkPk, mailId, mailPk, personalPk } from '../domain/key.ts';
import type { Identity, Pid } from '../domain/person.ts';
import { accountOf, isSameIdentity, linkOf, linkWrites } from './person.ts';
import { withBody } from './record.ts';

/**
 * Where Teams is asked for a chat with somebody who has never written: the public cloud's own address (PLATFORM section
 * 3). Their first activity says the address of their region, and that replaces it.
 */
const GLOBAL_SERVICE_URL = 'https://smba.trafficmanager.net/teams/';

/** A person as a file names them; without a pid where nobody has this address yet. */
type Named = { address: string; pid: Pid | undefined };

/**
 * `identityTaken`: it is bound to somebody else. `otherIdentity`: the person is bound, to another one. `foreignTenant`:
 * it is of a tenant whose people are not served, so that nothing could ever come of it.
 */
export type Clash = 'identityTaken' | 'otherIdentity' | 'foreignTenant';

/** Why an Entra identity may not be bound to somebody by a file; undefined where it may, or is already. */
export async function clashOf(deps: Deps, identity: Identity, { address, pid }: Named): Promise<Clash | undefined> {
  if (deps.tenants && !deps.tenants.includes(identity.tenantId)) return 'foreignTenant';
  const link = await linkOf(deps, identity);
  if (link) return link.pid === pid ? undefined : 'identityTaken';
  if (pid === undefined) return undefined;
  const mail = await deps.store.get('mail', mailPk(address), mailId(address));
  const bound = [mail?.body.identity, await accountOf(deps, pid)];
  return bound.every((one) => one === undefined || isSameIdentity(one, identity)) ? undefined : 'otherIdentity';
}

/** Whether all that `bindIdentity` writes is there. */
export async function isBound(deps: Deps, identity: Identity, pid: Pid): Promise<boolean> {
  if ((await linkOf(deps, identity))?.pid !== pid) return false;
  return (await deps.store.get('account', personalPk(pid), accountId(identity))) !== undefined;
}

/**
 * Binds an Entra identity to a person whom an operator says it is, as a first meeting would: the address is claimed
 * for it, the link is written with its audit entry, and a copy beside the person says how their chat is opened. Each
 * step may be done again. Throws where somebody was bound to it, or to another, since it was checked.
 */
export async function bindIdentity(
  deps: Deps,
  identity: Identity,
  { pid, address }: { pid: Pid; address: string },
  by: string,
): Promise<void> {
  const link = await linkOf(deps, identity);
  if (!link) {
    await claimFor(deps, identity, address);
    const trace = { who: by, what: 'person.bind', at: deps.clock.now(), after: pid };
    await deps.store.batch(linkPk(identity), linkWrites(identity, trace));
  }
  // two at once: the link that was written first decides
  if ((await linkOf(deps, identity))?.pid !== pid) throw new Error(CHANGED);
  const id = accountId(identity);
  const body = { ...identity, serviceUrl: GLOBAL_SERVICE_URL };
  await deps.store.create({ pk: personalPk(pid), id, type: 'account', sk: id, body });
}

const CHANGED = 'Somebody was bound to an account while the file was being imported. Run the same import again.';

async function claimFor(deps: Deps, identity: Identity, address: string): Promise<void> {
  const mail = await deps.store.get('mail', mailPk(address), mailId(address));
  if (mail?.body.identity && linkId(mail.body.identity) === linkId(identity)) return;
  if (!mail || mail.body.identity) throw new Error(CHANGED);
  const written = await deps.store.replace(withBody(mail, { ...mail.body, identity }), mail.etag);
  if (!written.ok) await claimFor(deps, identity, address);
}
