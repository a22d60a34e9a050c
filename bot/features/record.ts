import type { AuditEntry } from '../domain/audit.ts';
import { auditId } from '../domain/key.ts';
import type { Document, DocumentType, Stored } from '../store/store.ts';

/**
 * The audit document of an action, to go into the same batch as what it did. `action` is the action's own key, so
 * that doing it twice leaves one trace.
 */
export function auditDocument(pk: string, action: string, entry: AuditEntry): Document<'audit'> {
  const id = auditId(action);
  return { pk, id, type: 'audit', sk: `${entry.at}_${id}`, body: entry };
}

/** A stored document with another body, to be written over the version that was read. */
export function withBody<T extends DocumentType>(stored: Stored<T>, body: Document<T>['body']): Document {
  const { pk, id, type, sk } = stored;
  // the compiler cannot see that a type and its body belong together once both are named by T
  return { pk, id, type, sk, body } as Document;
}

/** What a version of a record contributes to ids: whoever changes that version is the only one, so a change is keyed by it. */
export const versionKey = (etag: string): string => etag.replace(/[^a-z0-9]/gi, '').slice(-40);
