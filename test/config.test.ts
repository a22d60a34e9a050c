import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { describeFaults, loadConfig } from '../bot/config.ts';
import { configTable } from '../bot/variables.ts';

const APP = '11111111-1111-4111-8111-111111111111';
const TENANT = '22222222-2222-4222-8222-222222222222';
const OTHER = '33333333-3333-4333-8333-333333333333';
const SECRET = 'a-secret-that-must-not-be-shown';

const single = { MicrosoftAppId: APP, MicrosoftAppPassword: SECRET, MicrosoftAppTenantId: TENANT };
const msi = { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppId: APP, MicrosoftAppTenantId: TENANT };
const cosmos = { CADRE_STORE: 'cosmos', COSMOS_ENDPOINT: 'https://x.documents.azure.com' };

const KEY = 'a-key-of-the-second-door-of-32-bytes';
const door = {
  CADRE_PUBLIC_URL: 'https://cadre.example.org',
  CADRE_DOOR_KEY: KEY,
  SMTP_URL: 'smtp://mail.example.org:587',
  MAIL_FROM: 'cadre@example.org',
};

function configOf(env: Record<string, string>) {
  const loaded = loadConfig(env);
  if (!loaded.ok) throw new Error(describeFaults(loaded.refusal));
  return loaded.value;
}

function faultsOf(env: Record<string, string>): string[] {
  const loaded = loadConfig(env);
  return loaded.ok ? [] : loaded.refusal.faults.map(({ name }) => name);
}

describe('without any setting', () => {
  test('is local mode, on this machine, with the embedded store', () => {
    expect(configOf({})).toEqual({
      host: '127.0.0.1',
      port: 3978,
      logLevel: 'info',
      store: { engine: 'sqlite', path: 'data/cadre.db' },
      bot: undefined,
      mail: { kind: 'outbox', folder: 'data/outbox', from: 'cadre@localhost.localdomain' },
      door: undefined,
      ballotKey: { kind: 'file', path: 'data/ballot.key' },
    });
  });

  test('empty variables count as absent', () => {
    expect(configOf({ MicrosoftAppId: '', MicrosoftAppPassword: ' ', PORT: '', CADRE_HOST: '' })).toEqual(configOf({}));
  });
});

describe('with an app id', () => {
  test('a SingleTenant bot listens to the world and serves its own tenant', () => {
    expect(configOf(single)).toMatchObject({
      host: '0.0.0.0',
      bot: { type: 'SingleTenant', appId: APP, tenantId: TENANT, password: SECRET, tenants: [TENANT] },
    });
  });

  test('a UserAssignedMSI bot has no secret', () => {
    expect(configOf(msi).bot).toEqual({ type: 'UserAssignedMSI', appId: APP, tenantId: TENANT, tenants: [TENANT] });
  });

  test('several tenants may be served, whatever the case of their ids', () => {
    const { bot } = configOf({ ...single, CADRE_TENANTS: `${TENANT.toUpperCase()} , ${OTHER}` });
    expect(bot?.tenants).toEqual([TENANT, OTHER]);
  });

  test('the type is read without regard to case, as botbuilder does', () => {
    expect(configOf({ ...msi, MicrosoftAppType: 'userassignedmsi' }).bot?.type).toBe('UserAssignedMSI');
  });

  test('another host and port are taken as they are', () => {
    expect(configOf({ ...single, CADRE_HOST: '10.0.0.4', PORT: '0' })).toMatchObject({ host: '10.0.0.4', port: 0 });
  });
});

describe('the second door', () => {
  test('needs its four settings, and then has them', () => {
    expect(configOf({ ...single, ...door })).toMatchObject({
      mail: { kind: 'smtp', url: 'smtp://mail.example.org:587', from: 'cadre@example.org' },
      door: { url: 'https://cadre.example.org', key: KEY },
    });
  });

  test('is not there without them, with an app id', () => {
    expect(configOf(single)).toMatchObject({ mail: undefined, door: undefined });
  });

  test('in local mode puts e-mail beside the database', () => {
    expect(configOf({ CADRE_STORE: 'sqlite:/var/cadre/cadre.db' }).mail).toMatchObject({ folder: '/var/cadre/outbox' });
    expect(configOf({ CADRE_STORE: 'sqlite::memory:' }).mail).toMatchObject({ folder: 'data/outbox' });
  });
});

describe('the store', () => {
  test('a path to the embedded one', () => {
    expect(configOf({ CADRE_STORE: 'sqlite:/var/cadre.db' }).store).toEqual({
      engine: 'sqlite',
      path: '/var/cadre.db',
    });
  });

  test('Cosmos by the Entra identity of the process', () => {
    expect(configOf({ ...single, ...cosmos, AZURE_CLIENT_ID: OTHER }).store).toEqual({
      engine: 'cosmos',
      endpoint: 'https://x.documents.azure.com',
      database: 'cadre',
      container: 'core',
      access: { kind: 'entra', clientId: OTHER },
    });
  });

  test('an emulator on this machine by key, in local mode too', () => {
    const env = { CADRE_STORE: 'cosmos', COSMOS_ENDPOINT: 'http://127.0.0.1:8081', COSMOS_KEY: SECRET };
    expect(configOf(env).store).toMatchObject({ access: { kind: 'key', key: SECRET } });
  });
});

