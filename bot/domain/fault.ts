/** What may be logged of something thrown: its class, its code and where. */
export type Fault = { error: string; code?: string | number; at: string[] };

const FRAMES = 6;

/**
 * Describes an unexpected error for the log. Never its message: SDKs and parsers quote what a person wrote, and
 * requests with their tokens. Never throws.
 */
export function describeFault(thrown: unknown): Fault {
  if (!(thrown instanceof Error)) return { error: typeof thrown, at: [] };
  const code: unknown = 'code' in thrown ? thrown.code : undefined;
  const frames = thrown.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  return {
    error: thrown.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    at: frames.slice(0, FRAMES).map((line) => line.trim()),
  };
}
