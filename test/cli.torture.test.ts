import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { csv, openDesk, type Desk } from './support/import.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  desk.close();
});

const people = Array.from({ length: 1000 }, (_, index) => ({ email: `p${index}@example.gc.ca` }));
const sessions = Array.from({ length: 60 }, (_, index) => ({ session: `S${index}` }));
const seats = people.flatMap(({ email }) => sessions.map(({ session }) => ({ email, session })));

/** Peak memory (megabytes) of the import of so many register lines, in a process of its own. */
function peakOf(lines: number): number {
  const store = `sqlite:${desk.path(`${lines}.db`)}`;
  const names = ['--program', 'Leadership', '--cohort', '2026'];
  const cadre = (...files: string[]): string => {
    const script = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS))`;
    const probe = desk.write('probe.cjs', script);
    const args = ['--require', probe, 'bot/cli.ts', '--store', store, 'import', ...names, ...files];
    const done = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(done.status).toBe(0);
    return done.stderr;
  };
  cadre(
    ...['--people', desk.write('people.csv', csv('people', people))],
    ...['--enrolments', desk.write('enrolments.csv', csv('enrolments', people))],
    ...['--sessions', desk.write('sessions.csv', csv('sessions', sessions))],
  );
  const said = cadre('--register', desk.write('register.csv', csv('register', seats.slice(0, lines))));
  return Number(/peak (\d+)/.exec(said)?.[1]) / 1024;
}

test('a register of 50,000 lines takes little more memory than one of 5,000', () => {
  const [small, large] = [peakOf(5000), peakOf(50_000)];
  console.log(`import: ${small.toFixed(0)} MB for 5,000 lines, ${large.toFixed(0)} MB for 50,000`);
  expect(large / small).toBeLessThan(1.6);
}, 300_000);
