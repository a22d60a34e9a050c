import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createConnection, createServer, type AddressInfo } from 'node:net';

/** A server under measurement, in a process and on a core of its own. */
export type Measured = { url: string; peakMb(): number; stop(): Promise<void> };

const canPin = spawnSync('taskset', ['-V']).status === 0;

/** Pins this process, the load, to the second core, so that the server has the first to itself. */
export function pinLoad(): void {
  if (canPin) spawnSync('taskset', ['-a', '-cp', '1', String(process.pid)]);
}

/** Starts a server file with the pinned Node on the first core and waits until its port answers. */
export async function startServer(file: string, env: Record<string, string>): Promise<Measured> {
  const port = await freePort();
  const command = [...(canPin ? ['taskset', '-c', '0'] : []), process.execPath, file];
  const child = spawn(command[0] ?? '', command.slice(1), {
    env: { ...process.env, ...env, PORT: String(port), NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await untilOpen(port, child);
  return {
    url: `http://localhost:${port}/api/messages`,
    peakMb: () => peakMb(child.pid),
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function untilOpen(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const socket = createConnection(port, '127.0.0.1');
    const open = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the server ended before it listened');
}

/** The most memory that a process has had in use, in MB; NaN where the system does not say (Linux does). */
export function peakMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
  } catch {
    return NaN;
  }
}
