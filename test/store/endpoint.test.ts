import { describe, expect, test } from '@jest/globals';
import { endpointFromEnvironment } from '../support/cosmos-endpoint.ts';

const ENDPOINT = 'https://example.documents.azure.com';

describe('which Cosmos endpoint the suites run on besides the npm emulator', () => {
  test('none where none is named', () => {
    expect(endpointFromEnvironment({})).toEqual([]);
  });

  test('the one that COSMOS_TEST_ENDPOINT and COSMOS_TEST_KEY name', () => {
    const environment = { COSMOS_TEST_ENDPOINT: ENDPOINT, COSMOS_TEST_KEY: 'sesame' };
    expect(endpointFromEnvironment(environment)).toEqual([{ endpoint: ENDPOINT, key: 'sesame' }]);
  });

  test('half a setting is a mistake, and the message does not repeat it', () => {
    expect(() => endpointFromEnvironment({ COSMOS_TEST_KEY: 'sesame' })).toThrow(/^(?!.*sesame).*together/);
    expect(() => endpointFromEnvironment({ COSMOS_TEST_ENDPOINT: ENDPOINT })).toThrow('together');
  });
});
