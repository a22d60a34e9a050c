import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { callIdOf, callPk, cohortIdOf, decisionId, programIdOf, releaseDocId, reviewId } from '../bot/domain/key.ts';
import { DAY } from '../bot/domain/time.ts';
import { personByAddress } from '../bot/features/people.ts';
import { openStore } from '../bot/store/open.ts';
import { createSqliteEngine } from '../bot/store/sqlite.ts';
import { grantRole } from '../bot/features/role.ts';
import { noMail, noSender, randomIds, systemClock, type Deps } from '../bot/deps.ts';
import { csv, importTexts, openDesk, soundFiles, type Desk } from './support/import.ts';
import { seedCall, seedNomination } from './support/nomination.ts';

const NAMES = ['--program', 'Leadership', '--cohort', '2026'];
const programId = programIdOf('Leadership');
const cohortId = cohortIdOf(programId, '2026');
const callId = callIdOf(cohortId);
const OLD = Date.parse('2020-06-01T12:00:00Z');

let desk: Desk;
beforeEach(async () => {
  desk = openDesk();
  const now = Date.now();
  await withStore(async (deps) => {
    await importTexts(deps, soundFiles());
    await seedCall(
      deps,
      { programId, cohortId },
      { opensAt: now - DAY, closesAt: now + DAY, completeBy: now + 9 * DAY },
    );
    const max = { program: 'Leadership', email: 'max@example.gc.ca', name: 'Max' };
    await grantRole(deps, 'operator:Marie', { ...max, role: 'nominator' });
  });
});
afterEach(() => {
  desk.close();
});

/** Works on the store of the desk as the app would, while no command does. */
async function withStore<T>(work: (deps: Deps) => Promise<T>): Promise<T> {
  const store = openStore(createSqliteEngine(desk.path('cadre.db')));
  try {
    const quiet = (): void => undefined;
    return await work({
      ...{ clock: systemClock, ids: randomIds, log: { info: quiet, warn: quiet, error: quiet }, store },
      ...{ directory: { member: async () => undefined }, sender: noSender, mail: noMail },
    });
  } finally {
    await store.close();
  }
}

const nominate = (content: string, ...options: string[]) =>
  desk.cadre('import', ...NAMES, '--nominations', desk.write('nominations.csv', content), ...options);
const file = (...options: string[]) =>
  desk.cadre('nomination', 'file', ...NAMES, '--email', 'nora@example.gc.ca', ...options);
const dispose = (...options: string[]) => desk.cadre('dispose', 'nominations', '--program', 'Leadership', ...options);
/** What the committee wrote; and, with `released`, that everybody may see it. */
const decide = (released: boolean) =>
  withStore(async (deps) => {
    const nominee = (await personByAddress(deps, 'nora@example.gc.ca')) ?? '';
    const pk = callPk(callId);
    const review = { callId, nominee, reviewer: 'rex', state: 'submitted', scores: { potential: 4 } } as const;
    const id = reviewId(nominee, 'rex');
    const body = { ...review, note: 'A note', rubric: 1, changedAt: OLD };
    await deps.store.upsert({ pk, id, type: 'review', sk: id, body });
    const decision = {
      nominee,
      outcome: 'reserve',
      rationale: 'Why',
      reasons: ['potential'],
      place: 2,
      by: 'k',
      at: OLD,
    };
    const of = decisionId(nominee);
    await deps.store.upsert({ pk, id: of, type: 'decision', sk: of, body: { ...decision, outcome: 'reserve' } });
    const marker = { pk, id: releaseDocId, type: 'release', sk: releaseDocId, body: { by: 'k', at: OLD } } as const;
    if (released) await deps.store.upsert(marker);
  });

describe('cadre import --nominations', () => {
  test('brings them in once, says that nobody is nominated twice, and names each fault in its place', async () => {
    const first = await nominate(csv('nominations'));
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('nominations.csv: 1 line added');
    expect((await nominate(csv('nominations'))).out).toContain('Nothing has changed');
    const twice = await nominate(csv('nominations', [{ nominee: 'x@example.gc.ca' }, { nominee: 'x@example.gc.ca' }]));
    expect(twice).toMatchObject({ code: 2, out: '' });
    expect(twice.err).toContain('nominations.csv, line 2, column 1 (nominee): Line 3 nominates the same person.');
    expect(twice.err).toContain('Nothing was imported: 2 faults.');
  });

  test('says so in French where the call is closed', async () => {
    await withStore((deps) =>
      seedCall(deps, { programId, cohortId }, { opensAt: OLD, closesAt: OLD + DAY, completeBy: OLD + DAY }),
    );
    const late = await desk.cadre(
      '--lang',
      'fr',
      'import',
      ...NAMES,
      '--nominations',
      desk.write('n.csv', csv('nominations')),
    );
    expect(late).toMatchObject({ code: 0 });
    expect(late.err).toContain('Le délai pour les consentements et les appuis est passé');
  });
});

