/** The outcome of something that may be refused: refusals are values with a stable code, never exceptions. */
export type Result<T, R extends Refusal = Refusal> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

/** Why something was refused: `code` picks the sentence (cards/text), the other fields fill it. */
export type Refusal = { readonly code: string };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<R extends Refusal>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal };
}
