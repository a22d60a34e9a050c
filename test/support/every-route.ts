import type { z } from 'zod';
import { createRoutes } from '../../bot/teams/routes.ts';
import type { House } from './house.ts';

const routes = createRoutes();

/** What a field may hold, tried in this order until its schema takes it. */
const ANYTHING: readonly unknown[] = ['yes', 'x', '1', 'en', '2026-09-20', '09:00', 'a.b.c', 1, 0, true, [], {}];

type Shape = Readonly<Record<string, z.ZodType>>;

const shapeOf = (schema: z.ZodType): Shape =>
  'shape' in schema && typeof schema.shape === 'object' ? (schema.shape as Shape) : {};

function valueFor(name: string, schema: z.ZodType, known: Readonly<Record<string, unknown>>): unknown {
  const options = 'options' in schema && Array.isArray(schema.options) ? (schema.options as unknown[]) : [];
  const values = [...(Object.hasOwn(known, name) ? [known[name]] : []), ...options, ...ANYTHING, undefined];
  return values.find((value) => schema.safeParse(value).success);
}

/** What ends something is pressed last, so that there is something to be seen until then. */
const ENDS = /withdraw|decline|remove|delete|cancel|close|ineligible|dispose/i;
const inOrder = (verbs: typeof routes.verbs): typeof routes.verbs =>
  verbs.toSorted((a, b) => Number(ENDS.test(a.verb)) - Number(ENDS.test(b.verb)));

/** Data that every verb takes, filled with what is known: whatever names a call, a cohort or a person names these. */
function everyPress(known: Readonly<Record<string, unknown>>): { verb: string; data: Record<string, unknown> }[] {
  return inOrder(routes.verbs).map(({ verb, schema }) => {
    const shape = shapeOf(schema);
    const filled = Object.entries(shape).map(([name, field]) => [name, valueFor(name, field, known)] as const);
    // fields that no schema names go along: a handler that reads more than it says would be found
    return { verb, data: { ...known, ...Object.fromEntries(filled.filter(([, value]) => value !== undefined)) } };
  });
}

/** Verbs that know of somebody, so that it matters whom they name. */
const PEOPLE = ['nominee', 'participant', 'pid', 'person', 'place', 'reviewer'];
const namesPeople = (verb: string): boolean => {
  const found = routes.verbs.find((one) => one.verb === verb);
  return found !== undefined && PEOPLE.some((name) => Object.hasOwn(shapeOf(found.schema), name));
};

export type Driven = { who: string; what: string; answer: string };

/**
 * Types every command that there is and presses every verb that there is, as each of these people; tells every answer.
 * `people`: whom presses name; each verb that names somebody is pressed for each of them.
 */
export async function driveEverything(
  house: House,
  actors: readonly string[],
  {
    ref,
    people,
    except,
  }: { ref: Readonly<Record<string, string>>; people: readonly string[]; except: readonly string[] },
): Promise<Driven[]> {
  const driven: Driven[] = [];
  for (const who of actors) {
    for (const { words } of routes.commands) {
      const { cards } = await house.say(who, words[0] ?? '');
      driven.push({ who, what: words[0] ?? '', answer: JSON.stringify(cards) });
    }
    for (const [n, person] of people.entries()) {
      const names = Object.fromEntries(PEOPLE.map((name) => [name, person]));
      const place = `${ref['programId']}.${ref['cohortId']}.${person}`;
      for (const { verb, data } of everyPress({ ...ref, ...names, place })) {
        if (except.includes(verb) || (n > 0 && !namesPeople(verb))) continue;
        const { card, status } = await house.invoke(who, verb, data);
        driven.push({ who, what: `${verb} ${person}`, answer: JSON.stringify([status, card]) });
      }
    }
  }
  return driven;
}

/** Of how many verbs the data made here is taken: the others would only ever be told that their card is old. */
export function takenShare(known: Readonly<Record<string, unknown>>): { verbs: number; taken: number; not: string[] } {
  const presses = everyPress(known);
  const not = presses.filter(({ verb, data }) => {
    const schema = routes.verbs.find((one) => one.verb === verb)?.schema;
    return schema?.safeParse(data).success !== true;
  });
  return { verbs: presses.length, taken: presses.length - not.length, not: not.map(({ verb }) => verb) };
}
