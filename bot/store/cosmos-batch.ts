import type { Container, OperationInput, OperationResponse } from '@azure/cosmos';
import { asJson, condition, etagOf, toItem } from './cosmos-item.ts';
import { failed, persist, type Patience } from './cosmos-retry.ts';
import { codeOf, newMark, type ReadBack } from './cosmos-write.ts';
import type { RawOperation } from './engine.ts';
import { checkedBatch } from './limits.ts';
import type { BatchWritten } from './store.ts';

/** An operation that fell only because another of its batch did. */
const FAILED_DEPENDENCY = 424;

/**
 * Atomic writes within one partition. All documents of a batch carry the same mark `w`; where a batch that was left
 * without an answer is sent again and refused, one stored document with that mark proves that all of it was applied.
 */
export function createBatch(container: Container, patience: Patience, readBack: ReadBack) {
  return async (pk: string, operations: RawOperation[]): Promise<BatchWritten> => {
    checkedBatch(pk, operations);
    if (operations.length === 0) return { ok: true, etags: [] };
    const w = newMark();
    const answer = await persist('batch', [404, 409, 412], patience, async (abortSignal) => {
      // made anew for each attempt: the SDK changes what it is given
      const inputs = operations.map((operation) => toInput(operation, w));
      const { result } = await container.items.batch(inputs, pk, { abortSignal });
      return etagsOf(operations, result ?? []);
    });
    if ('value' in answer) return { ok: true, etags: answer.value };
    const etags = answer.doubtful ? await ownEtags(pk, operations, w, readBack) : undefined;
    const { status, index } = answer.refusal;
    return etags === undefined ? { ok: false, code: codeOf(status), index } : { ok: true, etags };
  };
}

/** A refused batch comes back as rows too: the one that is not 424 says which operation it was, and why. */
function etagsOf(operations: readonly RawOperation[], rows: readonly OperationResponse[]): string[] {
  const index = rows.findIndex(({ statusCode }) => statusCode >= 400 && statusCode !== FAILED_DEPENDENCY);
  const culprit = rows[index];
  if (culprit !== undefined) throw failed(culprit.statusCode, undefined, index);
  return operations.map(({ op }, at) => (op === 'delete' ? '' : (rows[at]?.eTag ?? etagOf(rows[at]?.resourceBody))));
}

/**
 * The etags of a batch that an unanswered attempt of this very call has applied, or undefined where it did not. A
 * document that somebody has written over since then gets an etag that matches nothing. A batch of deletes alone leaves
 * no mark: it counts as applied when everything that it was to delete is gone.
 */
async function ownEtags(pk: string, operations: RawOperation[], w: string, readBack: ReadBack) {
  const items = await Promise.all(
    operations.map((operation) =>
      readBack(pk, operation.op === 'delete' ? operation.id : operation.document.id, 'batch'),
    ),
  );
  const marked = items.some((item) => item?.w === w);
  const deletesDone = operations.every(({ op }, index) => op === 'delete' && items[index] === undefined);
  return marked || deletesDone ? items.map((item) => (item?.w === w ? item._etag : '')) : undefined;
}

function toInput(operation: RawOperation, w: string): OperationInput {
  if (operation.op === 'delete') {
    const { id, ifMatch } = operation;
    return { operationType: 'Delete', id, ...(ifMatch === undefined ? {} : { ifMatch: condition(ifMatch) }) };
  }
  const resourceBody = asJson(toItem(operation.document, w));
  if (operation.op === 'create') return { operationType: 'Create', resourceBody };
  if (operation.op === 'upsert') return { operationType: 'Upsert', resourceBody };
  // the SDK's type of a replace lacks the condition that the service takes
  const ifMatch = { ifMatch: condition(operation.ifMatch) };
  return { operationType: 'Replace', id: operation.document.id, resourceBody, ...ifMatch };
}
