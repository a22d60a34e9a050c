import type { Deps } from '../../bot/deps.ts';
import { Crash, failing } from './failing.ts';
import type { House } from './house.ts';

/** Longer than an instance may hold work that it does not finish. */
const PAST_EVERY_LEASE = 15 * 60_000;

/** Does something as a process that dies at a write of its own; answers whether it died before it was done. */
export async function dying(
  house: House,
  writes: number,
  when: 'before' | 'after',
  act: (deps: Deps) => Promise<unknown>,
): Promise<boolean> {
  try {
    await act({ ...house.deps, store: failing(house.deps.store, writes, when) });
    return false;
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    return true;
  }
}

/** What another instance does once the dead one's claims have run out. */
export async function takeOver(house: House): Promise<void> {
  house.clock.pass(PAST_EVERY_LEASE);
  await house.work();
}
