import type { Deps, Whereabouts } from '../deps.ts';
import {
  accountId,
  linkId,
  linkPk,
  mailId,
  mailPk,
  matchPk,
  personalPk,
  personId,
  personPk,
  sameAddress,
} from '../domain/key.ts';
import type { Account, Actor, Identity, Language, LinkAlias, MailAlias, Person, Pid } from '../domain/person.ts';
import type { Millis } from '../domain/time.ts';
import type { Document, Operation, Stored } from '../store/store.ts';
import { auditDocument, withBody } from './record.ts';

/**
 * `waiting`: this person claims an address that is taken, and a coordinator has been asked. `newMatch`: whose address
 * it is, where the question is new and coordinators are to be told.
 */
export type Recognised = { actor: Actor; waiting: boolean; newMatch?: Pid };

/**
 * Who speaks: the person to whom tenant + object id are bound. At the first meeting the address that Teams' roster
 * gives server-side finds the person that was imported, and binds them once; from then on no address matters
 * (DESIGN section 3, "People"). An address that is bound already, or addresses of two people, open a question for a
 * coordinator, and until it is decided the newcomer is a person of their own. Safe to repeat and to interrupt.
 */
export async function recognise(deps: Deps, who: Whereabouts): Promise<Recognised> {
  const link = await linkOf(deps, who);
  return link ? recogniseLinked(deps, who, link) : meet(deps, who, undefined);
}

/** The alias that binds an Entra identity to a person, if there is one. */
export async function linkOf(deps: Deps, who: Identity): Promise<LinkAlias | undefined> {
  return (await deps.store.get('link', linkPk(who), linkId(who)))?.body;
}

/** The person to whom a link leads. */
export async function recogniseLinked(deps: Deps, who: Whereabouts, link: LinkAlias): Promise<Recognised> {
  const person = await deps.store.get('person', personPk(link.pid), personId(link.pid));
  // met while the roster was silent: ask again, for an import may know the address
  if (!person || person.body.email === undefined) return meet(deps, who, link.pid);
  return { actor: actorOf(person.body), waiting: false };
}

function actorOf({ pid, name, language, timeZone }: Person): Actor {
  return { pid, name, ...(language ? { language } : {}), ...(timeZone ? { timeZone } : {}) };
}

/** Roster addresses with the alias that each has in the store, if any. */
type Claims = { address: string; mail: Stored<'mail'> | undefined }[];

async function meet(deps: Deps, who: Whereabouts, known: Pid | undefined): Promise<Recognised> {
  const member = await deps.directory.member(who);
  const addresses = [...new Set((member?.addresses ?? []).map(sameAddress))];
  const claims: Claims = await Promise.all(
    addresses.map(async (address) => ({
      address,
      mail: await deps.store.get('mail', mailPk(address), mailId(address)),
    })),
  );
  const owners = [...new Set(claims.flatMap(({ mail }) => mail?.body.pid ?? []))];
  const [owner] = owners;
  if (owner === undefined) return newPerson(deps, who, known, member?.name ?? '', addresses);
  if (owners.length > 1 || !claims.every(({ mail }) => isFreeOrOwn(mail, who)))
    return doubt(deps, who, known, member?.name ?? '', owner);
  if (await claimAll(deps, who, claims)) return bind(deps, who, owner);
  return meet(deps, who, known); // somebody else claimed one of them in this very moment: look again
}

function isFreeOrOwn(mail: Stored<'mail'> | undefined, who: Identity): boolean {
  const bound = mail?.body.identity;
  return bound === undefined || isSameIdentity(bound, who);
}

/** Whether two identities are one, in whatever case their ids are written. */
export function isSameIdentity(a: Identity, b: Identity): boolean {
  return linkId(a) === linkId(b);
}

async function claimAll(deps: Deps, who: Identity, claims: Claims): Promise<boolean> {
  const identity = { tenantId: who.tenantId, objectId: who.objectId };
  for (const { mail } of claims) {
    if (!mail || mail.body.identity) continue;
    const written = await deps.store.replace(withBody(mail, { ...mail.body, identity }), mail.etag);
    if (!written.ok) return false;
  }
  return true;
}

/** The newcomer stays a person of their own until a coordinator has said who they are. */
async function doubt(
  deps: Deps,
  who: Whereabouts,
  known: Pid | undefined,
  name: string,
  candidate: Pid,
): Promise<Recognised> {
  const { actor } = await newPerson(deps, who, known, name, []);
  const newMatch = await openMatch(deps, who, actor.pid, candidate);
  const match = await deps.store.get('match', matchPk, matchId(who));
  return { actor, waiting: match?.body.state === 'open', ...(newMatch ? { newMatch: candidate } : {}) };
}

async function bind(deps: Deps, who: Whereabouts, pid: Pid): Promise<Recognised> {
  await writeLink(deps, who, pid, 'person.bind');
  const person = await deps.store.get('person', personPk(pid), personId(pid));
  const actor = person ? actorOf(person.body) : { pid, name: '' };
  return { actor, waiting: false };
}

/** Binds an identity to a person. Where another activity was quicker, its word stands; the caller reads it back. */
async function writeLink(deps: Deps, who: Whereabouts, pid: Pid, what: string): Promise<void> {
  const before = await deps.store.get('link', linkPk(who), linkId(who));
  if (before?.body.pid === pid) return;
  await deps.store.batch(linkPk(who), linkWrites(who, { who: pid, what, at: deps.clock.now(), after: pid }, before));
  if (before) await moveAccount(deps, who, before.body.pid, pid);
  await noteAccount(deps, who, pid);
}

