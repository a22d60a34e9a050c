import { CosmosClient } from '@azure/cosmos';
import type { HttpClient } from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/identity';
import { isLoopbackUrl } from '../domain/loopback.ts';
import { createBatch } from './cosmos-batch.ts';
import { toStored } from './cosmos-item.ts';
import { createReads } from './cosmos-read.ts';
import { defaultPatience, type Patience } from './cosmos-retry.ts';
import { createWrites, type ReadBack } from './cosmos-write.ts';
import type { Engine } from './engine.ts';
import { StoreError } from './error.ts';

/** Where the container is and how it is opened: by the Entra identity of the process, or by a key for emulators. */
export type CosmosConfig = {
  endpoint: string;
  database: string;
  container: string;
  /** For one request, in milliseconds. Default 5,000. */
  requestTimeoutMs?: number;
  patience?: Partial<Patience>;
  /** Puts something between the SDK and the network: tests. */
  httpClient?: HttpClient;
} & ({ key: string } | { credential: TokenCredential });

/**
 * The engine that instances share. It reads and writes documents of a container that is there already (a data-plane
 * identity cannot make one; README has its partition key, ttl and indexing policy). Throttled and unanswered requests
 * are repeated within bounds; what cannot be settled so is a StoreError with the operation and the status, never with
 * keys, headers or content.
 */
export function createCosmosEngine(config: CosmosConfig): Engine {
  const client = openClient(config);
  const container = client.database(config.database).container(config.container);
  const patience = { ...defaultPatience, ...config.patience };
  const reads = createReads(container, patience);
  const readBack: ReadBack = (pk, id, what) => reads.item(pk, id, what);
  const writes = createWrites(container, patience, readBack);
  const batch = createBatch(container, patience, readBack);
  let closed = false;

  async function whileOpen<T>(work: () => Promise<T>): Promise<T> {
    if (closed) throw new StoreError('the store is closed');
    return work();
  }

  return {
    get: (pk, id) =>
      whileOpen(async () => {
        const item = await reads.item(pk, id);
        return item && toStored(item);
      }),
    create: (document) => whileOpen(() => writes.create(document)),
    replace: (document, ifMatch) => whileOpen(() => writes.replace(document, ifMatch)),
    upsert: (document) => whileOpen(() => writes.upsert(document)),
    delete: (pk, id, ifMatch) => whileOpen(() => writes.remove(pk, id, ifMatch)),
    batch: (pk, operations) => whileOpen(() => batch(pk, operations)),
    list: (pk, type, range) => whileOpen(() => reads.list(pk, type, range)),
    due: (type, before, limit) => whileOpen(() => reads.due(type, before, limit)),
    changes: (cursor, limit) => whileOpen(() => reads.changes(cursor, limit)),
    // the service overwrites and forgets by itself; what its continuous backups keep is for their retention to end
    compact: () => whileOpen(async () => undefined),
    ping: () => whileOpen(() => reads.ping()),
    async close() {
      if (closed) return;
      closed = true;
      client.dispose();
    },
  };
}

function openClient(config: CosmosConfig): CosmosClient {
  const { endpoint, requestTimeoutMs = 5000, httpClient } = config;
  return new CosmosClient({
    endpoint,
    ...('key' in config ? { key: config.key } : { aadCredentials: config.credential }),
    connectionPolicy: {
      requestTimeout: requestTimeoutMs,
      // an emulator calls itself by names that do not lead back to it
      enableEndpointDiscovery: !isLoopbackUrl(endpoint),
      // cosmos-retry.ts waits for a throttled container; the SDK would not pause where no time is given
      retryOptions: { maxRetryAttemptCount: 0 },
    },
    ...(httpClient === undefined ? {} : { httpClient }),
  });
}
