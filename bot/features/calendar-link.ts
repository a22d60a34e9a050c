import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Deps, DoorSettings } from '../deps.ts';
import { calendarFeedId, personalPk } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import type { Millis } from '../domain/time.ts';
import type { BatchWritten, Stored } from '../store/store.ts';
import { auditDocument } from './record.ts';

/** Under which path calendars are; `SINGLE_PATH` holds the files that are downloaded once. */
export const FEED_PATH = '/calendar/';
export const SINGLE_PATH = '/calendar/session/';
const SUFFIX = '.ics';

/** What a downloaded file holds: one session, a series, or everything that lies ahead. */
export type About = { sessionId: string } | { seriesId: string } | 'all';

/** A person's own addresses. Each is a key to their calendar: shown to them alone, and never logged. */
export type CalendarLinks = { download?: string; feed?: string };

/** A feed as its owner sees it; `url` is missing where the door has another key than when it was made. */
export type Feed = { url?: string; since: Millis; version: string };

/** What sets these tokens apart from those of the second door, which the same key signs. */
const KIND = 'cadre-calendar+jwt';
const AUDIENCE = 'cadre:calendar';
const LONGEST_TOKEN = 1_000;
/** As long as the longest series. Every use asks again whether the person has a seat. */
const GOOD_FOR: Millis = 366 * 24 * 60 * 60_000;
const SECRET_BYTES = 16;

/**
 * A person's links for a card: a file of what it is about (everything ahead where nothing is named), and their feed
 * where they have made one. Writes nothing; empty where no second door is set up.
 */
export async function calendarLinks(deps: Deps, pid: Pid, about: About = 'all'): Promise<CalendarLinks> {
  if (!deps.door) return {};
  const url = (await feedOf(deps, pid))?.url;
  const token = await signDownload(deps.door, pid, about, deps.clock.now());
  return { download: `${deps.door.url()}${SINGLE_PATH}${token}${SUFFIX}`, ...(url === undefined ? {} : { feed: url }) };
}

function signDownload({ key }: DoorSettings, pid: Pid, about: About, now: Millis): Promise<string> {
  return new SignJWT(about === 'all' ? {} : about)
    .setProtectedHeader({ alg: 'HS256', typ: KIND })
    .setAudience(AUDIENCE)
    .setSubject(pid)
    .setExpirationTime(Math.floor((now + GOOD_FOR) / 1_000))
    .sign(new TextEncoder().encode(key));
}

/** What a download's token says; undefined unless we signed it and it still holds. */
export async function readDownload(
  { door, clock }: Pick<Deps, 'door' | 'clock'>,
  token: string,
): Promise<{ pid: Pid; about: About } | undefined> {
  if (!door || token.length > LONGEST_TOKEN) return undefined;
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(door.key), {
      algorithms: ['HS256'],
      typ: KIND,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(clock.now()),
    });
    const { sub: pid = '', sessionId, seriesId } = payload;
    if (typeof sessionId === 'string') return { pid, about: { sessionId } };
    return { pid, about: typeof seriesId === 'string' ? { seriesId } : 'all' };
  } catch {
    return undefined; // forged, damaged, expired: nobody is told which
  }
}

/** A person's feed; undefined where they have made none, or stopped it. */
export async function feedOf(deps: Deps, pid: Pid): Promise<Feed | undefined> {
  const stored = await storedFeed(deps, pid);
  if (!stored || !deps.door) return undefined;
  const { nonce, digest, since } = stored.body;
  const secret = secretOf(deps.door, pid, nonce);
  const url = `${deps.door.url()}${FEED_PATH}${pid}.${secret}${SUFFIX}`;
  return { since, version: versionOf(digest), ...(digestOf(secret) === digest ? { url } : {}) };
}

/** Makes a person's feed, where they have none. Making it twice makes one: what the quicker press wrote stands. */
export async function makeFeed(deps: Deps, pid: Pid): Promise<void> {
  if (deps.door && !(await storedFeed(deps, pid))) await writeFeed(deps, deps.door, pid, undefined);
}

/**
 * Stops a feed, and makes another in its place where `again`. False where it is not the one that its owner saw. A press
 * that arrives again (Teams sends up to four) says what the first one did, and changes nothing.
 */
export async function stopFeed(deps: Deps, pid: Pid, version: string, again: boolean): Promise<boolean> {
  const stored = await storedFeed(deps, pid);
  if (!stored || !deps.door) return !again;
  if (versionOf(stored.body.digest) !== version) return again && stored.body.replaced === version;
  const done = again
    ? await writeFeed(deps, deps.door, pid, stored)
    : await deps.store.batch(stored.pk, [
        { op: 'delete', id: stored.id, ifMatch: stored.etag },
        { op: 'upsert', document: trace(deps, pid, 'calendar.stop', stored.body.digest) },
      ]);
  return done.ok || stopFeed(deps, pid, version, again);
}

/** Whose feed a token opens; undefined for one that never was, or was stopped: nobody is told which. */
export async function readFeedToken(deps: Deps, token: string): Promise<Pid | undefined> {
  const [, pid = '', secret = ''] = /^([a-z0-9]{1,64})\.([\w-]{22})$/.exec(token) ?? [];
  if (secret === '') return undefined;
  const stored = await storedFeed(deps, pid);
  const digest = Buffer.from(digestOf(secret));
  return stored && timingSafeEqual(digest, Buffer.from(stored.body.digest)) ? pid : undefined;
}

const storedFeed = (deps: Deps, pid: Pid): Promise<Stored<'calendarFeed'> | undefined> =>
  deps.store.get('calendarFeed', personalPk(pid), calendarFeedId);

/**
 * The 128-bit secret of a feed. It is kept nowhere: it follows from the key, which the store does not have, and a random
 * nonce, which it has. So whoever reads the store cannot use a link, while its owner can be shown it again.
 */
function secretOf({ key }: DoorSettings, pid: Pid, nonce: string): string {
  const bytes = createHmac('sha256', key).update(`cadre:calendar|${pid}|${nonce}`).digest();
  return bytes.subarray(0, SECRET_BYTES).toString('base64url');
}

const digestOf = (secret: string): string => hash('sha256', secret);
/** Which link a card is about. */
const versionOf = (digest: string): string => digest.slice(0, 12);

async function writeFeed(
  deps: Deps,
  door: DoorSettings,
  pid: Pid,
  before: Stored<'calendarFeed'> | undefined,
): Promise<BatchWritten> {
  const [pk, id, nonce] = [personalPk(pid), calendarFeedId, deps.ids.next()];
  const digest = digestOf(secretOf(door, pid, nonce));
  const replaced = before ? { replaced: versionOf(before.body.digest) } : {};
  const body = { nonce, digest, since: deps.clock.now(), ...replaced };
  const document = { pk, id, type: 'calendarFeed', sk: id, body } as const;
  return deps.store.batch(pk, [
    before ? { op: 'replace', document, ifMatch: before.etag } : { op: 'create', document },
    { op: 'upsert', document: trace(deps, pid, before ? 'calendar.renew' : 'calendar.make', digest) },
  ]);
}

function trace(deps: Deps, pid: Pid, what: string, digest: string) {
  const action = `${what.replace('.', '_')}_${digest.slice(0, 16)}`;
  return auditDocument(personalPk(pid), action, { who: pid, what, at: deps.clock.now(), on: calendarFeedId });
}
