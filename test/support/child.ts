import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A real process that a test started. */
export type Child = {
  pid: number;
  /** The first line, said already or to come, that fits; fails where the process ends without it. */
  line: (pattern: RegExp) => Promise<RegExpMatchArray>;
  /** Everything said so far, stdout and stderr together. */
  said: () => string;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** A signal to this process alone, as a terminal or a service manager sends it. */
  signal: (name: NodeJS.Signals) => void;
  /** Ends it and all in its group, whatever they are doing. Safe to call twice. */
  end: () => Promise<void>;
};

type Waiter = { pattern: RegExp; resolve: (found: RegExpMatchArray) => void; reject: (error: Error) => void };

/** Starts Node, as the leader of a group of its own, with variables beside this environment's. */
export function startNode(args: readonly string[], env: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`could not be started: ${args.join(' ')}`);
  const lines: string[] = [];
  const waiters = new Set<Waiter>();
  const hear = (line: string): void => {
    lines.push(line);
    for (const waiter of waiters) {
      const found = waiter.pattern.exec(line);
      if (!found) continue;
      waiters.delete(waiter);
      waiter.resolve(found);
    }
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', hear);
  const ended = new Promise<Awaited<Child['ended']>>((resolve) => {
    child.once('close', (code, signal) => {
      for (const { pattern, reject } of waiters) reject(new Error(`ended without ${pattern}:\n${lines.join('\n')}`));
      waiters.clear();
      resolve({ code, signal });
    });
  });
  return {
    pid,
    line: (pattern) => firstLine(lines, waiters, pattern, () => child.exitCode !== null || child.signalCode !== null),
    said: () => lines.join('\n'),
    ended,
    signal: (name) => child.kill(name),
    async end() {
      killGroup(pid);
      await ended;
    },
  };
}

function firstLine(
  lines: readonly string[],
  waiters: Set<Waiter>,
  pattern: RegExp,
  isOver: () => boolean,
): Promise<RegExpMatchArray> {
  const said = lines.map((line) => pattern.exec(line)).find((found) => found !== null);
  if (said) return Promise.resolve(said);
  if (isOver()) return Promise.reject(new Error(`ended without ${pattern}:\n${lines.join('\n')}`));
  return new Promise((resolve, reject) => {
    waiters.add({ pattern, resolve, reject });
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // none of them is left
  }
}
