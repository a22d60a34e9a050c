import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { drain, openEmulated, openSqlite, place, type Bench } from '../support/engine.ts';
import { commands, createModel, send, type Command } from '../support/model.ts';

const engines = [
  { name: 'embedded', open: openSqlite, runs: 300 },
  { name: 'cosmos on the npm emulator', open: openEmulated, runs: 100 },
];

describe.each(engines)('$name: against a model', ({ open, runs }) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(async () => {
    await bench.close();
  });

  /** Does each command to the engine and to a Map, and compares what they answer and then hold. */
  async function expectSameAsModel(sequence: Command[]): Promise<void> {
    const { engine, advance } = bench;
    const { pk, type } = place();
    const types = [type, place().type] as const;
    const model = createModel(pk, types);
    const { cursor } = await drain(engine, '');
    for (const command of sequence) {
      if ('pass' in command) {
        model.pass(command.pass);
        await advance(command.pass);
        continue;
      }
      const alone = !Array.isArray(command.run);
      const operations = [command.run].flat().map((each) => model.toOperation(each));
      const expected = model.expectedOf(operations);
      const written = await send(engine, pk, operations, alone);
      expect(written).toMatchObject(expected);
      model.learn(operations, written);
    }
    const documents = model.documents();
    for (const each of types) {
      const ofType = documents.filter((document) => document.type === each);
      expect(await engine.list(pk, each, { limit: 10 })).toEqual(ofType);
      const due = ofType.filter(({ dueAt = Infinity }) => dueAt <= 2).map(({ dueAt }) => dueAt);
      expect((await engine.due(each, 2, 10)).map(({ dueAt }) => dueAt)).toEqual(due.toSorted());
    }
    const { seen } = await drain(engine, cursor);
    expect(seen.filter((document) => document.pk === pk)).toHaveLength(documents.length);
    expect(seen).toEqual(expect.arrayContaining(documents));
  }

  test('any sequence of writes, batches and waiting answers and leaves what a Map would', async () => {
    await fc.assert(fc.asyncProperty(commands, expectSameAsModel), { numRuns: runs, seed: 20260302 });
  });
});
