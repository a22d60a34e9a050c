import type { Deps } from '../../deps.ts';
import type { FileRole } from '../../domain/import.ts';
import { programPk, sameAddress, sameName, sessionDocId, sessionIdOf } from '../../domain/key.ts';
import type { Identity } from '../../domain/person.ts';
import type { SessionKind } from '../../domain/session.ts';
import { clashOf, type Clash } from '../identity.ts';
import { personByAddress } from '../people.ts';

/** The program and the cohort that an import is for. */
export type Scope = { programId: string; cohortId: string };

/** `there`: in the store or on a sound line. `faulty`: only on a line that is at fault. */
export type Naming = 'there' | 'faulty' | 'unknown';

/** What the lines of an import may name: people and sessions of its own files, and of the store. */
export type Known = {
  /** One key for one person, by whichever of their addresses: the pid where the store has one, else the address. */
  personKey(address: string): Promise<string>;
  /** A line of the files brings this person (by key) or this session (by code). */
  namePerson(key: string, isSound: boolean): void;
  nameSession(code: string, isSound: boolean, kind?: SessionKind): void;
  /** The file that would name people, or sessions, cannot be read: any of them may be in it. */
  lose(file: FileRole): void;
  person(address: string): Promise<Naming>;
  /** Why an Entra identity may not be bound to the person of this address. */
  clash(address: string, identity: Identity): Promise<Clash | undefined>;
  session(code: string): Promise<Naming>;
  /** Of which kind a session is, as far as a line of the files or the store says it. */
  kindOf(code: string): Promise<SessionKind | undefined>;
};

/** Asks the store once for each name, and remembers. */
export function createKnown(deps: Deps, { programId, cohortId }: Scope): Known {
  const lost = new Set<FileRole>();
  const people = new Map<string, boolean>();
  const sessions = new Map<string, boolean>();
  const kinds = new Map<string, SessionKind>();
  const storedPerson = remembering((address) => personByAddress(deps, address));
  const storedSession = remembering((code) =>
    deps.store.get('session', programPk(programId), sessionDocId(sessionIdOf(cohortId, code))),
  );
  const personKey = async (address: string): Promise<string> => (await storedPerson(address)) ?? sameAddress(address);
  return {
    personKey,
    namePerson: (key, isSound) => people.set(key, isSound),
    nameSession(code, isSound, kind) {
      sessions.set(sameName(code), isSound);
      if (kind) kinds.set(sameName(code), kind);
    },
    kindOf: async (code) => kinds.get(sameName(code)) ?? (await storedSession(sameName(code)))?.body.kind,
    lose: (file) => lost.add(file),
    async person(address) {
      if (lost.has('people') || (await storedPerson(address)) !== undefined) return 'there';
      return naming(people.get(sameAddress(address)));
    },
    clash: async (address, identity) => clashOf(deps, identity, { address, pid: await storedPerson(address) }),
    async session(code) {
      const own = lost.has('sessions') ? 'there' : naming(sessions.get(sameName(code)));
      return own !== 'there' && (await storedSession(sameName(code))) !== undefined ? 'there' : own;
    },
  };
}

function naming(isSound: boolean | undefined): Naming {
  if (isSound === undefined) return 'unknown';
  return isSound ? 'there' : 'faulty';
}

function remembering<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const answers = new Map<string, T>();
  return async (key) => {
    if (answers.has(key)) return answers.get(key) as T;
    const answer = await ask(key);
    answers.set(key, answer);
    return answer;
  };
}
