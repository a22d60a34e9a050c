import { jwtVerify, SignJWT } from 'jose';
import type { AnyCard, Deps, DoorSettings } from '../deps.ts';
import { isDoorPurpose, mailboxMark, type DoorLink, type DoorRef } from '../domain/door.ts';
import { conversationId, personalPk, personId, personPk } from '../domain/key.ts';
import type { Actor, Language } from '../domain/person.ts';
import { ok, refuse, type Result } from '../domain/result.ts';

/** What a page behind the second door shows; without `language` the card is in both. */
export type Shown = { card: AnyCard; language?: Language };

/** `link`: not ours, expired, or of nobody; never said which. `verb`: not this link's to do. */
export type DoorRefusal = { code: 'link' | 'verb' | 'malformed' };

/** The second door as its pages ask it. `locale` is the browser's language. Opening it changes nothing. */
export type SecondDoor = {
  open(token: string, locale: Language): Promise<Result<Shown, DoorRefusal>>;
  act(
    token: string,
    locale: Language,
    verb: string,
    data: Record<string, unknown>,
  ): Promise<Result<Shown, DoorRefusal>>;
};

/** What sets these tokens apart from any other that the same key may come to sign. */
const KIND = 'cadre-door+jwt';
const AUDIENCE = 'cadre:door';
const LONGEST_TOKEN = 1_000;

/** Under which path the pages are; the rest of it is the token. */
export const DOOR_PATH = '/door/';

/**
 * The address of the page that a link opens; undefined where no second door is set up. It is good for the mailbox that
 * the person has now. Never to be logged.
 */
export async function doorUrl(deps: Deps, link: Omit<DoorLink, 'linkId' | 'mailbox'>): Promise<string | undefined> {
  if (!deps.door) return undefined;
  const person = await deps.store.get('person', personPk(link.pid), personId(link.pid));
  const linkId = deps.ids.next();
  const mailbox = mailboxMark(linkId, person?.body.email ?? '');
  const token = await signLink(deps.door, { ...link, linkId, mailbox });
  return `${deps.door.url()}${DOOR_PATH}${token}`;
}

function signLink(door: DoorSettings, link: DoorLink): Promise<string> {
  const { linkId, pid, purpose, ref, sequence, expiresAt, mailbox, about } = link;
  return new SignJWT({ purpose, ref, sequence, mailbox, ...(about ? { about } : {}) })
    .setProtectedHeader({ alg: 'HS256', typ: KIND })
    .setAudience(AUDIENCE)
    .setSubject(pid)
    .setJti(linkId)
    .setExpirationTime(Math.floor(expiresAt / 1_000))
    .sign(new TextEncoder().encode(door.key));
}

/** What a token says; undefined unless this door signed it and it still holds. */
export async function readLink(
  { door, clock }: Pick<Deps, 'door' | 'clock'>,
  token: string,
): Promise<DoorLink | undefined> {
  if (!door || token.length > LONGEST_TOKEN) return undefined;
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(door.key), {
      algorithms: ['HS256'],
      typ: KIND,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'jti', 'exp', 'purpose', 'ref', 'sequence', 'mailbox'],
      currentDate: new Date(clock.now()),
    });
    const { sub: pid = '', jti: linkId = '', exp = 0, purpose, ref, sequence, mailbox, about } = payload;
    if (!isDoorPurpose(purpose) || !isRef(ref)) return undefined;
    if (typeof sequence !== 'number' || typeof mailbox !== 'string') return undefined;
    const known = { linkId, pid, purpose, ref, sequence, expiresAt: exp * 1_000, mailbox };
    return about === undefined ? known : { ...known, about: about as NonNullable<DoorLink['about']> };
  } catch {
    return undefined; // forged, damaged, expired: nobody is told which
  }
}

function isRef(ref: unknown): ref is DoorRef {
  return (
    typeof ref === 'object' &&
    ref !== null &&
    Object.values(ref).every((id) => typeof id === 'string') &&
    'programId' in ref
  );
}

/** Who a link speaks for. `inTeams`: an account of theirs reaches them by now, and it answers instead of the link. */
export type Visitor = { actor: Actor; inTeams: boolean };

/**
 * The person that a link speaks for; what they do by it is recorded as done by e-mail. Refused where there is no such
 * person, and where the mailbox that the link was sent to is no longer theirs.
 */
export async function visitorOf(deps: Deps, link: DoorLink): Promise<Result<Visitor, DoorRefusal>> {
  const { pid, linkId, mailbox } = link;
  const [stored, chat] = await Promise.all([
    deps.store.get('person', personPk(pid), personId(pid)),
    deps.store.get('conversation', personalPk(pid), conversationId),
  ]);
  if (!stored || mailboxMark(linkId, stored.body.email ?? '') !== mailbox) return refuse({ code: 'link' });
  const { name, language, timeZone } = stored.body;
  const actor: Actor = { pid, name, via: 'mail', ...(language ? { language } : {}), ...(timeZone ? { timeZone } : {}) };
  return ok({ actor, inTeams: chat?.body.reachable === true });
}