describe('refused', () => {
  test.each<[what: string, env: Record<string, string>, faults: string[]]>([
    ['listening elsewhere without an app id', { CADRE_HOST: '0.0.0.0' }, ['CADRE_HOST']],
    ['a name that only looks like this machine', { CADRE_HOST: '127.0.0.1.example.org' }, ['CADRE_HOST']],
    ['a secret without an app id', { MicrosoftAppPassword: SECRET }, ['MicrosoftAppPassword']],
    ['a tenant without an app id', { MicrosoftAppTenantId: TENANT }, ['MicrosoftAppTenantId']],
    ['a type without an app id', { MicrosoftAppType: 'SingleTenant' }, ['MicrosoftAppType']],
    ['a tenant list without an app id', { CADRE_TENANTS: TENANT }, ['CADRE_TENANTS']],
    ['an app id alone', { MicrosoftAppId: APP }, ['MicrosoftAppTenantId', 'MicrosoftAppPassword']],
    ['an app id that is none', { ...single, MicrosoftAppId: 'cadre' }, ['MicrosoftAppId']],
    ['a secret with a managed identity', { ...msi, MicrosoftAppPassword: SECRET }, ['MicrosoftAppPassword']],
    ['a MultiTenant bot', { ...single, MicrosoftAppType: 'MultiTenant' }, ['MicrosoftAppType']],
    ['an unknown type', { ...single, MicrosoftAppType: 'Other' }, ['MicrosoftAppType']],
    ['a tenant list with a hole', { ...single, CADRE_TENANTS: `${TENANT},` }, ['CADRE_TENANTS']],
    ['a port that is none', { PORT: '80a' }, ['PORT']],
    ['a port too high', { PORT: '65536' }, ['PORT']],
    ['an unknown store', { CADRE_STORE: 'redis://x' }, ['CADRE_STORE']],
    ['the embedded store without a path', { CADRE_STORE: 'sqlite:' }, ['CADRE_STORE']],
    ['Cosmos without an endpoint', { ...single, CADRE_STORE: 'cosmos' }, ['COSMOS_ENDPOINT']],
    ['Cosmos elsewhere in local mode', cosmos, ['COSMOS_ENDPOINT']],
    ['Cosmos elsewhere by key', { ...single, ...cosmos, COSMOS_KEY: SECRET }, ['COSMOS_KEY']],
    [
      'Cosmos elsewhere over http',
      { ...single, ...cosmos, COSMOS_ENDPOINT: 'http://db.example.org' },
      ['COSMOS_ENDPOINT'],
    ],
    ['an endpoint that is no URL', { ...single, ...cosmos, COSMOS_ENDPOINT: 'db' }, ['COSMOS_ENDPOINT']],
    [
      'half a second door',
      { ...single, MAIL_FROM: door.MAIL_FROM, SMTP_URL: door.SMTP_URL },
      ['CADRE_PUBLIC_URL', 'CADRE_DOOR_KEY'],
    ],
    ['a short door key', { ...single, ...door, CADRE_DOOR_KEY: 'short' }, ['CADRE_DOOR_KEY']],
    ['a door over http', { ...single, ...door, CADRE_PUBLIC_URL: 'http://cadre.example.org' }, ['CADRE_PUBLIC_URL']],
    ['a door with a path', { ...single, ...door, CADRE_PUBLIC_URL: 'https://example.org/cadre' }, ['CADRE_PUBLIC_URL']],
    ['two senders', { ...single, ...door, MAIL_FROM: 'a@example.org, b@example.org' }, ['MAIL_FROM']],
    ['a mail server over http', { ...single, ...door, SMTP_URL: 'http://mail.example.org' }, ['SMTP_URL']],
    [
      'a mail server that is told to do without TLS',
      { ...single, ...door, SMTP_URL: 'smtp://mail.example.org?ignoreTLS=true' },
      ['SMTP_URL'],
    ],
    ['a mail server without an app id', { SMTP_URL: door.SMTP_URL }, ['SMTP_URL']],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
  ])('%s', (_what, env, faults) => {
    expect(faultsOf(env)).toEqual(faults);
  });

  test('all faults are named at once, each with its remedy, none with a value', () => {
    const env = {
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      MicrosoftAppPassword: SECRET,
      CADRE_HOST: '0.0.0.0',
      COSMOS_KEY: SECRET,
    };
    const loaded = loadConfig(env);
    const text = loaded.ok ? '' : describeFaults(loaded.refusal);
    expect(text).toMatch(/PORT: must be a port number/);
    expect(text).toMatch(/LOG_LEVEL: must be one of/);
    expect(text).toMatch(/MicrosoftAppPassword: means nothing without MicrosoftAppId/);
    expect(text).toMatch(/CADRE_HOST: must be 127.0.0.1/);
    for (const value of ['eighty', 'loud', SECRET, '0.0.0.0']) expect(text).not.toContain(value);
  });

  test('a MultiTenant bot is told what to be instead', () => {
    const loaded = loadConfig({ ...single, MicrosoftAppType: 'MultiTenant' });
    expect(loaded.ok ? '' : describeFaults(loaded.refusal)).toMatch(/SingleTenant or UserAssignedMSI/);
  });
});

test('the table in bot/README.md is made from the variables that are read', () => {
  const readme = readFileSync('bot/README.md', 'utf8');
  const [, table] = /<!-- config:start -->\n([\s\S]*?)\n<!-- config:end -->/.exec(readme) ?? [];
  expect(table?.trim()).toBe(configTable());
});