describe('cadre nomination file', () => {
  beforeEach(async () => {
    await withStore((deps) => importTexts(deps, { nominations: csv('nominations') }));
  });

  test('hands out what is kept, and nothing of the committee before the release', async () => {
    await decide(false);
    const { out, code, err } = await file('--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const said = JSON.parse(out) as Record<string, unknown>;
    expect(said).toMatchObject({
      ...{ nominee: { name: 'Nora Lee', email: 'nora@example.gc.ca' }, nominatedBy: 'Max', fromFile: true },
      ...{ statement: 'Leads by listening.', state: 'submitted', outcome: null },
    });
    expect(out).not.toMatch(/A note|reserve|rex/);
    expect((await file()).err).toContain('Outcomes are not released');
  });

  test('with --all says plainly that it holds more, and keeps that in the audit', async () => {
    await decide(false);
    const all = await file('--all', '--json');
    expect(all.err).toContain('Because of --all this includes what is not released');
    const { outcome } = JSON.parse(all.out) as { outcome: object };
    expect(outcome).toMatchObject({ releasedAt: null, decision: { outcome: 'reserve', rationale: 'Why' } });
    const audit = await withStore((deps) => deps.store.list(callPk(callId), 'audit', { limit: 100 }));
    const entries = audit.map(({ body }) => body).filter(({ what }) => what === 'nomination.file');
    expect(entries).toMatchObject([{ after: 'all' }]);
    expect(entries[0]?.who).toMatch(/^operator:/);
  });

  test('after the release holds the reviews, and never who wrote them', async () => {
    await decide(true);
    const { out } = await file('--json');
    expect(JSON.parse(out)).toMatchObject({
      outcome: {
        decision: { criteria: [{ en: 'Leadership potential', fr: 'Potentiel de leadership' }] },
        reviews: [{ reviewer: 1, note: 'A note', rubric: 1, scores: [{ score: 4 }] }],
      },
    });
    expect(out).not.toContain('rex');
  });

  test.each([
    [
      'somebody who is not nominated',
      ['--email', 'ana@example.gc.ca'],
      3,
      /Nobody with the address ana@example.gc.ca was/,
    ],
    ['an unknown cohort', ['--cohort', '2031'], 3, /There is no cohort "2031"/],
    ['something that is no address', ['--email', 'nora'], 1, /Write an address/],
  ])('refuses %s in a sentence', async (_what, options, code, sentence) => {
    const spoken = await file(...options);
    expect(spoken).toMatchObject({ code, out: '' });
    expect(spoken.err).toMatch(sentence);
  });
});

describe('cadre dispose nominations', () => {
  test('says what would go, does it once, and says what stays and why', async () => {
    await withStore(async (deps) => {
      const call = await seedCall(deps, { programId, cohortId });
      const old = { submittedAt: OLD, changedAt: OLD };
      const endorsement = { answer: 'endorsed', conditions: '', days: 20, by: 's', at: OLD } as const;
      const said = { consent: { given: true, at: OLD }, endorsement, eligibility: { by: 'c', at: OLD } };
      await seedNomination(deps, call, 'p1', { ...old, ...said, state: 'declined' });
      await seedNomination(deps, call, 'p2', { ...old, ...said });
    });
    const ahead = await dispose('--dry-run');
    expect(ahead).toMatchObject({ code: 0, err: '' });
    expect(ahead.out).toContain('Leadership: files are kept for 2 years after their last use; as of ');
    expect(ahead.out).toContain('Nothing was changed. Would be disposed of: 1 file, with 0 reviews; 0 drafts');
    expect(ahead.out).toContain('Kept, since their outcome is not released or not answered: 1 file.');
    expect((await dispose()).out).toContain('Disposed of: 1 file, with 0 reviews');
    const again = await desk.cadre('--lang', 'fr', 'dispose', 'nominations', '--program', 'Leadership');
    expect(again.out).toContain(
      'Disposition faite\u00a0: 0 dossier, avec 0 évaluation du comité; 0 ébauche jamais soumise.',
    );
    expect(again.out).toContain('Disposition faite auparavant\u00a0: 1 dossier.');
  });

  test.each([
    ['a day to come', ['--as-of', '2099-01-01'], 3, /still to come/],
    ['no day', ['--as-of', '2026-02-30'], 1, /Write a day/],
    ['an unknown program', ['--program', 'Nobody'], 3, /There is no program "Nobody"/],
  ])('refuses %s in a sentence', async (_what, options, code, sentence) => {
    const spoken = await dispose(...options);
    expect(spoken).toMatchObject({ code, out: '' });
    expect(spoken.err).toMatch(sentence);
  });
});

describe('cadre program set --keep-nominations', () => {
  const set = (...options: string[]) => desk.cadre('program', 'set', '--program', 'Leadership', ...options);

  test('sets for how long files are kept, and leaves the rest as it is', async () => {
    expect((await set('--keep-nominations', '7')).out).toContain('kept for 7 years after their last use.');
    expect((await set('--keep-nominations', '7')).out).toContain('Nothing has changed');
    expect((await set('--evaluation-days', '9')).out).toContain('kept for 7 years after their last use.');
  });

  test.each(['1', '2.5', '51'])('refuses %s years in a sentence', async (years) => {
    const spoken = await set(`--keep-nominations=${years}`);
    expect(spoken).toMatchObject({ code: 1, out: '' });
    expect(spoken.err).toContain('Write whole years, from 2 to 50');
  });
});
