import { createCosmosEngine } from '../../bot/store/cosmos.ts';
import type { Engine, RawOperation } from '../../bot/store/engine.ts';
import { createFaultyNetwork } from './cosmos-faults.ts';
import { startCosmosEmulator } from './cosmos-emulator.ts';
import { etagOf, raw, START } from './engine.ts';

export const ATTEMPTS = 5;

/** The adapter on the emulator with a faulty network between them. Pauses are not waited for but written down. */
export async function openScene() {
  const emulator = await startCosmosEmulator(() => START);
  const network = createFaultyNetwork();
  const pauses: number[] = [];
  let meanwhile: (() => Promise<unknown>) | undefined;
  const patience = {
    attempts: ATTEMPTS,
    deadlineMs: 20_000,
    random: () => 0.5,
    async wait(ms: number) {
      pauses.push(ms);
      await meanwhile?.();
      meanwhile = undefined;
    },
  };
  const engine = createCosmosEngine({ ...emulator.config, httpClient: network.httpClient, patience });
  /** Somebody else, whose network is sound. */
  const other = createCosmosEngine(emulator.config);
  return {
    engine,
    other,
    emulator,
    network,
    pauses,
    /** Lets somebody else act during the first pause that follows. */
    during(act: () => Promise<unknown>) {
      meanwhile = act;
    },
    async close() {
      await engine.close();
      await other.close();
      await emulator.close();
    },
  };
}

export type Scene = Awaited<ReturnType<typeof openScene>>;
type Place = { pk: string; type: string };

/** One call of the port on a partition where `old` and `gone` are stored; `left` is what it leaves there. */
export type Act = {
  name: string;
  run: (engine: Engine, at: Place, etags: { old: string; gone: string }) => Promise<{ ok: boolean }>;
  left: Record<string, unknown>;
};

const mixed = (at: Place, etags: { old: string; gone: string }): RawOperation[] => [
  { op: 'create', document: raw(at, 'new', { body: 'created' }) },
  { op: 'replace', document: raw(at, 'old', { body: 'replaced' }), ifMatch: etags.old },
  { op: 'delete', id: 'gone', ifMatch: etags.gone },
  { op: 'upsert', document: raw(at, 'either', { body: 'upserted' }) },
];

export const acts: Act[] = [
  {
    name: 'create',
    run: (engine, at) => engine.create(raw(at, 'new', { body: 'created' })),
    left: { gone: 'as it was', new: 'created', old: 'as it was' },
  },
  {
    name: 'upsert',
    run: (engine, at) => engine.upsert(raw(at, 'old', { body: 'upserted' })),
    left: { gone: 'as it was', old: 'upserted' },
  },
  {
    name: 'replace',
    run: (engine, at, etags) => engine.replace(raw(at, 'old', { body: 'replaced' }), etags.old),
    left: { gone: 'as it was', old: 'replaced' },
  },
  {
    name: 'delete',
    run: (engine, at) => engine.delete(at.pk, 'gone'),
    left: { old: 'as it was' },
  },
  {
    name: 'delete of a version',
    run: (engine, at, etags) => engine.delete(at.pk, 'gone', etags.gone),
    left: { old: 'as it was' },
  },
  {
    name: 'batch of all kinds',
    run: (engine, at, etags) => engine.batch(at.pk, mixed(at, etags)),
    left: { either: 'upserted', new: 'created', old: 'replaced' },
  },
  {
    name: 'batch of deletes',
    run: (engine, at, etags) =>
      engine.batch(at.pk, [
        { op: 'delete', id: 'gone', ifMatch: etags.gone },
        { op: 'delete', id: 'old' },
      ]),
    left: {},
  },
];

export const BEFORE = { gone: 'as it was', old: 'as it was' };

export async function prepare({ other }: Scene, at: Place): Promise<{ old: string; gone: string }> {
  const old = etagOf(await other.create(raw(at, 'old', { body: 'as it was' })));
  const gone = etagOf(await other.create(raw(at, 'gone', { body: 'as it was' })));
  return { old, gone };
}

/** What is stored in a partition, looked at behind the adapter's back: bodies by id. */
export function bodiesIn({ emulator }: Scene, pk: string): Record<string, unknown> {
  const there = emulator.stored().filter((resource) => resource.pk === pk);
  return Object.fromEntries(there.map(({ id, body }) => [id, body] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
