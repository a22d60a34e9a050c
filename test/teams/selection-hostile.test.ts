import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { enrolmentId, membershipId, personalPk, programPk } from '../../bot/domain/key.ts';
import { enrolAccepted } from '../../bot/features/selection/enrol.ts';
import { rankingFor } from '../../bot/features/selection/ranking.ts';
import { hostileValue } from '../support/hostile.ts';
import { seedNomination } from '../support/nomination.ts';
import { openSelectionScene, type SelectionScene } from '../support/selection.ts';

let scene: SelectionScene;
beforeEach(async () => {
  scene = await openSelectionScene();
});
afterEach(() => scene.house.close());

const FIELDS = [
  'programId',
  'castId',
  'nominee',
  'version',
  'outcome',
  'rationale',
  'reasons',
  'reserves',
  'digest',
  'note',
  'from',
];
const VERBS: [pid: string, verb: string][] = [
  ...['ranking', 'apply', 'dossier', 'decide', 'takeBack'].map((verb): [string, string] => [
    'kim',
    `selection.${verb}`,
  ]),
  ...['approval', 'approve', 'return'].map((verb): [string, string] => ['max', `selection.${verb}`]),
  ...['coordinate', 'letters', 'release', 'offer'].map((verb): [string, string] => ['cleo', `selection.${verb}`]),
  ...['letter', 'accept', 'decline'].map((verb): [string, string] => ['ada', `selection.${verb}`]),
];

test('hostile data on every button of a selection: a card each time, never a fault, and nothing is released', async () => {
  const { house, ref } = scene;
  const sane = {
    ...scene.of('ada'),
    version: '',
    outcome: 'selected',
    rationale: 'x',
    reserves: '1',
    digest: 'd',
    note: 'n',
  };
  const data = fc.dictionary(fc.constantFrom(...FIELDS), hostileValue, { maxKeys: 3 });
  const press = fc.tuple(fc.constantFrom(...VERBS), data);
  await fc.assert(
    fc.asyncProperty(press, async ([[pid, verb], some]) => {
      const { status, card } = await house.invoke(pid, verb, { ...sane, ...some });
      expect([status, card.type]).toEqual([200, 'AdaptiveCard']);
    }),
    { numRuns: 250, seed: 20_260_910 },
  );
  expect(house.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(await scene.audit()).not.toContain('selection.release');
  expect((await house.invoke('kim', 'selection.ranking', ref)).text).toContain('Ranking: Pilot');
}, 60_000);

test('four hundred dossiers with three reviews each are ranked, each in its place', async () => {
  const { house, call, ref } = scene;
  const scores = Object.fromEntries(call.criteria.map(({ criterionId }, n) => [criterionId, ((n % 5) + 1) as 1]));
  for (let n = 0; n < 394; n += 1) {
    await seedNomination(house.deps, call, `n${n}`, { nominator: 'nora' });
    for (const reviewer of ['rex', 'roy', 'rob']) await scene.review(`n${n}`, reviewer, { scores });
  }
  const view = await rankingFor(house.deps, { pid: 'kim', name: 'Kim' }, ref);
  expect(view).toMatchObject({ ok: true, value: { total: 400 } });
}, 120_000);

test('the work of an acceptance that died anywhere is done again without doing anything twice', async () => {
  const { house, call, program } = scene;
  await scene.released({
    ...{ ada: 'selected', bo: 'selected', cy: 'reserve', di: 'reserve', eli: 'notSelected', fay: 'notSelected' },
  });
  expect(await enrolAccepted(house.deps, call.callId, 'ada')).toBe(false); // nobody accepted yet
  await house.press('ada', scene.cardOf('ada'), 'selection.accept');
  const { store } = house.deps;
  const batch = store.batch.bind(store);
  const at = { pk: programPk(program.programId), id: enrolmentId(program.cohortId, 'ada') };
  for (const fails of [1, 2]) {
    let n = 0;
    const dying = {
      ...store,
      batch: async (...args: Parameters<typeof batch>) => {
        n += 1;
        if (n === fails) throw new Error('died');
        return batch(...args);
      },
    };
    await expect(enrolAccepted({ ...house.deps, store: dying }, call.callId, 'ada')).rejects.toThrow('died');
    expect(await store.get('enrolment', at.pk, at.id)).toBeUndefined();
  }
  const again = () => enrolAccepted(house.deps, call.callId, 'ada');
  expect([await again(), await again()]).toEqual([true, true]);
  const found = await store.get('enrolment', at.pk, at.id);
  expect(found?.body.spells).toHaveLength(1);
  const id = membershipId(program.programId, program.cohortId);
  expect(await store.get('membership', personalPk('ada'), id)).toBeDefined();
});
