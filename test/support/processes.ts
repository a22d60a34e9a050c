import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';

/** The running processes whose command line or environment has a text in it, this one aside. */
export function processesWith(text: string): { pid: number; command: string }[] {
  return everyProcess().filter(({ pid, command, all }) => pid !== process.pid && command !== '' && all.includes(text));
}

function everyProcess(): { pid: number; command: string; all: string }[] {
  if (!existsSync('/proc/self/environ')) return fromPs();
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    const command = readProc(name, 'cmdline');
    return [{ pid: Number(name), command, all: command + readProc(name, 'environ') }];
  });
}

/** '' where the process has just ended, or is somebody else's. */
function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function fromPs(): { pid: number; command: string; all: string }[] {
  const lines = execFileSync('ps', ['axeww', '-o', 'pid=,command='], { encoding: 'utf8' }).split('\n');
  return lines.map((line) => ({ pid: Number.parseInt(line, 10), command: line, all: line }));
}

/** The addresses under which others would reach this machine, or at least ones that are not the usual loopback one. */
export function otherAddresses(): string[] {
  const outside = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const addresses = outside
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
  return process.platform === 'linux' ? ['127.0.0.2', ...addresses] : addresses;
}

/** Whether anybody listens on a port of this machine, under one of its addresses. */
export function isListening(port: number, address = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, address);
    const done = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', done(true)).once('error', done(false));
  });
}
