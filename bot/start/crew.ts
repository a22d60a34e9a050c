import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** A process that was started here. `ended` settles when it is gone, for whatever reason. */
export type Member = { name: string; log: string; ended: Promise<Member> };

export type Order = {
  name: string;
  /** Arguments for the Node that runs this. */
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  /** The file that takes all that it says. */
  log: string;
};

/** The processes that were started together and end together. */
export type Crew = {
  start: (order: Order) => Member;
  /** Asks all to stop, and ends what has not stopped after a while. Settles when none is left. */
  stop: () => Promise<void>;
  /** Ends all at once. */
  kill: () => void;
};

/** How long a process may take to finish what it has begun. */
const GRACE = 8_000;
const LOOK_AGAIN = 100;

/**
 * Each process leads a group of its own, so that whatever it starts itself goes with it, and so that the terminal's
 * Ctrl-C comes to us alone: we say in which order things end.
 */
export function createCrew(): Crew {
  const members: { member: Member; child: ChildProcess }[] = [];
  const kill = (): void => {
    for (const { child } of members) signal(child, 'SIGKILL');
  };
  return {
    start({ name, args, env, log }) {
      const output = openSync(log, 'w');
      const detached = process.platform !== 'win32';
      const child = spawn(process.execPath, args, { env, detached, stdio: ['ignore', output, output] });
      closeSync(output);
      const ended = new Promise<Member>((resolve) => {
        child.once('exit', () => {
          resolve(member);
        });
        child.once('error', () => {
          resolve(member);
        });
      });
      const member: Member = { name, log, ended };
      members.push({ member, child });
      return member;
    },
    async stop() {
      for (const { child } of members) signal(child, 'SIGTERM');
      const late = setTimeout(kill, GRACE);
      await Promise.all(members.map(({ member }) => member.ended));
      clearTimeout(late);
      kill(); // what a member started and left behind
      members.length = 0;
    },
    kill,
  };
}

/** To a process and all that it started. */
function signal(child: ChildProcess, name: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch {
    // none of them is left
  }
}

/** Waits until a member answers at a URL; false where it ended before it did, or took longer than `limit`. */
export async function isUp(member: Member, url: string, limit: number): Promise<boolean> {
  const over = Promise.race([member.ended, delay(limit, undefined, { ref: false })]).then(() => 'over' as const);
  for (;;) {
    if (await answersAt(url)) return true;
    if ((await Promise.race([over, delay(LOOK_AGAIN)])) === 'over') return false;
  }
}

async function answersAt(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
