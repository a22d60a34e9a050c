import type { Raw, RawStored } from './engine.ts';
import { StoreError } from './error.ts';
import type { Document, DocumentType, Stored } from './store.ts';
import { shapes } from './shapes.ts';

export type Upgrades = { [K in DocumentType]?: Record<number, (body: unknown) => unknown> };

/** From version n of a type to version n + 1. */
const upgrades: Upgrades = {
  // version 2 counts how often a session's date changed (iCalendar SEQUENCE)
  session: { 1: (body) => ({ ...(body as object), sequence: 0 }) },
};

/** The shape that an engine stores. */
export function toRaw(document: Document): Raw {
  const { pk, id, type, sk, body, dueAt, ttl } = document;
  return {
    pk,
    id,
    type,
    sk,
    v: shapes[type].v,
    body,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(ttl === undefined ? {} : { ttl }),
  };
}

/**
 * What an engine stored, as a document of the given type in its current version. Throws a StoreError naming the
 * document (never its content) where the type, the version or the shape is not known.
 */
export function fromRaw<T extends DocumentType>(type: T, raw: RawStored, steps: Upgrades = upgrades): Stored<T> {
  const where = `${raw.type} ${raw.id}`;
  if (raw.type !== type) throw new StoreError(`expected ${type}, found ${where}`);
  const shape = shapes[type];
  let { v, body } = raw;
  for (; v < shape.v; v += 1) {
    const step = steps[type]?.[v];
    if (step === undefined) throw new StoreError(`no way to upgrade ${where} from version ${v}`);
    body = step(body);
  }
  if (v > shape.v) throw new StoreError(`${where} was written by a newer release (version ${v})`);
  const parsed = shape.body.safeParse(body);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new StoreError(`${where} has an unknown shape at: ${fields}`);
  }
  // the compiler cannot follow `type` through the table; the parse above is what makes this true
  return { ...raw, body: parsed.data } as unknown as Stored<T>;
}

/** True for a type that this release knows. */
export function isDocumentType(type: string): type is DocumentType {
  return type in shapes;
}
