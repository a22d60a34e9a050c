import type { Deps } from '../../deps.ts';
import { importPk } from '../../domain/key.ts';
import type { Stored } from '../../store/store.ts';
import type { Scope } from './known.ts';

type ImportBody = Stored<'import'>['body'];

const importDocId = (cohortId: string): string => `imp_${cohortId}`;

/** The last import of a cohort, done or not: a cohort has one at a time. */
export async function lastImport(deps: Deps, cohortId: string): Promise<Stored<'import'> | undefined> {
  return deps.store.get('import', importPk, importDocId(cohortId));
}

/** Whether an import of this cohort was begun and not applied to its end. */
export async function isImportUnfinished(deps: Deps, cohortId: string): Promise<boolean> {
  return (await lastImport(deps, cohortId))?.body.state === 'applying';
}

/** The record of one import on its way. Nothing is written before `begin`: an import that changes nothing leaves no trace. */
export type Run = {
  /** Says that the import is being applied, once, and gives its id. Every write of the import comes after this. */
  begin(): Promise<string>;
  isBegun(): boolean;
  /** How far the import is: rows of a step that are applied. */
  advance(step: string, rows: number): Promise<void>;
  finish(): Promise<void>;
};

/**
 * The run of an import: that of `before` where it is to be continued, else a new one that takes its place. Throws
 * where another import of the same cohort writes at the same time.
 */
export function createRun(
  deps: Deps,
  scope: Scope,
  {
    digest,
    by,
    before,
    isContinued,
  }: { digest: string; by: string; before: Stored<'import'> | undefined; isContinued: boolean },
): Run {
  let etag = before?.etag;
  let body: ImportBody | undefined = isContinued ? before?.body : undefined;
  let begun: Promise<string> | undefined = body && Promise.resolve(body.importId);

  const write = async (next: ImportBody): Promise<void> => {
    const id = importDocId(scope.cohortId);
    const document = { pk: importPk, id, type: 'import', sk: id, body: next } as const;
    const written = await (etag === undefined ? deps.store.create(document) : deps.store.replace(document, etag));
    if (!written.ok)
      throw new Error(
        'Another import of this cohort is being applied right now. Wait for it, then run this one again.',
      );
    etag = written.etag;
    body = next;
  };
  const first = async (): Promise<string> => {
    const importId = deps.ids.next();
    await write({
      importId,
      ...scope,
      digest,
      state: 'applying',
      step: 'begun',
      rows: 0,
      by,
      startedAt: deps.clock.now(),
    });
    return importId;
  };
  return {
    begin: () => (begun ??= first()),
    isBegun: () => begun !== undefined,
    async advance(step, rows) {
      if (body) await write({ ...body, step, rows });
    },
    async finish() {
      if (body) await write({ ...body, state: 'done', endedAt: deps.clock.now() });
    },
  };
}
