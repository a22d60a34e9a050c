/**
 * The container as infra/ must make it: README.md in bot/store has the same in JSON, and a test compares the two.
 * `defaultTtl: -1` lets documents with a `ttl` expire and keeps the others. The partition key is not indexed by itself.
 */
export const containerDefinition = {
  partitionKey: { paths: ['/pk'], version: 2 },
  defaultTtl: -1,
  indexingPolicy: {
    indexingMode: 'consistent',
    automatic: true,
    includedPaths: [{ path: '/pk/?' }, { path: '/type/?' }, { path: '/sk/?' }, { path: '/dueAt/?' }],
    excludedPaths: [{ path: '/*' }],
    compositeIndexes: [
      [
        { path: '/type', order: 'ascending' },
        { path: '/sk', order: 'ascending' },
        { path: '/id', order: 'ascending' },
      ],
    ],
  },
} as const;
