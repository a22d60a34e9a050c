import { ok, refuse, type Result } from './result.ts';
import type { Session } from './session.ts';
import type { Millis } from './time.ts';

/** What somebody asks of the coordinators of a session, in their own words. */
export type RequestForm = { accommodation: string; diet: string };
export type RequestField = keyof RequestForm;
/** What is wrong with a form; `empty`: there is nothing in it. */
export type RequestProblem = { field: RequestField; code: 'tooLong' | 'empty' };

/** Characters to a field. */
const MOST_WORDS = 500;
/** So long are requests kept after their session has ended. */
const KEPT: Millis = 30 * 24 * 3_600_000;

/** Reads a form; refused with what is wrong, and nothing is cut. */
export function readRequest(form: RequestForm): Result<RequestForm, { code: 'form'; problems: RequestProblem[] }> {
  const typed = { accommodation: form.accommodation.trim(), diet: form.diet.trim() };
  const fields = ['accommodation', 'diet'] as const;
  const problems: RequestProblem[] = fields
    .filter((field) => typed[field].length > MOST_WORDS)
    .map((field) => ({ field, code: 'tooLong' }));
  if (typed.accommodation === '' && typed.diet === '') problems.push({ field: 'accommodation', code: 'empty' });
  return problems.length > 0 ? refuse({ code: 'form', problems }) : ok(typed);
}

/** When the requests for a session are deleted. */
export function disposedAt({ endsAt }: Pick<Session, 'endsAt'>): Millis {
  return endsAt + KEPT;
}
