import { expect, jest, test } from '@jest/globals';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { evaluationPk } from '../../bot/domain/key.ts';
import { answer } from '../../bot/features/evaluation/answer.ts';
import { closeEvaluation } from '../../bot/features/evaluation/close.ts';
import { openStore } from '../../bot/store/open.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import { temporaryFolder } from '../support/engine.ts';
import { openBooth, openPoll } from '../support/reidentify.ts';
import { seededIds } from '../support/seeded.ts';

/** Long runs, on a machine that others use. */
jest.setTimeout(120_000);

test('whenever it closes among answers: who is thanked is in, with their comment, and nobody else', async () => {
  const folder = temporaryFolder();
  const store = openStore(createSqliteEngine(join(folder.path, 'cadre.db')));
  const { deps } = openBooth(store, seededIds(3), 3);
  const counts = new Set<number>();
  try {
    for (let turns = 0; turns < 60; turns += 1) {
      const evaluationId = `e${turns}`;
      const pids = Array.from({ length: 12 }, (_, n) => `p${n}`);
      await openPoll(deps, evaluationId, pids);
      const late = async (pid: string, n: number) => {
        for (let left = n * 3; left > 0; left -= 1) await turn();
        const sent = { understanding: '4', benefitWork: '4', benefitLeadership: '4', useful: `from ${pid}` };
        const given = await answer(deps, { pid, name: '' }, evaluationId, sent);
        return given.ok ? [`from ${pid}`] : [];
      };
      const closing = async () => {
        for (let left = turns; left > 0; left -= 1) await turn();
        await closeEvaluation(deps, evaluationId);
      };
      const [thanked] = await Promise.all([Promise.all(pids.map(late)), closing()]);
      const comments = await store.list(evaluationPk(evaluationId), 'comment', { limit: 50 });
      const ballots = (await deps.ballots?.read(evaluationId)) ?? [];
      expect(comments.map(({ body }) => body.text).sort()).toEqual(thanked.flat().sort());
      expect(ballots.map(({ useful }) => useful).sort()).toEqual(thanked.flat().sort());
      counts.add(comments.length);
    }
  } finally {
    await store.close();
    folder.remove();
  }
  expect(counts.size).toBeGreaterThan(5); // it closed before, among and behind the answers
});
