import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Pictures that tests take; git does not keep them. */
export const PICTURES = resolve('test/out');

/** The flags that Chromium needs as root in a container, and none of those that loosen what a page may do. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-zygote', '--disable-background-networking', '--no-first-run'];

const PACKAGE = resolve('node_modules/@sparticuz/chromium');

/**
 * Chromium without a window. On Linux it comes from npm (@sparticuz/chromium) with its own libraries and fonts;
 * anywhere else, or where CADRE_BROWSER names one, the machine's own Chrome is taken.
 */
export async function openBrowser(): Promise<Browser> {
  const own = process.env['CADRE_BROWSER'];
  if (own !== undefined) return chromium.launch({ executablePath: own, args: FLAGS });
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' });
  const home = unpackedChromium();
  const env = { ...process.env, LD_LIBRARY_PATH: join(home, 'al2023/lib'), FONTCONFIG_PATH: join(home, 'fonts') };
  return chromium.launch({ executablePath: join(home, 'chromium'), args: FLAGS, env });
}

/**
 * Where npm's Chromium is unpacked, once for each version. Unpacked elsewhere and then moved, because tests that run
 * at the same time may all be the first.
 */
function unpackedChromium(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const home = resolve('node_modules/.cache', `cadre-chromium-${version}`);
  if (existsSync(home)) return home;
  const draft = `${home}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  unpackInto(draft);
  writeFileSync(join(draft, 'fonts/fonts.conf'), fontsConfig(home));
  try {
    renameSync(draft, home);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(home)) throw error; // else: another test was first, and its copy is as good
  }
  return home;
}

/** In a process of its own: the package unpacks into the temporary folder of its process and changes its environment. */
function unpackInto(folder: string): void {
  const code = `import(${JSON.stringify(PACKAGE + '/build/esm/index.js')}).then((it) => it.default.executablePath())`;
  // the runtime's name makes it unpack the libraries that a bare system lacks (RUNTIME)
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' };
  const done = spawnSync(process.execPath, ['-e', code], { env, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`Chromium could not be unpacked: ${done.stderr}`);
}

const fontsConfig = (home: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
