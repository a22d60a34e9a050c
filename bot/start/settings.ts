import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeFaults, loadConfig } from '../config.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Refused } from './refusal.ts';

/** What `npm start` works with. `database` and `folder` (where it lies) are whole paths; port 0 takes a free one. */
export type Settings = { port: number; playgroundPort: number; database: string; folder: string; fresh: boolean };

type Environment = Readonly<Record<string, string | undefined>>;

const PLAYGROUND_PORT = '56150';

/** Reads the command line and the environment; refused where they ask for something that is not local mode. */
export function readSettings(args: readonly string[], environment: Environment): Result<Settings, Refused> {
  const fresh = readArguments(args);
  if (!fresh.ok) return fresh;
  if ((environment['MicrosoftAppId'] ?? '').trim() !== '') return refuse({ code: 'notLocal' });
  const config = loadConfig(environment);
  if (!config.ok) return refuse({ code: 'misconfigured', faults: describeFaults(config.refusal) });
  const { store, port } = config.value;
  if (store.engine !== 'sqlite') return refuse({ code: 'notEmbedded' });
  const playground = environment['CADRE_PLAYGROUND_PORT'] ?? PLAYGROUND_PORT;
  if (!/^\d{1,5}$/.test(playground) || Number(playground) > 65_535) {
    return refuse({ code: 'badPort', variable: 'CADRE_PLAYGROUND_PORT' });
  }
  const database = resolve(store.path);
  const playgroundPort = Number(playground);
  return ok({ port, playgroundPort, database, folder: dirname(database), fresh: fresh.value });
}

function readArguments(args: readonly string[]): Result<boolean, Refused> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { fresh: { type: 'boolean', default: false } },
    strict: false,
    allowPositionals: true,
  });
  const unknown = positionals[0] ?? Object.keys(values).find((name) => name !== 'fresh');
  return unknown === undefined ? ok(values.fresh === true) : refuse({ code: 'unknownArgument', argument: unknown });
}
