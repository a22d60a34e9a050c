import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { csv, openDesk, soundFiles, VECTOR, type Desk } from './support/import.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  desk.close();
});

const NAMES = ['--program', 'Leadership', '--cohort', '2026'];
const vector = (...roles: string[]): string[] => roles.flatMap((role) => [`--${role}`, join(VECTOR, `${role}.csv`)]);
const expected: unknown = JSON.parse(readFileSync(join(VECTOR, 'expected.json'), 'utf8'));

/** Writes the sound files, with others in their place where given; answers the options that name them. */
function given(others: Partial<ReturnType<typeof soundFiles>> = {}): string[] {
  const files = Object.entries({ ...soundFiles(), ...others });
  return files.flatMap(([role, content]) => [`--${role}`, desk.write(`${role}.csv`, content)]);
}

async function measures(...args: string[]): Promise<unknown> {
  const { out, code } = await desk.cadre('measures', '--cohort', '2026', ...args, '--json');
  expect(code).toBe(0);
  return JSON.parse(out);
}

describe('cadre import, then cadre measures', () => {
  test('give the figures of MEASURES for its vector', async () => {
    const imported = await desk.cadre('import', ...NAMES, ...vector('people', 'enrolments', 'sessions', 'register'));
    expect(imported).toMatchObject({ code: 0, err: '' });
    expect(imported.out).toContain('register.csv: 290 lines added, 0 changed, 0 unchanged.');
    expect(await measures('--as-of', '2026-06-30')).toEqual({ asOf: '2026-06-30', ...(expected as object) });
  });

  test('may come in parts; the same files twice change nothing and say so', async () => {
    await desk.cadre('import', ...NAMES, ...vector('people', 'sessions'));
    await desk.cadre('import', ...NAMES, ...vector('enrolments'));
    await desk.cadre('import', ...NAMES, ...vector('register'));
    const again = await desk.cadre('import', ...NAMES, ...vector('people', 'enrolments', 'sessions', 'register'));
    expect(again.out).toContain('register.csv: 0 lines added, 0 changed, 290 unchanged.');
    expect(again.out).toContain('Nothing has changed');
    expect(await measures('--as-of', '2026-06-30')).toEqual({ asOf: '2026-06-30', ...(expected as object) });
  });

  test('report a changed line, by number where asked', async () => {
    await desk.cadre('import', ...NAMES, ...given());
    const changed = given({ register: csv('register', [{ status: 'late' }]) });
    const { out } = await desk.cadre('import', ...NAMES, ...changed, '--verbose');
    expect(out).toContain(`${desk.path('register.csv')}, line 2: changed`);
    expect(out).toContain(`${desk.path('register.csv')}: 0 lines added, 1 changed, 0 unchanged.`);
  });

  test('default to today in the zone of the program', async () => {
    await desk.cadre('import', ...NAMES, ...given());
    await desk.cadre('program', 'set', '--program', 'Leadership', '--zone', 'Pacific/Kiritimati');
    const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Kiritimati' }).format();
    const before = today();
    const { asOf } = (await measures()) as { asOf: string };
    expect([before, today()]).toContain(asOf);
  });

  test('can be read by a person, in both languages', async () => {
    await desk.cadre('import', ...NAMES, ...vector('people', 'enrolments', 'sessions', 'register'));
    const english = await desk.cadre('measures', '--cohort', '2026', '--as-of', '2026-06-30');
    expect(english.out).toContain('81.7 %: 165 attended of 202 expected seats');
    expect(english.out).toContain('provisional: 3 unrecorded, so between 81.7 % and 83.2 %');
    const french = await desk.cadre('--lang', 'fr', 'measures', '--cohort', '2026', '--as-of', '2026-06-30');
    expect(french.out).toContain('81,7 % : 165 présences sur 202 places attendues');
  });

  test('count every line of a register of 5,000', async () => {
    const people = Array.from({ length: 100 }, (_, index) => ({ email: `p${index}@example.gc.ca` }));
    const sessions = Array.from({ length: 50 }, (_, index) => ({ session: `S${index}` }));
    const seats = sessions.flatMap(({ session }) =>
      people.map(({ email }, index) => ({ session, email, status: index % 4 ? 'late' : 'absent' })),
    );
    const files = given({
      people: csv('people', people),
      sessions: csv('sessions', sessions),
      enrolments: csv('enrolments', people),
      register: csv('register', seats),
    });
    const { out, code } = await desk.cadre('import', ...NAMES, ...files, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ files: { register: { added: 5000, changed: 0, unchanged: 0 } } });
    expect(await measures()).toMatchObject({
      attendance: { 'learning-event': { numerator: 3750, denominator: 5000, rate: 75, provisional: false } },
    });
  });
});

