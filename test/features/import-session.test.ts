import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cohortIdOf, planDocId, programIdOf, programPk, sessionDocId, sessionIdOf } from '../../bot/domain/key.ts';
import type { Session } from '../../bot/domain/session.ts';
import { personByAddress } from '../../bot/features/people.ts';
import { csv, importTexts, openBench, soundFiles, type Bench, type Cells } from '../support/import.ts';

const programId = programIdOf('Leadership');
const cohortId = cohortIdOf(programId, '2026');
const idOf = (code: string): string => sessionIdOf(cohortId, code);
/** The bench's clock stands at noon UTC on 2026-06-01. */
const AHEAD = { start: '2026-09-10T09:00:00', end: '2026-09-10T16:00:00', status: 'published' } as const;

let bench: Bench;
beforeEach(async () => {
  bench = openBench();
  await importTexts(bench.deps, { people: soundFiles().people });
});
afterEach(() => bench.close());

const sessions = (...lines: Cells<'sessions'>[]) => importTexts(bench.deps, { sessions: csv('sessions', lines) });
const stored = async (code = 'LE01'): Promise<Session> => {
  const found = await bench.deps.store.get('session', programPk(programId), sessionDocId(idOf(code)));
  if (!found) throw new Error(`no session ${code}`);
  return found.body;
};
/** The due work that tells people: kind, session, sequence. */
const told = async (): Promise<string[]> => {
  const found = await bench.deps.store.list(programPk(programId), 'plan', { limit: 100 });
  const about = found.filter(({ body }) => body.sessionId !== undefined);
  return about.map(({ body }) => `${body.kind} ${body.sessionId === idOf('LE01') ? 'LE01' : 'other'} ${body.sequence}`);
};
/** Forgets what was told so far, as if the work had been done long ago. */
const forget = async (): Promise<void> => {
  for (const { pk, id } of await bench.deps.store.list(programPk(programId), 'plan', { limit: 100 })) {
    await bench.deps.store.delete(pk, id);
  }
};

describe('columns that a sessions file may have', () => {
  const line: Cells<'sessions'> = {
    required: 'no',
    joinLink: 'https://example.gc.ca/join',
    capacity: '20',
    facilitatorEmail: 'BEN@example.gc.ca',
    languages: 'both',
    interpretation: 'yes',
    remote: 'yes',
    agendaEn: 'Welcome',
    afterFr: 'https://example.gc.ca/apres',
    contact: 'Claire',
  };

  test('say what the second card says', async () => {
    expect((await sessions(line)).outcome).toMatchObject({ ok: true });
    expect(await stored()).toMatchObject({
      joinLink: 'https://example.gc.ca/join',
      capacity: 20,
      facilitator: await personByAddress(bench.deps, 'ben@example.gc.ca'),
      languages: 'both',
      interpretation: true,
      remote: true,
      details: { agendaEn: 'Welcome', afterFr: 'https://example.gc.ca/apres', contact: 'Claire' },
    });
  });

  test('that are left out leave what is recorded; an empty cell takes it away', async () => {
    await sessions(line);
    const before = await stored();
    await sessions({ required: 'no' });
    expect(await stored()).toEqual(before);
    await sessions({
      required: 'no',
      joinLink: '',
      capacity: '',
      agendaEn: '',
      facilitatorEmail: '',
      interpretation: '',
    });
    const { joinLink, capacity, facilitator, interpretation, details, ...rest } = await stored();
    expect({ joinLink, capacity, facilitator, interpretation }).toEqual({});
    expect(details).toEqual({ afterFr: 'https://example.gc.ca/apres', contact: 'Claire' });
    expect(rest).toMatchObject({ languages: 'both', remote: true });
  });

  test('a session that becomes required has a seat for everybody', async () => {
    await sessions(line);
    await sessions({ required: 'yes' });
    expect(await stored()).not.toHaveProperty('capacity');
  });

  test.each<[string, Cells<'sessions'>, string]>([
    ['a facilitator whom nobody knows', { facilitatorEmail: 'zoe@example.gc.ca' }, 'unknownPerson'],
    ['a facilitator without an address', { facilitatorEmail: 'Zoe' }, 'badAddress'],
    ['an agenda of 20,000 characters', { agendaEn: 'x'.repeat(20_000) }, 'textTooLong'],
    ['a language that is none', { languages: 'de' }, 'notOneOf'],
  ])('%s is a fault, and nothing is imported', async (_what, cells, code) => {
    const { outcome } = await sessions(cells);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'faults', faults: [{ line: 2, reason: { code } }] } });
  });
});

describe('an imported session is told', () => {
  test('once, where it is published and still to come; the same file again tells nobody anything', async () => {
    await sessions(AHEAD, { session: 'LE02', status: 'held' }, { ...AHEAD, session: 'LE03', status: 'draft' });
    expect(await told()).toEqual(['announce LE01 0']);
    await forget();
    await sessions(AHEAD, { session: 'LE02', status: 'held' });
    expect(await told()).toEqual([]);
  });

  test('not where it is over, though it says published', async () => {
    await sessions({ status: 'published' });
    expect(await told()).toEqual([]);
  });

  test('when a draft becomes published', async () => {
    await sessions({ ...AHEAD, status: 'draft' });
    await sessions(AHEAD);
    expect(await told()).toEqual(['announce LE01 0']);
  });

  test('again where its date changes, with the next sequence and when it was before; not where its place does', async () => {
    await sessions(AHEAD);
    const { startsAt, endsAt } = await stored();
    await forget();
    await sessions({ ...AHEAD, place: 'Gatineau' });
    expect(await told()).toEqual([]);
    await sessions({ ...AHEAD, place: 'Gatineau', end: '2026-09-10T17:00:00' });
    expect(await stored()).toMatchObject({ sequence: 1, movedFrom: { startsAt, endsAt } });
    expect(await told()).toEqual(['announce LE01 1']);
  });

  test('where it is cancelled, and where that is taken back: each is the next sequence', async () => {
    await sessions(AHEAD);
    await sessions({ ...AHEAD, status: 'cancelled' });
    expect(await told()).toEqual(['announce LE01 0', 'announce LE01 1']);
    await sessions(AHEAD);
    expect(await told()).toEqual(['announce LE01 0', 'announce LE01 1', 'announce LE01 2']);
  });

  test('not where it comes in cancelled: nobody knew of it', async () => {
    await sessions({ ...AHEAD, status: 'cancelled' });
    expect(await told()).toEqual([]);
  });

  test('quietly: people are reminded of what they know, and invited to nothing', async () => {
    const files = { sessions: csv('sessions', [AHEAD]) };
    await importTexts(bench.deps, files, { quiet: true });
    expect(await told()).toEqual(['remind LE01 0']);
    await importTexts(bench.deps, { sessions: csv('sessions', [{ ...AHEAD, status: 'cancelled' }]) }, { quiet: true });
    expect(await told()).toEqual(['remind LE01 0']);
  });

  test('due work lies beside the truth that causes it, due at once', async () => {
    await sessions(AHEAD);
    const plan = await bench.deps.store.get('plan', programPk(programId), planDocId(`announce_${idOf('LE01')}_0`));
    expect(plan).toMatchObject({
      dueAt: bench.clock.now(),
      body: { state: 'open', cohortId, sessionId: idOf('LE01') },
    });
  });
});
