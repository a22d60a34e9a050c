import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CosmosClient } from '@azure/cosmos';
import { createCosmosEngine } from '../../bot/store/cosmos.ts';
import { isLoopbackUrl } from '../../bot/domain/loopback.ts';
import { containerDefinition } from './cosmos-container.ts';

export type Endpoint = { endpoint: string; key: string };

/** The endpoint to try the adapter on, from COSMOS_TEST_ENDPOINT and COSMOS_TEST_KEY: one, or none. */
export function endpointFromEnvironment(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Endpoint[] {
  const { COSMOS_TEST_ENDPOINT: endpoint = '', COSMOS_TEST_KEY: key = '' } = environment;
  if (endpoint === '' && key === '') return [];
  if (endpoint === '' || key === '')
    throw new Error('COSMOS_TEST_ENDPOINT and COSMOS_TEST_KEY are set together or not at all');
  return [{ endpoint, key }];
}

/**
 * An engine on a database of its own at a real endpoint, or another emulator; it goes when the engine is closed. The
 * time of the service cannot be moved: `advance` waits it out.
 */
export async function openEndpoint({ endpoint, key }: Endpoint) {
  const connectionPolicy = { enableEndpointDiscovery: !isLoopbackUrl(endpoint) };
  const client = new CosmosClient({ endpoint, key, connectionPolicy });
  const database = `cadre-test-${randomBytes(6).toString('hex')}`;
  await client.databases.create({ id: database });
  await client.database(database).containers.create(structuredClone({ id: 'core', ...containerDefinition }) as object);
  const engine = createCosmosEngine({ endpoint, key, database, container: 'core' });
  return {
    engine,
    async advance(seconds: number) {
      await sleep(seconds * 1000);
    },
    async close() {
      await engine.close();
      await client.database(database).delete();
      client.dispose();
    },
  };
}