describe('cadre import with faults', () => {
  const faulty = { people: csv('people', [{ language: 'de' }, { email: 'ben@example.gc.ca', name: '' }]) };

  test('lists each with its file, line, column and remedy on stderr, imports nothing and ends with 2', async () => {
    const { code, out, err } = await desk.cadre('import', ...NAMES, ...given(faulty));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trim().split('\n')).toEqual([
      `${desk.path('people.csv')}, line 2, column 3 (language): "de" is not a value for this column. Write en or fr.`,
      `${desk.path('people.csv')}, line 3, column 2 (name): This value is missing. Fill it in.`,
      'Nothing was imported: 2 faults.',
    ]);
    expect((await desk.cadre('measures', '--cohort', '2026')).err).toContain('There is no cohort "2026".');
  });

  test('speaks French', async () => {
    const { err } = await desk.cadre('--lang', 'fr', 'import', ...NAMES, ...given(faulty));
    expect(err).toContain('ligne 2, colonne 3 (language) : « de » n’est pas une valeur de cette colonne.');
    expect(err).toContain('Rien n’a été importé : 2 erreurs.');
  });

  test('answers in JSON where asked, and there alone', async () => {
    const { code, out, err } = await desk.cadre('import', ...NAMES, ...given(faulty), '--json');
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      imported: false,
      refusal: 'faults',
      faults: [
        { file: desk.path('people.csv'), line: 2, column: 'language', columnNumber: 3, code: 'notOneOf' },
        { line: 3, column: 'name', columnNumber: 2, code: 'blank' },
      ],
    });
  });

  test('imports the sound lines with --partial, lists the others and ends with 2', async () => {
    const { code, out, err } = await desk.cadre('import', ...NAMES, ...given(faulty), '--partial');
    expect(code).toBe(2);
    expect(out).toContain(`${desk.path('sessions.csv')}: 1 line added`);
    expect(err).toContain('Left out for');
  });

  test('names a file that is not there, and one that is a folder', async () => {
    const { code, err } = await desk.cadre(
      'import',
      ...NAMES,
      '--people',
      desk.path('none.csv'),
      '--sessions',
      desk.path(''),
    );
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toHaveLength(2);
    expect(err).toContain('none.csv cannot be read');
  });

  test('asks for a file, a program and a cohort', async () => {
    expect(await desk.cadre('import', ...NAMES)).toMatchObject({ code: 1, out: '' });
    expect((await desk.cadre('import', ...NAMES)).err).toContain('give at least one of --people');
    expect((await desk.cadre('import', '--cohort', '2026')).err).toContain('--program');
    expect((await desk.cadre('import', '--program', ' ', '--cohort', 'x')).err).toContain('It is empty.');
  });
});

describe('cadre import that is killed', () => {
  test('is provisional until it is run again, refuses other files meanwhile, and then is whole', async () => {
    await desk.cadre('import', ...NAMES, ...vector('people', 'enrolments', 'sessions'));
    const people = Array.from({ length: 400 }, (_, index) => ({ email: `q${index}@example.gc.ca` }));
    const files = given({
      people: csv('people', people),
      enrolments: csv('enrolments', people),
      sessions: csv(
        'sessions',
        Array.from({ length: 10 }, (_, index) => ({ session: `S${index}` })),
      ),
      register: csv(
        'register',
        people.flatMap(({ email }) => Array.from({ length: 10 }, (_, index) => ({ email, session: `S${index}` }))),
      ),
    });
    const size = (): number => statSync(desk.path('cadre.db-wal'), { throwIfNoEntry: false })?.size ?? 0;
    const killed = await desk.cadreKilled(() => size() > 200_000, 'import', ...NAMES, ...files);
    expect(killed.code).toBeNull();
    expect(JSON.stringify(await measures())).toContain('"provisional":true');
    const other = await desk.cadre('import', ...NAMES, ...vector('register'));
    expect(other.code).toBe(3);
    expect(other.err).toMatch(/is not finished.*--restart/);

    const finished = await desk.cadre('import', ...NAMES, ...files);
    expect(finished).toMatchObject({ code: 0 });
    expect(finished.out).toContain('This continues an import that was interrupted.');
    await desk.cadre('import', ...NAMES, ...vector('register'));
    const whole = (await measures()) as { attendance: Record<string, { denominator: number }> };
    // the vector's 202 seats; 400 new people at 4 of its sessions; they and 22 of its people at ten new sessions
    expect(whole.attendance['learning-event']).toMatchObject({
      denominator: 202 + 1600 + 4000 + 220,
      numerator: 165 + 4000,
    });
  });
});

