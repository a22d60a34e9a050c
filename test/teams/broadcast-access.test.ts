import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { castIdOn, openCastHouse, WORDS, type CastHouse } from '../support/broadcast.ts';
import { seedPerson, seedProgram, seedRole } from '../support/cohort.ts';
import { textOf } from '../support/house.ts';

let scene: CastHouse;
beforeEach(async () => {
  scene = await openCastHouse();
});
afterEach(async () => {
  await scene.house.close();
});

const toReaders = () => ['ada', 'bea', 'rene'].map((pid) => scene.received(pid).length);

describe('who may', () => {
  const VERBS = [
    ['broadcast.home', {}],
    ['broadcast.new', {}],
    ['broadcast.edit', {}],
    ['broadcast.open', {}],
    ['broadcast.save', { version: 1, ...WORDS, textEn: 'Mine.' }],
    ['broadcast.notice', { kind: 'weather', session: 's1', detail: '' }],
    ['broadcast.test', {}],
    ['broadcast.send', { version: 1 }],
    ['broadcast.later', { version: 1, date: '2026-12-01', time: '10:00' }],
    ['broadcast.ask', { version: 1 }],
    ['broadcast.progress', {}],
    ['broadcast.cancel', {}],
    ['broadcast.close', {}],
    ['broadcast.again', { round: 0, which: 'failed' }],
    ['broadcast.correct', {}],
    ['broadcast.propose', { version: 1, textEn: 'a', textFr: 'b' }],
    ['broadcast.replace', { version: 1, n: 1 }],
    ['broadcast.askRecall', {}],
    ['broadcast.recall', {}],
  ] as const;

  test('everybody but the coordinators of that program is refused, with the same card whether it is there or not', async () => {
    const preview = await scene.compose('cleo');
    const castId = castIdOn(preview.card);
    const before = await scene.cast(castId);
    const other = await seedProgram(scene.house.deps, {}, 'Certificate');
    await seedPerson(scene.house.deps, { pid: 'olga', name: 'Olga', language: 'en', email: 'olga@example.gc.ca' });
    await seedRole(scene.house.deps, other, 'olga', 'coordinator');
    await seedRole(scene.house.deps, scene.program, 'rene', 'facilitator');
    const { programId } = scene.program;
    for (const pid of ['ada', 'rene', 'olga']) {
      for (const [verb, data] of VERBS) {
        const real = await scene.house.invoke(pid, verb, { programId, castId, ...data });
        const invented = await scene.house.invoke(pid, verb, { programId: 'pnone', castId: 'none', ...data });
        expect([pid, verb, real.card]).toEqual([pid, verb, invented.card]);
        expect(real.text).toMatch(/^(You have no broadcast|Vous n’avez pas de message collectif)/);
      }
    }
    expect(await scene.cast(castId)).toEqual(before);
    await scene.house.work();
    expect(toReaders()).toEqual([0, 0, 0]);
  });

  test('who coordinates several programs chooses one, and the help names the command', async () => {
    const other = await seedProgram(scene.house.deps, {}, 'Certificate');
    await seedRole(scene.house.deps, other, 'cleo', 'coordinator');
    const { card, text } = await scene.house.say('cleo', 'broadcast');
    expect(text).toContain('For which program?');
    expect((await scene.house.press('cleo', card, 'Certificate')).text).toContain('Broadcasts\n**Certificate**');
    expect((await scene.house.say('dov', 'aide')).text).toContain('message collectif');
    expect(textOf((await scene.house.say('ada', 'broadcast')).card)).toContain('You have no broadcast');
  });
});
