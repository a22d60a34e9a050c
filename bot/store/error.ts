/** Something the caller cannot mend: the engine does not answer, or holds what this release cannot read. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** The properties of whatever was thrown. What comes from Node's own modules need not be an Error of this realm. */
export function fieldsOf(thrown: unknown): Readonly<Record<string, unknown>> {
  return typeof thrown === 'object' && thrown !== null ? (thrown as Record<string, unknown>) : {};
}
