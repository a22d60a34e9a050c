import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { peakMb } from '../process.ts';

/** A process of the benchmark, which speaks in lines of JSON. */
export type Worker = {
  /** The first line that has this field. */
  told: (field: string) => Promise<Record<string, unknown>>;
  /** The last value of a field. */
  latest: (field: string) => unknown;
  /** The most memory that it has had in use, in MB, as far as it was looked at. */
  peak: () => number;
  /** Ends it with a signal, and waits until it is gone. */
  end: (signal: NodeJS.Signals) => Promise<void>;
};

const LOOK: number = 500;

/** `flags` are Node's own. */
export function startWorker(file: string, args: readonly string[], flags: readonly string[] = []): Worker {
  const child = spawn(process.execPath, [...flags, file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const known: Record<string, unknown> = {};
  const waiting: { field: string; resolve: (line: Record<string, unknown>) => void }[] = [];
  let peak = 0;
  const look = setInterval(() => {
    peak = Math.max(peak, peakMb(child.pid) || 0);
  }, LOOK);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = JSON.parse(line) as Record<string, unknown>;
    Object.assign(known, said);
    for (const { field, resolve } of waiting) if (field in said) resolve(said);
  });
  const gone = once(child, 'exit');
  return {
    told: (field) =>
      field in known
        ? Promise.resolve(known)
        : new Promise((resolve) => {
            waiting.push({ field, resolve });
          }),
    latest: (field) => known[field],
    peak: () => peak,
    async end(signal) {
      clearInterval(look);
      child.kill(signal);
      await gone;
    },
  };
}
