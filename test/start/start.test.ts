import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startNode, type Child } from '../support/child.ts';
import { isListening, otherAddresses, processesWith } from '../support/processes.ts';

/** `npm start` is this command; every test runs it for real, on free ports and in a folder of its own. */
const COMMAND = ['bot/launch.cjs', 'bot/start.ts'];

describe('npm start', () => {
  let folder: string;
  let started: Child;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cadre-start-'));
  });
  afterEach(async () => {
    started.signal('SIGTERM');
    await started.ended;
    await started.end();
    rmSync(folder, { recursive: true });
  });

  function start(env: Record<string, string> = {}, ...args: string[]): Child {
    const settings = { PORT: '0', CADRE_PLAYGROUND_PORT: '0', LANG: 'en_CA.UTF-8', LC_ALL: '' };
    started = startNode([...COMMAND, ...args], { ...settings, CADRE_STORE: `sqlite:${folder}/cadre.db`, ...env });
    return started;
  }

  /** Up and running: the page is there to its last line. */
  async function up(env: Record<string, string> = {}): Promise<{ child: Child; chat: string; bot: string }> {
    const child = start(env);
    const [, chat = ''] = await child.line(/Chat +(http\S+)/);
    const [, bot = ''] = await child.line(/Bot +(http\S+)/);
    await child.line(/Ctrl-C arrête tout/);
    return { child, chat, bot };
  }

  const portOf = (url: string): number => Number(new URL(url).port);
  const logOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

  test('brings up the bot and the chat, says where they are and who you are, and ends with Ctrl-C', async () => {
    const { child, chat, bot } = await up();
    expect(child.said()).toMatch(/You are +Marie Lachance/);
    expect(child.said()).toMatch(/act as Claire/);
    expect(child.said()).toMatch(/schedule +as the coordinator/);
    expect(child.said()).toMatch(/agir comme Claire +qui coordonne; puis «.planifier.»/);
    expect((await fetch(chat)).status).toBe(200);
    expect((await fetch(new URL('/readyz', bot))).status).toBe(200);
    expect(processesWith(folder).length).toBeGreaterThanOrEqual(3);

    child.signal('SIGINT');
    expect(await child.ended).toEqual({ code: 0, signal: null });
    expect(processesWith(folder)).toEqual([]);
    expect([await isListening(portOf(chat)), await isListening(portOf(bot))]).toEqual([false, false]);
    expect(logOf('bot.log')).toMatch(/stopping/);
  });

  test('takes the same Ctrl-C twice, from the terminal and from npm, for one', async () => {
    const { child } = await up();
    child.signal('SIGINT');
    child.signal('SIGINT');
    expect(await child.ended).toEqual({ code: 0, signal: null });
    expect(logOf('bot.log')).toMatch(/stopping/);
  });

  test('ends at once with another Ctrl-C, where something does not want to stop', async () => {
    const { child } = await up();
    const bot = processesWith(folder).find(({ command }) => command.includes('bot/main.ts'));
    process.kill(bot?.pid ?? 0, 'SIGSTOP'); // it will not hear that it is to stop
    const pressing = setInterval(() => {
      child.signal('SIGINT');
    }, 100);
    expect(await child.ended).toEqual({ code: 130, signal: null });
    clearInterval(pressing);
    expect(processesWith(folder)).toEqual([]);
  });

  test('ends where the bot dies, and says where its last words are', async () => {
    const { child } = await up();
    const bot = processesWith(folder).find(({ command }) => command.includes('bot/main.ts'));
    process.kill(bot?.pid ?? 0, 'SIGKILL');
    await child.line(/^Bot did not start or has stopped.*bot\.log$/);
    expect(await child.ended).toEqual({ code: 1, signal: null });
    expect(processesWith(folder)).toEqual([]);
  });

  test('can be interrupted while it is still starting, and leaves nothing', async () => {
    const child = start();
    await child.line(/Starting the bot/);
    child.signal('SIGINT');
    expect(await child.ended).toEqual({ code: 0, signal: null });
    expect(processesWith(folder)).toEqual([]);
  });

  test('is on this machine only: nobody else can reach the bot or the chat', async () => {
    const { chat, bot } = await up();
    for (const address of otherAddresses()) {
      const reached = [await isListening(portOf(chat), address), await isListening(portOf(bot), address)];
      expect({ address, reached }).toEqual({ address, reached: [false, false] });
    }
  });

  test('shows French first on a French terminal', async () => {
    const child = start({ LANG: 'fr_CA.UTF-8' });
    await child.line(/Ctrl-C stops everything/);
    expect(child.said().indexOf('Vous êtes')).toBeLessThan(child.said().indexOf('You are'));
  });

  describe('says in one line what is in the way, and how to mend it', () => {
    async function refused(env: Record<string, string>, ...args: string[]): Promise<string> {
      const child = start(env, ...args);
      expect(await child.ended).toEqual({ code: 1, signal: null });
      expect(child.said().split('\n')).toHaveLength(1);
      return child.said();
    }

    test.each(['PORT', 'CADRE_PLAYGROUND_PORT'])('a port that is in use (%s)', async (variable) => {
      const server = await listen();
      const { port } = server.address() as AddressInfo;
      expect(await refused({ [variable]: String(port) })).toMatch(
        new RegExp(`^Port ${port} is in use\\. .*: ${variable}=\\d+ npm start$`),
      );
      server.close();
    });

    test('a folder that cannot be written in', async () => {
      writeFileSync(join(folder, 'taken'), '');
      const message = await refused({ CADRE_STORE: `sqlite:${folder}/taken/cadre.db` });
      expect(message).toMatch(/^Cannot write in .*taken \(\w+\)\. .*: CADRE_STORE=sqlite:PATH npm start$/);
    });

    test('a word that it does not know', async () => {
      expect(await refused({}, '--frehs')).toMatch(/does not know "frehs".*npm start -- --fresh/);
    });

    test('an app id: local mode is for trying Cadre without one', async () => {
      const message = await refused({ MicrosoftAppId: '00000000-0000-4000-8000-000000000000' });
      expect(message).toMatch(/npm run bot/);
    });

    test('records that are not in a file', async () => {
      const env = { CADRE_STORE: 'cosmos', COSMOS_ENDPOINT: 'http://127.0.0.1:8081', COSMOS_KEY: 'a2V5' };
      expect(await refused(env)).toMatch(/npm run bot/);
    });

    test('a port that is none', async () => {
      expect(await refused({ CADRE_PLAYGROUND_PORT: 'many' })).toMatch(/^CADRE_PLAYGROUND_PORT must be a port number/);
    });
  });
});

function listen(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve(server);
    });
  });
}
