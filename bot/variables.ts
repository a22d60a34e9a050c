import { z } from 'zod';

/** One variable of the environment: what it is for, what holds without it, and how its text is read. */
type Variable<T> = { what: string; fallback: string; example: string; schema: z.ZodType<T, string> };

const ID = '00000000-0000-0000-0000-000000000000';
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const uuid = z.guid('must be a UUID').toLowerCase();
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .refine((n) => n <= 65_535, 'must be at most 65535');
const store = z
  .string()
  .regex(/^(cosmos|sqlite:.+)$/, 'must be sqlite:PATH or cosmos')
  .transform((value) =>
    value === 'cosmos' ? { engine: 'cosmos' as const } : { engine: 'sqlite' as const, path: value.slice(7) },
  );
const appType = z
  .string()
  .toLowerCase()
  .refine((type) => type !== 'multitenant', 'MultiTenant bots are no longer offered: SingleTenant or UserAssignedMSI')
  .pipe(z.enum(['singletenant', 'userassignedmsi'], 'must be SingleTenant or UserAssignedMSI'))
  .transform((type) => (type === 'singletenant' ? ('SingleTenant' as const) : ('UserAssignedMSI' as const)));
const publicUrl = z.url({ protocol: /^https$/, error: 'must be an https URL' }).refine((url) => {
  const { pathname, search, hash, username } = new URL(url);
  return pathname === '/' && search === '' && hash === '' && username === '';
}, 'must be a host alone, without a path');
const doorKey = z.string().refine((key) => Buffer.byteLength(key) >= 32, 'must be at least 32 bytes');
/** The bytes themselves; nothing else of this length is taken for a key. */
const ballotKey = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}=?$/, 'must be 32 random bytes in base64')
  .transform((text): Uint8Array => Buffer.from(text, 'base64'));
const smtpUrl = z.url({ protocol: /^smtps?$/, error: 'must be an smtp or smtps URL' }).refine((url) => {
  const { pathname, search, hash } = new URL(url);
  return ['', '/'].includes(pathname) && search === '' && hash === '';
}, 'must be a server alone, without a path or parameters');
const address = z.string().regex(/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/, 'must be one e-mail address');
const tenants = z
  .string()
  .transform((list) => list.split(',').map((tenant) => tenant.trim()))
  .pipe(z.array(z.guid('must be tenant ids (UUIDs) separated by commas').toLowerCase()));

/** Every variable that Cadre reads. The table in bot/README.md is made from this (configTable). */
export const variables = {
  PORT: declare(port, 'Port to listen on; 0 takes a free one', '3978', '8080'),
  // not HOST: some shells export that as the name of the machine
  CADRE_HOST: declare(
    z.string(),
    'Address to listen on; without an app id 127.0.0.1, ::1 or localhost',
    '127.0.0.1, or 0.0.0.0 with an app id',
    '0.0.0.0',
  ),
  CADRE_STORE: declare(store, 'Where the records are: sqlite:PATH, or cosmos', 'sqlite:data/cadre.db', 'cosmos'),
  COSMOS_ENDPOINT: declare(
    z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }),
    'The Cosmos account; required with CADRE_STORE=cosmos',
    '',
    'https://NAME.documents.azure.com',
  ),
  COSMOS_DATABASE: declare(z.string(), 'The Cosmos database', 'cadre', 'cadre'),
  COSMOS_CONTAINER: declare(z.string(), 'The Cosmos container', 'core', 'core'),
  COSMOS_KEY: declare(
    z.string(),
    'Key of an emulator on this machine; anywhere else the Entra identity of the process opens Cosmos',
    '',
    'a secret',
  ),
  AZURE_CLIENT_ID: declare(uuid, 'Which Entra identity opens Cosmos, where the process has several', '', ID),
  MicrosoftAppId: declare(
    uuid,
    'App id of the Azure Bot; without it Cadre runs in local mode: no accounts, this machine only',
    '',
    ID,
  ),
  MicrosoftAppType: declare(appType, 'SingleTenant or UserAssignedMSI', 'SingleTenant', 'UserAssignedMSI'),
  MicrosoftAppPassword: declare(
    z.string(),
    'Secret of a SingleTenant bot (required); a UserAssignedMSI bot must have none',
    '',
    'a secret',
  ),
  MicrosoftAppTenantId: declare(uuid, 'Entra tenant of the Azure Bot; required with an app id', '', ID),
  CADRE_TENANTS: declare(tenants, 'Tenants whose people are served, by comma', 'MicrosoftAppTenantId', `${ID},…`),
  CADRE_PUBLIC_URL: declare(
    publicUrl,
    'Where the pages that e-mail leads to are reached; with the next three it opens the second door',
    '',
    'https://cadre.example.gc.ca',
  ),
  CADRE_DOOR_KEY: declare(
    doorKey,
    'Signs the links in e-mail: at least 32 random bytes; another key ends all links that are out',
    '',
    'a secret',
  ),
  CADRE_BALLOT_KEY: declare(
    ballotKey,
    'Seals the ballot boxes of evaluations: 32 random bytes, base64; without it, beside an app id, none is opened',
    'in local mode a file beside the database',
    'a secret',
  ),
  SMTP_URL: declare(
    smtpUrl,
    'The mail server, always over TLS (smtps, or STARTTLS); in local mode e-mail goes to files',
    '',
    'smtp://USER:PASSWORD@HOST:587',
  ),
  MAIL_FROM: declare(address, 'The address that e-mail comes from', '', 'cadre@example.gc.ca'),
  LOG_LEVEL: declare(z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`), LEVELS.join(', '), 'info', 'warn'),
};

export type Name = keyof typeof variables;
export type Values = { [N in Name]?: z.output<(typeof variables)[N]['schema']> };

function declare<T>(schema: z.ZodType<T, string>, what: string, fallback: string, example: string): Variable<T> {
  return { what, fallback, example, schema };
}

/** The table of variables for bot/README.md: markdown, its columns aligned as prettier wants them. */
export function configTable(): string {
  const header = ['variable', 'what it is', 'default', 'example'];
  const body = Object.entries(variables).map(([name, { what, fallback, example }]) => [
    `\`${name}\``,
    what,
    fallback === '' ? '–' : fallback,
    example,
  ]);
  const widths = header.map((_, column) => Math.max(...[header, ...body].map((row) => row[column]?.length ?? 0)));
  const rows = [header, widths.map((width) => '-'.repeat(width)), ...body];
  return rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`).join('\n');
}
