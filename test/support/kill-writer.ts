import { writeSync } from 'node:fs';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import { batchOf, WRITERS } from './kill-batches.ts';

/** Writes batches to the file named, as long as it lives, and says of each when it was acknowledged: `writer:number`. */
const [, , path = '', round = ''] = process.argv;
const engine = createSqliteEngine(path);

async function writeOn(writer: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const { pk, operations } = batchOf(round, writer, n);
    const written = await engine.batch(pk, operations);
    if (!written.ok) throw new Error(`batch ${n} was refused: ${written.code}`);
    // at once and not through a stream: what the parent reads has been acknowledged, whatever comes next
    writeSync(1, `${writer}:${n}\n`);
  }
}

await Promise.all(Array.from({ length: WRITERS }, (_, writer) => writeOn(writer)));
