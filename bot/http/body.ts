import type { IncomingMessage } from 'node:http';
import { ok, refuse, type Result } from '../domain/result.ts';

export type BadBody = { status: 400 | 413 | 415; code: 'malformed' | 'too-large' | 'media-type' };

/** An activity with a card's inputs is a few kilobytes, a message at most 100 KB (PLATFORM section 1). */
export const BODY_LIMIT_BYTES = 256 * 1024;

/**
 * The JSON that a request brings: `application/json` in UTF-8, not compressed, at most 256 KB. What is too large is
 * refused without being kept; so is what breaks off in the middle.
 */
export async function readJson(req: IncomingMessage): Promise<Result<unknown, BadBody>> {
  if (!isPlainJson(req)) return refuse({ status: 415, code: 'media-type' });
  const bytes = await readBytes(req);
  return bytes.ok ? parseJson(bytes.value) : bytes;
}

function parseJson(bytes: Buffer): Result<unknown, BadBody> {
  try {
    return ok(JSON.parse(bytes.toString('utf8')) as unknown);
  } catch {
    return refuse({ status: 400, code: 'malformed' });
  }
}

/** Exactly JSON: a form or text/plain is what a page on the web can post without asking (a "simple request"). */
function isPlainJson({ headers }: IncomingMessage): boolean {
  const [type] = (headers['content-type'] ?? '').split(';');
  const encoding = headers['content-encoding'] ?? 'identity';
  return type?.trim().toLowerCase() === 'application/json' && encoding === 'identity';
}

function readBytes(req: IncomingMessage): Promise<Result<Buffer, BadBody>> {
  const tooLarge = refuse<BadBody>({ status: 413, code: 'too-large' });
  if (Number(req.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) return Promise.resolve(tooLarge);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_LIMIT_BYTES) chunks.push(chunk);
      else resolve(tooLarge); // the rest flows past, so that the client is there to read why
    });
    req.on('end', () => {
      resolve(ok(Buffer.concat(chunks)));
    });
    req.on('error', () => {
      resolve(refuse({ status: 400, code: 'malformed' }));
    });
  });
}
