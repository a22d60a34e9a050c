import { afterEach, describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../bot/domain/selection.ts';
import { announce } from '../../bot/features/invitation.ts';
import { programPk } from '../../bot/domain/key.ts';
import { NINE, seedEnrolment, seedPerson, seedSession } from '../support/cohort.ts';
import { driveEverything, takenShare, type Driven } from '../support/every-route.ts';
import { openSelectionScene, type SelectionScene } from '../support/selection.ts';

const DAY = 24 * 3_600_000;

/** The same dossiers, decided the one way and the other; of as many writes. */
const ONE: Record<string, Outcome> = {
  ...{ ada: 'selected', bo: 'selected', cy: 'reserve', di: 'notSelected', eli: 'notSelected', fay: 'notSelected' },
};
const OTHER: Record<string, Outcome> = {
  ...{ ada: 'notSelected', bo: 'reserve', cy: 'selected', di: 'selected', eli: 'reserve', fay: 'reserve' },
};

/** Everybody who must not know: nominees, who proposed and endorsed them, a reviewer, a coordinator, a participant. */
const OUTSIDE = ['ada', 'bo', 'nora', 'sam', 'rex', 'cleo', 'pat'] as const;

let scenes: SelectionScene[] = [];
afterEach(async () => {
  for (const { house } of scenes) await house.close();
  scenes = [];
});

async function open(): Promise<SelectionScene> {
  const scene = await openSelectionScene({ unbound: ['fay'] });
  scenes.push(scene);
  const { deps } = scene.house;
  await seedPerson(deps, { pid: 'pat', name: 'Pat Low', language: 'fr', email: 'pat@example.gc.ca' });
  await seedEnrolment(deps, scene.program, 'pat');
  await seedSession(deps, scene.program, { startsAt: NINE + 7 * DAY, endsAt: NINE + 7 * DAY + 3_600_000 });
  for (const { body } of await deps.store.list(programPk(scene.program.programId), 'session', { limit: 5 }))
    await announce(deps, body);
  await scene.house.say('pat', 'help');
  await scene.house.work();
  return scene;
}

const drive = ({ house, ref, program }: SelectionScene, except: readonly string[] = ['selection.release']) => {
  const { callId } = { callId: ref.castId };
  const known = { ...ref, ...program, callId, refId: callId, waveId: callId };
  return driveEverything(house, OUTSIDE, { ref: known, people: ['ada', 'cy', 'fay'], except });
};

/** Everything that went out to anybody but chairs and champions, and every e-mail; the port of a test is no news. */
function sentBy({ house }: SelectionScene): string[] {
  const { serviceUrl, calls } = house.connector;
  const out = calls.filter(({ conversationId }) => !['a:kim', 'a:lee', 'a:max'].includes(conversationId ?? ''));
  const said = out.map(({ method, path, body }) => JSON.stringify([method, path, body]).replaceAll(serviceUrl, '/'));
  return [...said, ...house.mails.map((mail) => JSON.stringify(mail))];
}

const wordsOf = (driven: readonly Driven[], who: string): string[] =>
  driven.filter((one) => one.who === who).map(({ what, answer }) => `${what} -> ${answer}`);

describe('before the release, whatever is pending makes no difference to anybody outside', () => {
  test('the data made here is taken by nearly every verb that there is', () => {
    const { verbs, taken, not } = takenShare({ programId: 'p1', castId: 'n1', nominee: 'ada', callId: 'n1' });
    expect(verbs).toBeGreaterThan(100);
    expect([not, taken / verbs > 0.9]).toEqual([not, true]);
  });

  test.each([
    ['pending', async () => undefined],
    ['asked for approval', ({ house, ref }: SelectionScene) => house.invoke('kim', 'selection.ask', ref)],
    ['approved', (scene: SelectionScene) => scene.approved()],
  ])(
    'with decisions %s: every command and every verb, as everybody, and all that is sent, is the same to the byte',
    async (_what, step) => {
      const answers: Driven[][] = [];
      for (const outcomes of [ONE, OTHER]) {
        const scene = await open();
        await scene.decided(outcomes);
        await step(scene);
        await scene.house.work();
        answers.push(await drive(scene));
        for (const day of [1, 5]) {
          scene.house.clock.set(NINE + day * DAY);
          await scene.house.work();
        }
      }
      const [one, other] = answers;
      for (const who of OUTSIDE) expect(wordsOf(other ?? [], who)).toEqual(wordsOf(one ?? [], who));
      const [a, b] = scenes.map(sentBy);
      expect(b).toEqual(a);
      // those who may know are told different things: the two houses do differ
      const [kimA, kimB] = await Promise.all(
        scenes.map(({ house, ref }) => house.invoke('kim', 'selection.ranking', ref)),
      );
      expect(kimA?.text).not.toEqual(kimB?.text);
    },
    240_000,
  );

  test('after the release everybody whom it concerns reads another outcome, and nobody else does', async () => {
    const cards: Record<string, string>[] = [];
    for (const outcomes of [ONE, OTHER]) {
      const scene = await open();
      await scene.released(outcomes);
      const said = OUTSIDE.map(async (pid) => [pid, JSON.stringify(scene.cardOf(pid))] as const);
      const cleo = await scene.house.invoke('cleo', 'selection.coordinate', scene.ref);
      cards.push({ ...Object.fromEntries(await Promise.all(said)), cleo: cleo.text });
    }
    const [one, other] = cards;
    for (const pid of ['ada', 'bo', 'nora', 'sam', 'cleo']) expect(one?.[pid]).not.toEqual(other?.[pid]);
    for (const pid of ['rex', 'pat']) expect(one?.[pid]).toEqual(other?.[pid]);
    expect(
      scenes.map(({ house }) => house.mails.find(({ to }) => to === 'fay@example.gc.ca')?.text.includes('reserve')),
    ).toEqual([false, true]);
  }, 60_000);
});