describe('the other commands of cadre', () => {
  test.each([
    '--help',
    'import --help',
    'measures --help',
    'program set --help',
    'session set --help',
    'role grant --help',
    'role revoke --help',
  ])('%s says what it does, with an example', async (command) => {
    const { code, out } = await desk.cadre(...command.split(' '));
    expect(code).toBe(0);
    expect(out).toMatch(/\$ cadre /);
  });

  test('set a program and a session, and say what holds now', async () => {
    await desk.cadre('import', ...NAMES, ...given());
    const program = await desk.cadre(
      'program',
      'set',
      '--program',
      'leadership',
      '--code',
      'yes',
      '--opens',
      '45',
      '--grace',
      '0',
    );
    expect(program.out).toContain(
      "check-in with the room's code, open 45 minutes before the start, 0 minutes of grace",
    );
    const session = await desk.cadre('session', 'set', '--cohort', '2026', '--session', 'LE01', '--remote', 'yes');
    expect(session.out).toContain('LE01: people who attend remotely check in by button.');
    const again = await desk.cadre('session', 'set', '--cohort', '2026', '--session', 'LE01', '--remote', 'yes');
    expect(again.out).toContain('Nothing has changed');
  });

  test('give and take roles', async () => {
    await desk.cadre('import', ...NAMES, ...given());
    const role = ['--program', 'Leadership', '--email', 'ana@example.gc.ca', '--role', 'coordinator'];
    expect((await desk.cadre('role', 'grant', ...role)).out).toContain('is now a coordinator of Leadership');
    expect((await desk.cadre('role', 'revoke', ...role)).out).toContain('is no longer a coordinator');
    const stranger = await desk.cadre('role', 'grant', ...role.with(3, 'eve@example.gc.ca'));
    expect(stranger).toMatchObject({ code: 3, out: '' });
    expect(stranger.err).toContain('--name');
  });

  test('go on to the end where somebody stops reading', async () => {
    const register = csv('register', [{}, { email: 'ben@example.gc.ca' }]);
    const args = [
      'bot/cli.ts',
      '--store',
      `sqlite:${desk.path('cadre.db')}`,
      'import',
      ...NAMES,
      ...given({ register }),
      '--verbose',
    ];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    const err: Buffer[] = [];
    child.stderr.on('data', (data: Buffer) => err.push(data));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, err: Buffer.concat(err).toString() }).toEqual({ code: 0, err: '' });
    expect(await measures()).toMatchObject({ attendance: { 'learning-event': { numerator: 2 } } });
  });

  test('look at a store without making one where there is none', async () => {
    const { code, err } = await desk.cadre('measures', '--cohort', '2026');
    expect(code).toBe(3);
    expect(err).toContain('There is no store at');
    expect(existsSync(desk.path('cadre.db'))).toBe(false);
  });

  test('say what is wrong with a file that is not a store', async () => {
    desk.write('cadre.db', 'not a database, but long enough to be read as the first page of one'.repeat(20));
    const { code, err } = await desk.cadre('measures', '--cohort', '2026');
    expect(code).toBe(1);
    expect(err).toContain('not a database');
  });
});

describe('cadre', () => {
  let shared: Desk;
  beforeAll(async () => {
    shared = openDesk();
    const files = Object.entries(soundFiles()).flatMap(([role, text]) => [`--${role}`, shared.write(role, text)]);
    await shared.cadre('import', ...NAMES, ...files);
  });
  afterAll(() => {
    shared.close();
  });

  test.each([
    ['an unknown cohort', ['measures', '--cohort', 'x'], 3, /no cohort "x"\. Known: 2026\./],
    [
      'an unknown program',
      ['program', 'set', '--program', 'x', '--code', 'yes'],
      3,
      /no program "x"\. Known: Leadership\./,
    ],
    [
      'an unknown session',
      ['session', 'set', '--cohort', '2026', '--session', 'x', '--remote', 'no'],
      3,
      /Known: LE01\./,
    ],
    ['a day that does not exist', ['measures', '--cohort', '2026', '--as-of', '2026-02-30'], 1, /a day that exists/],
    ['minutes that are none', ['program', 'set', '--program', 'Leadership', '--opens', '-5'], 1, /whole minutes/],
    ['a zone that is none', ['program', 'set', '--program', 'Leadership', '--zone', 'EST'], 1, /IANA/],
    [
      'an address that is none',
      ['role', 'grant', '--program', 'L', '--email', 'x', '--role', 'coordinator'],
      1,
      /e-mail/,
    ],
    [
      'a role that is none',
      ['role', 'grant', '--program', 'L', '--email', 'a@b.ca', '--role', 'king'],
      1,
      /coordinator/,
    ],
    ['nothing to set', ['session', 'set', '--cohort', '2026', '--session', 'LE01'], 1, /what to set/],
    ['a command that is none', ['dance'], 1, /unknown command/],
    ['a store that is none', ['--store', 'oracle:x', 'measures', '--cohort', '2026'], 1, /sqlite:PATH or cosmos/],
  ])('refuses %s with a sentence and an exit code', async (_, args, code, sentence) => {
    const spoken = await shared.cadre(...args);
    expect(spoken).toMatchObject({ code, out: '' });
    expect(spoken.err).toMatch(sentence);
    expect(spoken.err).not.toMatch(/ {4}at /);
  });
});
