import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Engine } from './engine.ts';
import { openStore } from './open.ts';
import { createSqliteEngine } from './sqlite.ts';
import type { Store } from './store.ts';

/** Where the records are, as bot/config.ts reads it from the environment. */
export type StoreChoice =
  | { engine: 'sqlite'; path: string }
  | {
      engine: 'cosmos';
      endpoint: string;
      database: string;
      container: string;
      access: { kind: 'key'; key: string } | { kind: 'entra'; clientId?: string };
    };

/** Opens the store that the settings name. A folder that is missing above an embedded file is made. */
export async function openConfiguredStore(choice: StoreChoice): Promise<Store> {
  return openStore(choice.engine === 'sqlite' ? openEmbedded(choice.path) : await openCosmos(choice));
}

function openEmbedded(path: string): Engine {
  if (path !== ':memory:') makeFolder(dirname(path));
  return createSqliteEngine(path);
}

/** Where it cannot be made, opening the file says so, with the remedy. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    return;
  }
}

/** The SDKs take seconds to load: only who needs them waits for them. */
async function openCosmos({
  endpoint,
  database,
  container,
  access,
}: Extract<StoreChoice, { engine: 'cosmos' }>): Promise<Engine> {
  const { createCosmosEngine } = await import('./cosmos.ts');
  if (access.kind === 'key') return createCosmosEngine({ endpoint, database, container, key: access.key });
  const { DefaultAzureCredential } = await import('@azure/identity');
  const { clientId } = access;
  const credential = new DefaultAzureCredential(clientId === undefined ? {} : { managedIdentityClientId: clientId });
  return createCosmosEngine({ endpoint, database, container, credential });
}
