import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import type { PortVariable, Refused } from './refusal.ts';
import type { Settings } from './settings.ts';

const HOSTS = ['127.0.0.1', '::1'];

/** What is in the way on this machine: a port that is taken or not allowed, a folder that cannot be written to. */
export async function obstacles(settings: Settings): Promise<Refused[]> {
  const ports = [
    await portObstacle('PORT', settings.port),
    await portObstacle('CADRE_PLAYGROUND_PORT', settings.playgroundPort),
  ];
  return [...ports, folderObstacle(settings.folder)].filter((refused) => refused !== undefined);
}

async function portObstacle(variable: PortVariable, port: number): Promise<Refused | undefined> {
  const state = await stateOf(port);
  if (state === 'free') return undefined;
  let free = state === 'denied' ? port + 8000 : port + 1;
  while ((await stateOf(free)) !== 'free') free += 1;
  return { code: state === 'denied' ? 'deniedPort' : 'busyPort', variable, port, free };
}

/** Both ways of asking are needed: BSD and macOS let one listen on 127.0.0.1 beside somebody who listens on all. */
async function stateOf(port: number): Promise<'free' | 'busy' | 'denied'> {
  if (port === 0) return 'free';
  if ((await Promise.all(HOSTS.map((host) => answers(host, port)))).includes(true)) return 'busy';
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EACCES' ? 'denied' : 'busy');
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve('free');
      });
    });
  });
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    const done = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', done(true)).once('error', done(false));
  });
}

/** A port that nobody uses, where 0 asks for one. */
export async function chosenPort(port: number): Promise<number> {
  if (port !== 0) return port;
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}

function folderObstacle(folder: string): Refused | undefined {
  const probe = join(folder, `.cadre-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
    return undefined;
  } catch (error) {
    return { code: 'unwritable', folder, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' };
  }
}
