import type { Deps } from '../../deps.ts';
import { catalogPk, programPk } from '../../domain/key.ts';
import { planDocument } from '../delivery.ts';
import { everyOf } from '../page.ts';

/**
 * At the start, once for each program: sessions that were published before there were evaluations get theirs planned
 * too. The work is that of changed settings (features/reminder, `replan`), so that nobody waits for it.
 */
export async function planEveryEvaluation(deps: Deps): Promise<void> {
  for await (const { body } of everyOf(deps.store, catalogPk, 'programRef')) {
    const { programId } = body;
    const plan = { planId: 'replan_evaluations', kind: 'replan', programId, sequence: 0, at: deps.clock.now() };
    await deps.store.create(planDocument(programPk(programId), plan));
  }
}
