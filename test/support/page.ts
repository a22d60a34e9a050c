import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';

const AXE = readFileSync(resolve('node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with a page, run beside the page's policy, which lets nothing else in. */
export async function faultsOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const run = async (expression: string): Promise<unknown> => {
    const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    return result.value;
  };
  await run(AXE);
  const list = 'violations.map(({ id, nodes }) => id + ": " + nodes.map((one) => one.html).join(" "))';
  return (await run(`axe.run().then(({ violations }) => ${list})`)) as string[];
}

/** True where something is wider than the window and would be cut off or make it scroll sideways. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
