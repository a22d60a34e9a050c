import { dirname, join } from 'node:path';
import { isLoopbackHost, isLoopbackUrl } from './domain/loopback.ts';
import { ok, refuse, type Result } from './domain/result.ts';
import type { StoreChoice } from './store/choose.ts';
import type { BallotKeyChoice } from './ballot-key.ts';
import type { MailChoice } from './mail.ts';
import type { Registration } from './teams/credentials.ts';
import { variables, type Name, type Values } from './variables.ts';

/** `bot` undefined is local mode: no accounts, and therefore fenced to this machine (DESIGN section 7). */
export type Config = {
  host: string;
  port: number;
  logLevel: NonNullable<Values['LOG_LEVEL']>;
  store: StoreChoice;
  bot: Registration | undefined;
  mail: MailChoice | undefined;
  /** The second door. Undefined with an app id: there is none; in local mode: its key and address are made at start. */
  door: { url: string; key: string } | undefined;
  /** What seals the ballot boxes. Undefined with an app id: no evaluation is opened; in local mode it is a file. */
  ballotKey: BallotKeyChoice | undefined;
};

/** What is wrong with one variable, in words that never contain its value. */
type Fault = { name: Name; problem: string };
export type Misconfigured = { code: 'misconfigured'; faults: Fault[] };

type Environment = Readonly<Record<string, string | undefined>>;
/** The variables that are set, by name, whether or not they could be read. An empty one counts as absent. */
type Given = ReadonlyMap<Name, string>;

/**
 * The settings of this process: a whole and consistent Config, or every fault at once. Each fault names its variable
 * and says what to do; none contains a value, which may be a secret.
 */
export function loadConfig(environment: Environment = process.env): Result<Config, Misconfigured> {
  const given = givenIn(environment);
  const { values, faults } = readAll(given);
  const local = !given.has('MicrosoftAppId');
  faults.push(
    ...(local ? localFaults(values, given) : [...registrationFaults(values, given), ...doorFaults(given)]),
    ...storeFaults(values, given),
  );
  if (faults.length > 0) return refuse({ code: 'misconfigured', faults });
  return ok({
    host: values.CADRE_HOST ?? (local ? '127.0.0.1' : '0.0.0.0'),
    port: values.PORT ?? 3978,
    logLevel: values.LOG_LEVEL ?? 'info',
    store: storeConfig(values),
    bot: local ? undefined : registration(values),
    ...secondDoor(values, local),
    ballotKey: ballotKey(values, local),
  });
}

/** All faults as lines for the terminal. */
export function describeFaults({ faults }: Misconfigured): string {
  const lines = faults.map(({ name, problem }) => `  ${name}: ${problem}`);
  return ['Cadre cannot start: its settings (environment variables, see bot/README.md) are not right.', ...lines].join(
    '\n',
  );
}

function givenIn(environment: Environment): Given {
  const names = Object.keys(variables) as Name[];
  return new Map(
    names.flatMap((name) => {
      const value = environment[name]?.trim() ?? '';
      return value === '' ? [] : [[name, value] as const];
    }),
  );
}

function readAll(given: Given): { values: Values; faults: Fault[] } {
  const values: Partial<Record<Name, unknown>> = {};
  const faults: Fault[] = [];
  for (const [name, value] of given) {
    const read = variables[name].schema.safeParse(value);
    if (read.success) values[name] = read.data;
    else faults.push({ name, problem: read.error.issues[0]?.message ?? 'cannot be read' });
  }
  // each value has just been read by the schema of its own name
  return { values: values as Values, faults };
}

const REGISTRATION: readonly Name[] = [
  'MicrosoftAppType',
  'MicrosoftAppPassword',
  'MicrosoftAppTenantId',
  'CADRE_TENANTS',
];
/** The second door is whole or not there. */
const DOOR: readonly Name[] = ['CADRE_PUBLIC_URL', 'CADRE_DOOR_KEY', 'SMTP_URL', 'MAIL_FROM'];

/** Local mode has no accounts: what would open it to others is refused, and so is an identity that is half there. */
function localFaults(values: Values, given: Given): Fault[] {
  const faults: Fault[] = [...REGISTRATION, ...DOOR]
    .filter((name) => given.has(name))
    .map((name) => ({
      name,
      problem: 'means nothing without MicrosoftAppId: set that too, or remove this',
    }));
  if (values.CADRE_HOST !== undefined && !isLoopbackHost(values.CADRE_HOST)) {
    faults.push({ name: 'CADRE_HOST', problem: 'must be 127.0.0.1, ::1 or localhost unless MicrosoftAppId is set' });
  }
  if (
    values.CADRE_STORE?.engine === 'cosmos' &&
    values.COSMOS_ENDPOINT !== undefined &&
    !isLoopbackUrl(values.COSMOS_ENDPOINT)
  ) {
    faults.push({
      name: 'COSMOS_ENDPOINT',
      problem: 'must be an emulator on this machine unless MicrosoftAppId is set',
    });
  }
  return faults;
}

