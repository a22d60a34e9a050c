import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { inTurn } from '../../bot/features/queue.ts';

/** Work that writes down when it begins, and ends when it is told to. */
function tracked(seen: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const work = (): Promise<string> => {
    seen.push(name);
    return promise;
  };
  return { work, end: () => { resolve(name); }, fail: () => { reject(new Error(name)); } };
}

test('work on one thing is done one after the other, in the order of asking', async () => {
  const [owner, seen]: [object, string[]] = [{}, []];
  const [one, two, three] = [tracked(seen, 'one'), tracked(seen, 'two'), tracked(seen, 'three')];
  const all = [one, two, three].map(({ work }) => inTurn(owner, 'seats', work));
  two.end();
  await turnOfTheLoop();
  expect(seen).toEqual(['one']);
  one.end();
  await turnOfTheLoop();
  expect(seen).toEqual(['one', 'two', 'three']);
  three.end();
  expect(await Promise.all(all)).toEqual(['one', 'two', 'three']);
});

test('work on another thing, or for another owner, does not wait', async () => {
  const [owner, seen]: [object, string[]] = [{}, []];
  const [held, other, elsewhere] = [tracked(seen, 'held'), tracked(seen, 'other'), tracked(seen, 'elsewhere')];
  const first = inTurn(owner, 'seats', held.work);
  other.end();
  elsewhere.end();
  expect(await inTurn(owner, 'chairs', other.work)).toBe('other');
  expect(await inTurn({}, 'seats', elsewhere.work)).toBe('elsewhere');
  held.end();
  expect(await first).toBe('held');
});

test('work that fails is told to whoever asked for it, and to nobody behind it', async () => {
  const [owner, seen]: [object, string[]] = [{}, []];
  const [bad, good] = [tracked(seen, 'bad'), tracked(seen, 'good')];
  const failed = inTurn(owner, 'seats', bad.work);
  const next = inTurn(owner, 'seats', good.work);
  bad.fail();
  good.end();
  await expect(failed).rejects.toThrow('bad');
  expect(await next).toBe('good');
  // and the thing is free again
  expect(await inTurn(owner, 'seats', async () => 'later')).toBe('later');
});
