import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Server } from 'restify';

type Content = { text: string; packed: Buffer; version: string };
type Asset = { name: string; type: string; read: () => Content };

const SCRIPT = 'text/javascript; charset=utf-8';

/** The files of the second door's pages: Teams' own card library, from our packages, and what draws with it. */
const assets: readonly Asset[] = [
  asset('cards.js', SCRIPT, 'node_modules/adaptivecards/dist/adaptivecards.min.js'),
  asset('door.js', SCRIPT, 'bot/http/page/door.js'),
  asset('door.css', 'text/css; charset=utf-8', 'bot/http/page/door.css'),
];

/** Where a page finds one of them. Another content has another address, so that browsers may keep what they have. */
export function assetPath(name: string): string {
  const found = assets.find((one) => one.name === name);
  return `/assets/${name}?v=${found?.read().version ?? ''}`;
}

/** Answers with the files; compressed for whoever reads that: the library is large for a phone. */
export function routeAssets(server: Server): void {
  for (const { name, type, read } of assets) {
    server.get(`/assets/${name}`, async (req, res) => {
      const { text, packed } = read();
      const body = readsGzip(req) ? packed : text;
      res.sendRaw(200, body, {
        'Content-Type': type,
        'Content-Length': String(Buffer.byteLength(body)),
        ...(body === packed ? { 'Content-Encoding': 'gzip' } : {}),
        Vary: 'Accept-Encoding',
        'Cache-Control': 'public, max-age=31536000, immutable',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Strict-Transport-Security': 'max-age=31536000',
        'X-Content-Type-Options': 'nosniff',
      });
    });
  }
}

const readsGzip = ({ headers }: IncomingMessage): boolean =>
  /\bgzip\b(?!\s*;\s*q=0)/.test(headers['accept-encoding'] ?? '');

/** Read once, when first asked for. Every entrance runs in the folder of the house (bot/launch.cjs). */
function asset(name: string, type: string, file: string): Asset {
  let content: Content | undefined;
  return { name, type, read: () => (content ??= load(file)) };
}

function load(file: string): Content {
  const text = readFileSync(join(process.cwd(), file), 'utf8');
  return { text, packed: gzipSync(text), version: hash('sha256', text).slice(0, 12) };
}