function registrationFaults(values: Values, given: Given): Fault[] {
  const faults: Fault[] = [];
  if (!given.has('MicrosoftAppTenantId'))
    faults.push({ name: 'MicrosoftAppTenantId', problem: 'is required with MicrosoftAppId' });
  const type = given.has('MicrosoftAppType') ? values.MicrosoftAppType : 'SingleTenant';
  const secret = given.has('MicrosoftAppPassword');
  if (type === 'SingleTenant' && !secret)
    faults.push({ name: 'MicrosoftAppPassword', problem: 'is required for a SingleTenant bot' });
  if (type === 'UserAssignedMSI' && secret) {
    faults.push({
      name: 'MicrosoftAppPassword',
      problem: 'must be absent for a UserAssignedMSI bot, which has no secret',
    });
  }
  return faults;
}

function doorFaults(given: Given): Fault[] {
  const missing = DOOR.filter((name) => !given.has(name));
  if (missing.length === 0 || missing.length === DOOR.length) return [];
  return missing.map((name) => ({ name, problem: `is required with the others of ${DOOR.join(', ')}` }));
}

function storeFaults(values: Values, given: Given): Fault[] {
  if (values.CADRE_STORE?.engine !== 'cosmos') return [];
  if (!given.has('COSMOS_ENDPOINT'))
    return [{ name: 'COSMOS_ENDPOINT', problem: 'is required with CADRE_STORE=cosmos' }];
  if (values.COSMOS_ENDPOINT === undefined || isLoopbackUrl(values.COSMOS_ENDPOINT)) return [];
  const faults: Fault[] = [];
  if (!values.COSMOS_ENDPOINT.startsWith('https:'))
    faults.push({ name: 'COSMOS_ENDPOINT', problem: 'must be https, except on this machine' });
  if (given.has('COSMOS_KEY')) {
    faults.push({
      name: 'COSMOS_KEY',
      problem: 'is for emulators on this machine only: give the Entra identity of the process a data role instead',
    });
  }
  return faults;
}

function storeConfig(values: Values): StoreChoice {
  const {
    CADRE_STORE: store = { engine: 'sqlite' as const, path: 'data/cadre.db' },
    COSMOS_KEY: key,
    AZURE_CLIENT_ID: clientId,
  } = values;
  if (store.engine === 'sqlite') return store;
  return {
    engine: 'cosmos',
    endpoint: values.COSMOS_ENDPOINT ?? '',
    database: values.COSMOS_DATABASE ?? 'cadre',
    container: values.COSMOS_CONTAINER ?? 'core',
    access:
      key === undefined ? { kind: 'entra', ...(clientId === undefined ? {} : { clientId }) } : { kind: 'key', key },
  };
}

/** In local mode e-mail becomes files beside the database, and the rest is made at start. */
function secondDoor(values: Values, local: boolean): Pick<Config, 'mail' | 'door'> {
  if (local) {
    return {
      mail: { kind: 'outbox', folder: join(besideStore(values), 'outbox'), from: 'cadre@localhost.localdomain' },
      door: undefined,
    };
  }
  const { CADRE_PUBLIC_URL: url, CADRE_DOOR_KEY: key, SMTP_URL: smtp, MAIL_FROM: from } = values;
  if (url === undefined || key === undefined || smtp === undefined || from === undefined) {
    return { mail: undefined, door: undefined };
  }
  return { mail: { kind: 'smtp', url: smtp, from }, door: { url: new URL(url).origin, key } };
}

/** The folder in which the database lies. */
function besideStore(values: Values): string {
  const store = storeConfig(values);
  return store.engine === 'sqlite' && store.path !== ':memory:' ? dirname(store.path) : 'data';
}

function ballotKey(values: Values, local: boolean): BallotKeyChoice | undefined {
  const { CADRE_BALLOT_KEY: key } = values;
  if (key) return { kind: 'key', key };
  return local ? { kind: 'file', path: join(besideStore(values), 'ballot.key') } : undefined;
}

function registration(values: Values): Registration {
  const {
    MicrosoftAppId: appId = '',
    MicrosoftAppTenantId: tenantId = '',
    MicrosoftAppPassword: password = '',
  } = values;
  const identity = { appId, tenantId, tenants: values.CADRE_TENANTS ?? [tenantId] };
  return values.MicrosoftAppType === 'UserAssignedMSI'
    ? { ...identity, type: 'UserAssignedMSI' }
    : { ...identity, type: 'SingleTenant', password };
}
