import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Asset = { path: string; type: string; read: () => string };

/** The files of the second door's pages: Teams' own card library, from our packages, and what draws with it. */
export const doorAssets: readonly Asset[] = [
  asset('cards.js', 'text/javascript; charset=utf-8', 'node_modules/adaptivecards/dist/adaptivecards.min.js'),
  asset('door.js', 'text/javascript; charset=utf-8', 'bot/http/page/door.js'),
  asset('door.css', 'text/css; charset=utf-8', 'bot/http/page/door.css'),
];

/** Where a page finds one of them. */
export function assetPath(name: string): string {
  return `/assets/${name}`;
}

/** Read once, when first asked for. Every entrance runs in the folder of the house (bot/launch.cjs). */
function asset(name: string, type: string, file: string): Asset {
  let content: string | undefined;
  return { path: assetPath(name), type, read: () => (content ??= readFileSync(join(process.cwd(), file), 'utf8')) };
}
