import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDesk, soundFiles, type Desk } from './support/import.ts';

let desk: Desk;
beforeEach(async () => {
  desk = openDesk();
  const files = Object.entries(soundFiles());
  const given = files.flatMap(([role, content]) => [`--${role}`, desk.write(`${role}.csv`, content)]);
  await desk.cadre('import', '--program', 'Leadership', '--cohort', '2026', ...given);
});
afterEach(() => {
  desk.close();
});

const set = (...options: string[]) => desk.cadre('program', 'set', '--program', 'Leadership', ...options);

describe('cadre program set', () => {
  test('sets the reminders of a program, and leaves what is not named as it is', async () => {
    const first = await set('--reminder-days', '2', '--reminder-at', '10:30');
    expect(first.out).toContain('Reminders: 2 working days before, at 10:30; the check-in card is sent');
    const second = await set('--check-in-card', 'no', '--reminder', 'off');
    expect(second.out).toContain('Reminders: none; the check-in card is not sent.');
    const third = await set('--reminder-days', '1');
    expect(third.out).toContain('Reminders: 1 working day before, at 10:30; the check-in card is not sent.');
    expect((await set('--reminder-days', '1')).out).toContain('Nothing has changed');
  });

  test('sets for how long evaluations are open, from how many answers on they are shown, and to whom', async () => {
    const first = await set('--evaluation-days', '10', '--results-to-participants', 'yes');
    expect(first.out).toContain(
      'Evaluations: open for 10 days; results need at least 10 answers, and participants are',
    );
    const second = await set('--evaluation-minimum', '15');
    expect(second.out).toContain('Evaluations: open for 10 days; results need at least 15 answers');
    expect((await set('--evaluation-days', '10')).out).toContain('Nothing has changed');
  });

  test('sets that learning events are added up over the program', async () => {
    const first = await set('--pool-learning-events', 'yes');
    expect(first.out).toContain('Learning events are added up over the program.');
    expect((await set('--pool-learning-events', 'yes')).out).toContain('Nothing has changed');
    expect((await set('--pool-learning-events', 'no')).out).not.toContain('added up');
  });

  test.each([
    ['a minimum below ten', ['--evaluation-minimum', '9'], /from 10 on/],
    ['no days', ['--evaluation-days', '0'], /from 1 to 60/],
  ])('refuses evaluations with %s, in a sentence', async (_what, options, sentence) => {
    const spoken = await set(...options);
    expect(spoken).toMatchObject({ code: 1, out: '' });
    expect(spoken.err).toMatch(sentence);
  });

  test.each([
    ['no days', ['--reminder-days', '0'], /from 1 to 10/],
    ['too many days', ['--reminder-days', '11'], /from 1 to 10/],
    ['a time at night', ['--reminder-at', '22:00'], /from 08:00 to 17:00/],
    ['"on", which says not when', ['--reminder', 'on'], /Write off/],
  ])('refuses reminders with %s, in a sentence', async (_what, options, sentence) => {
    const spoken = await set(...options);
    expect(spoken).toMatchObject({ code: 1, out: '' });
    expect(spoken.err).toMatch(sentence);
  });
});
