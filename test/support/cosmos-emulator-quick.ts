import type { Documents, Resource } from './cosmos-emulator-parts.ts';

type Items = Documents['_data'];
type Item = ReturnType<Items['get']> & object;

/**
 * What keeps the emulator from becoming slower with every document that it holds, for volumes: an index of what lies in
 * a partition and of what is due, and a journal to undo a failed batch by. Its answers are the same.
 */
export type Quick = {
  /** The documents of a type in a partition. */
  within(pk: string, type: unknown): Items;
  /** The documents of a type that are due, oldest first. */
  due(type: unknown, before: number, limit: number): Resource[];
  /** Runs it, and undoes all that it wrote where it answers false. */
  atomically(run: () => boolean): void;
};

export function quicken(documents: Documents): Quick {
  const places = new Map<string, Items>();
  const waiting = new Map<string, Item>();
  let journal: (() => void)[] | undefined;

  const placeOf = (pk: unknown, type: unknown): Items => {
    const key = `${String(pk)} ${String(type)}`;
    const known = places.get(key);
    if (known) return known;
    const made: Items = new Map();
    places.set(key, made);
    return made;
  };
  const put = (rid: string, item: Item): void => {
    const { pk, type, dueAt } = item.read();
    placeOf(pk, type).set(rid, item);
    if (typeof dueAt === 'number') waiting.set(rid, item);
    else waiting.delete(rid);
  };
  const take = (rid: string, item: Item | undefined): void => {
    if (!item) return;
    const { pk, type } = item.read();
    placeOf(pk, type).delete(rid);
    waiting.delete(rid);
  };

  watch(documents._data, (rid, before, after) => {
    take(rid, before);
    if (after) put(rid, after);
    journal?.push(() => (before ? documents._data.set(rid, before) : documents._data.delete(rid)));
  });
  watch(documents._index, (key, before) => {
    journal?.push(() => (before === undefined ? documents._index.delete(key) : documents._index.set(key, before)));
  });

  return {
    within: (pk, type) => placeOf(pk, type),
    due(type, before, limit) {
      const found: Resource[] = [];
      for (const item of waiting.values()) {
        const resource = item.read();
        if (resource['type'] === type && Number(resource['dueAt']) <= before) found.push(resource);
      }
      return found.sort((a, b) => Number(a['dueAt']) - Number(b['dueAt'])).slice(0, limit);
    },
    atomically(run) {
      const steps: (() => void)[] = [];
      journal = steps;
      const done = run();
      journal = undefined;
      if (!done) for (const undo of steps.reverse()) undo();
    },
  };
}

/** Tells of every change of a map, before it is made. */
function watch<K, V>(map: Map<K, V>, changed: (key: K, before: V | undefined, after: V | undefined) => void): void {
  const [set, remove] = [map.set.bind(map), map.delete.bind(map)];
  map.set = (key, value) => {
    changed(key, map.get(key), value);
    return set(key, value);
  };
  map.delete = (key) => {
    changed(key, map.get(key), undefined);
    return remove(key);
  };
}