/** What binds an identity to a person (`after`), with its audit entry: one batch in the identity's partition. */
export function linkWrites(
  { tenantId, objectId }: Identity,
  trace: { who: string; what: string; at: Millis; after: Pid },
  before?: Stored<'link'>,
): Operation[] {
  const [pk, id] = [linkPk({ tenantId, objectId }), linkId({ tenantId, objectId })];
  const body = { tenantId, objectId, pid: trace.after, since: trace.at };
  const document: Document = { pk, id, type: 'link', sk: id, body };
  const entry = { ...trace, on: id, ...(before ? { before: before.body.pid } : {}) };
  return [
    before ? { op: 'replace', document, ifMatch: before.etag } : { op: 'create', document },
    { op: 'upsert', document: auditDocument(pk, `${id}_${trace.after}`, entry) },
  ];
}

/** Notes beside a person that an identity leads to them: a copy of the link, so that a chat can be opened. */
async function noteAccount(deps: Deps, { tenantId, objectId, serviceUrl }: Account, pid: Pid): Promise<void> {
  const id = accountId({ tenantId, objectId });
  const body = { tenantId, objectId, serviceUrl };
  await deps.store.upsert({ pk: personalPk(pid), id, type: 'account', sk: id, body });
}

/** After a link was moved: the account goes with it. */
export async function moveAccount(deps: Deps, who: Identity, from: Pid, to: Pid): Promise<void> {
  const account = await deps.store.get('account', personalPk(from), accountId(who));
  if (!account) return;
  await noteAccount(deps, account.body, to);
  await deps.store.delete(account.pk, account.id);
}

/** An account that leads to a person; undefined where none is bound. */
export async function accountOf({ store }: Pick<Deps, 'store'>, pid: Pid): Promise<Account | undefined> {
  const [account] = await store.list(personalPk(pid), 'account', { limit: 1 });
  return account?.body;
}

/** A person nobody imported. Met again (`known`), they stay who they were. */
async function newPerson(
  deps: Deps,
  who: Whereabouts,
  known: Pid | undefined,
  name: string,
  addresses: string[],
): Promise<Recognised> {
  if (known === undefined) await writeLink(deps, who, deps.ids.next(), 'person.meet');
  // two first activities at once: the link that was written first decides the pid
  const link = await linkOf(deps, who);
  if (!link) throw new Error('a link that was just written cannot be read');
  const { pid } = link;
  const identity = { tenantId: who.tenantId, objectId: who.objectId };
  for (const address of addresses) {
    const body: MailAlias = { address, pid, since: deps.clock.now(), identity };
    await deps.store.create({ pk: mailPk(address), id: mailId(address), type: 'mail', sk: mailId(address), body });
  }
  const [email] = addresses;
  const stored = await deps.store.get('person', personPk(pid), personId(pid));
  const person: Person = { ...(stored?.body ?? { pid, name }), ...(email === undefined ? {} : { email }) };
  if (!stored || stored.body.email !== person.email) {
    await deps.store.upsert({ pk: personPk(pid), id: personId(pid), type: 'person', sk: pid, body: person });
  }
  return { actor: actorOf(person), waiting: false };
}

/** Asks the coordinators, once for an identity. True where the question is new. */
async function openMatch(deps: Deps, who: Identity, newcomer: Pid, candidate: Pid): Promise<boolean> {
  const id = matchId(who);
  const at = deps.clock.now();
  const { tenantId, objectId } = who;
  const body = {
    matchId: id,
    newcomer,
    candidate,
    identity: { tenantId, objectId },
    state: 'open',
    openedAt: at,
  } as const;
  const written = await deps.store.batch(matchPk, [
    { op: 'create', document: { pk: matchPk, id, type: 'match', sk: id, body } },
    {
      op: 'upsert',
      document: auditDocument(matchPk, `${id}_open`, {
        who: newcomer,
        what: 'person.match',
        at,
        on: id,
        after: candidate,
      }),
    },
  ]);
  return written.ok;
}

const matchId = (who: Identity): string => `match_${linkId(who)}`;

/** Records the language that a person chose. */
export async function setLanguage(deps: Deps, pid: Pid, language: Language): Promise<void> {
  const stored = await deps.store.get('person', personPk(pid), personId(pid));
  if (!stored || (stored.body.language === language && stored.body.choseLanguage)) return;
  const written = await deps.store.replace(
    withBody(stored, { ...stored.body, language, choseLanguage: true }),
    stored.etag,
  );
  if (!written.ok) await setLanguage(deps, pid, language);
}

/**
 * Where a person's personal chat is, as of this activity; written only when something about it has changed, and with
 * it where Teams is asked for a chat with their account (`objectId`), which an import could only suppose.
 */
export async function keepConversation(
  deps: Deps,
  pid: Pid,
  here: Omit<Document<'conversation'>['body'], 'since'>,
  objectId: string,
): Promise<void> {
  const [pk, id] = [personalPk(pid), 'conv_personal'];
  const known = await deps.store.get('conversation', pk, id);
  const { since, ...before } = known?.body ?? { since: 0 };
  if (sameFields(before, here)) return;
  await deps.store.upsert({ pk, id, type: 'conversation', sk: id, body: { ...here, since: deps.clock.now() } });
  const who = { tenantId: here.tenantId, objectId };
  const account = await deps.store.get('account', pk, accountId(who));
  if (account) await noteAccount(deps, { ...who, serviceUrl: here.serviceUrl }, pid);
}

function sameFields(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** True the first time only: Teams tells of an installation twice, in any order, and again at every reinstall. */
export async function isFirstWelcome(deps: Deps, pk: string): Promise<boolean> {
  const written = await deps.store.create({
    pk,
    id: 'welcome',
    type: 'welcome',
    sk: 'welcome',
    body: { at: deps.clock.now() },
  });
  return written.ok;
}
