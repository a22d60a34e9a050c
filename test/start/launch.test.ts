import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Linter } from 'eslint';
import { startNode } from '../support/child.ts';

/**
 * An npm that does as much as the launcher needs of it: it notes how it was called and puts the pinned Node there,
 * unless this fresh clone says that it is to fail (`offline`) or to leave out install scripts (`no-scripts`).
 */
const NPM = `
const fs = require('fs');
fs.appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n');
console.log('npm warn deprecated something: old');
if (fs.existsSync('offline')) { console.error('npm error network'); process.exit(1); }
fs.mkdirSync('node_modules/node/bin', { recursive: true });
fs.writeFileSync('node_modules/node/package.json', '{"name":"node"}');
if (process.argv[2] === 'install' && fs.existsSync('no-scripts')) process.exit(0);
fs.rmSync('node_modules/node/bin/node', { force: true });
fs.symlinkSync(process.execPath, 'node_modules/node/bin/node');
`;

describe('the launcher, in a fresh clone', () => {
  let clone: string;

  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'cadre-launch-'));
    mkdirSync(join(clone, 'bot'));
    copyFileSync('bot/launch.cjs', join(clone, 'bot/launch.cjs'));
    put('package-lock.json', '{"packages":{"":{},"node_modules/node":{"version":"24.0.0"}}}');
    put('npm.cjs', NPM);
    put('hello.cjs', "console.log('hello', ...process.argv.slice(2)); process.exitCode = 7;");
  });
  afterEach(() => {
    rmSync(clone, { recursive: true });
  });

  const put = (name: string, text: string): void => {
    mkdirSync(dirname(join(clone, name)), { recursive: true });
    writeFileSync(join(clone, name), text);
  };

  function launch(options: string[] = []) {
    const env = { ...process.env, npm_execpath: join(clone, 'npm.cjs') };
    const args = [...options, 'bot/launch.cjs', 'hello.cjs', 'Marie'];
    return spawnSync(process.execPath, args, { cwd: clone, env, encoding: 'utf8' });
  }
  const calls = (): string[] =>
    existsSync(join(clone, 'npm-calls')) ? readFileSync(join(clone, 'npm-calls'), 'utf8').trim().split('\n') : [];

  test('installs what is missing under one friendly line, then runs the file and ends as it ends', () => {
    const { status, stdout, stderr } = launch();
    expect(stdout).toBe('hello Marie\n');
    expect(stderr.split('\n')).toEqual([expect.stringMatching(/^Installing what Cadre needs/), '']);
    expect(status).toBe(7);
    expect(calls()).toEqual([expect.stringMatching(/^install /)]);
  });

  test('says and installs nothing where all is there', () => {
    launch();
    const { stdout, stderr } = launch();
    expect({ stdout, stderr }).toEqual({ stdout: 'hello Marie\n', stderr: '' });
    expect(calls()).toHaveLength(1);
  });

  test('installs again once the lock has changed', () => {
    launch();
    put('package-lock.json', '{"packages":{"":{},"node_modules/node":{"version":"24.1.0"}}}');
    expect(launch().stdout).toBe('hello Marie\n');
    expect(calls()).toHaveLength(2);
  });

  test('takes what somebody installed by hand, and installs where that is of another version', () => {
    launch();
    rmSync(join(clone, 'node_modules/.cadre-install'));
    put('node_modules/.package-lock.json', '{"packages":{"node_modules/node":{"version":"24.0.0"}}}');
    expect(launch().stderr).toBe('');
    expect(calls()).toHaveLength(1);

    rmSync(join(clone, 'node_modules/.cadre-install'));
    put('node_modules/.package-lock.json', '{"packages":{"node_modules/node":{"version":"23.0.0"}}}');
    launch();
    expect(calls()).toHaveLength(2);
  });

  test('fetches the pinned Node where install scripts were switched off', () => {
    put('no-scripts', '');
    expect(launch().stdout).toBe('hello Marie\n');
    expect(calls()).toEqual([
      expect.stringMatching(/^install /),
      expect.stringMatching(/^rebuild node --ignore-scripts=false/),
    ]);
  });

  test('says why the installation failed, and tries again the next time', () => {
    put('offline', '');
    const { status, stdout, stderr } = launch();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/The installation failed\. Check the connection.*\n.*npm warn.*\nnpm error network\n$/s);
    rmSync(join(clone, 'offline'));
    expect(launch().stdout).toBe('hello Marie\n');
  });

  test.each(['v0.10.48', 'v8.17.0', 'v19.9.0'])('refuses Node %s in one line, and says what to do', (version) => {
    put('old.cjs', `Object.defineProperty(process, 'version', { value: '${version}' });`);
    const { status, stdout, stderr } = launch(['--require', './old.cjs']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /^Cadre needs Node 20 or later; this is v\S+\. Get a newer one at https:\/\/nodejs\.org.*\n$/,
    );
    expect(calls()).toEqual([]);
  });

  test.each(['v20.0.0', 'v24.21.0', 'v100.0.0'])('is content with Node %s', (version) => {
    put('new.cjs', `Object.defineProperty(process, 'version', { value: '${version}' });`);
    expect(launch(['--require', './new.cjs']).stdout).toBe('hello Marie\n');
  });
});

describe('the launcher', () => {
  test('can be read by Nodes that know no newer JavaScript than ES5', () => {
    const source = readFileSync('bot/launch.cjs', 'utf8');
    const faults = new Linter().verify(source, { languageOptions: { ecmaVersion: 5, sourceType: 'commonjs' } });
    expect(faults).toEqual([]);
  });

  test('runs a file with the pinned Node, which comes first on its PATH', async () => {
    const code = 'console.log(process.version, process.env.PATH.split(require("path").delimiter)[0])';
    const folder = mkdtempSync(join(tmpdir(), 'cadre-launch-'));
    writeFileSync(join(folder, 'which.cjs'), code);
    const child = startNode(['bot/launch.cjs', join(folder, 'which.cjs')]);
    await child.ended;
    const pinned = (JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: { node: string } }).dependencies
      .node;
    expect(child.said()).toBe(`v${pinned} ${resolve('node_modules/node/bin')}`);
    rmSync(folder, { recursive: true });
  });

  test('keeps compiled code, and leaves a place that was chosen for it alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cadre-launch-'));
    writeFileSync(join(folder, 'where.cjs'), 'console.log(require("module").getCompileCacheDir())');
    const file = join(folder, 'where.cjs');
    // as from a shell: these tests run under the launcher themselves
    const bare = "delete process.env.NODE_COMPILE_CACHE; process.argv.splice(1, 0, ''); require('./bot/launch.cjs')";
    const ours = startNode(['-e', bare, file]);
    const chosen = startNode(['bot/launch.cjs', file], { NODE_COMPILE_CACHE: join(folder, 'chosen') });
    await Promise.all([ours.ended, chosen.ended]);
    expect(ours.said()).toContain(resolve('node_modules/.cache/cadre-compiled'));
    expect(chosen.said()).toContain(join(folder, 'chosen'));
    rmSync(folder, { recursive: true });
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'passes %s on, and ends by it where the file does',
    async (signal) => {
      const folder = mkdtempSync(join(tmpdir(), 'cadre-launch-'));
      writeFileSync(join(folder, 'wait.cjs'), "console.log('waiting'); setInterval(() => {}, 1000);");
      const child = startNode(['bot/launch.cjs', join(folder, 'wait.cjs')]);
      await child.line(/waiting/);
      child.signal(signal);
      expect(await child.ended).toEqual({ code: null, signal });
      rmSync(folder, { recursive: true });
    },
  );
});
