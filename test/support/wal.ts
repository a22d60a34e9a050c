import { readFileSync } from 'node:fs';

const FILE_HEADER = 32;
const FRAME_HEADER = 24;

/** How many transactions the write-ahead log beside a database holds: a frame that ends one says so in its header. */
export function commitsIn(path: string): number {
  const wal = readFileSync(`${path}-wal`);
  if (wal.length === 0) return 0;
  const frame = FRAME_HEADER + wal.readUInt32BE(8);
  let commits = 0;
  for (let at = FILE_HEADER; at + frame <= wal.length; at += frame) if (wal.readUInt32BE(at + 4) > 0) commits += 1;
  return commits;
}
