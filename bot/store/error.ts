/** Something the caller cannot mend: the engine does not answer, or holds what this release cannot read. */
export class StoreError extends Error {
  override name = 'StoreError';
}
