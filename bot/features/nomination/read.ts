import type { Deps } from '../../deps.ts';
import { callPk, nominationId } from '../../domain/key.ts';
import type { Nomination } from '../../domain/nomination.ts';
import type { Pid } from '../../domain/person.ts';
import type { Stored } from '../../store/store.ts';
import { everyOf } from '../page.ts';

export const nominationOf = (deps: Deps, callId: string, nominee: Pid): Promise<Stored<'nomination'> | undefined> =>
  deps.store.get('nomination', callPk(callId), nominationId(nominee));

/** Every nomination of a call, in a fixed order that says nothing. */
export async function nominationsIn(deps: Deps, callId: string): Promise<Nomination[]> {
  return (await Array.fromAsync(everyOf(deps.store, callPk(callId), 'nomination'))).map(({ body }) => body);
}
