import { join } from 'node:path';

/** Somebody whom the Playground knows; its own word for their roster. */
export type PlaygroundUser = { name: string; email: string };

export type PlaygroundOptions = {
  /** The root of this project. */
  root: string;
  port: number;
  botEndpoint: string;
  /** Where its config lies (playgroundConfig), and where its own log goes. */
  config: string;
  log: string;
};

/** What an id of the Playground's world looks like: Entra ids are UUIDs. */
const idOf = (n: number): string => `ca0d7e00-0000-4000-8000-${String(n).padStart(12, '0')}`;

/**
 * The Playground's config: one who speaks, and exactly five others (it refuses any other number). JSON is YAML.
 */
export function playgroundConfig(you: PlaygroundUser, others: readonly PlaygroundUser[], program: string): string {
  if (others.length !== 5) throw new Error('the Playground wants exactly five others');
  const config = {
    version: '0.1.0',
    tenantId: idOf(1),
    bot: { id: idOf(2), name: 'Cadre' },
    currentUser: userOf(you, 0),
    users: others.map((other, index) => userOf(other, index + 1)),
    personalChat: { id: 'personal-chat' },
    groupChat: { id: 'group-chat', name: program },
    team: { id: 'team', name: program, aadGroupId: idOf(3), channels: [{ id: 'channel', name: 'General' }] },
  };
  return JSON.stringify(config, null, 2);
}

function userOf({ name, email }: PlaygroundUser, n: number) {
  const [givenName = '', ...rest] = name.split(' ');
  return {
    id: `user-id-${n}`,
    name,
    userPrincipleName: email, // its own spelling
    aadObjectId: idOf(100 + n),
    givenName,
    surname: rest.join(' '),
    email,
  };
}

/** Arguments and environment for the Node that runs the Playground: on this machine only, without telemetry. */
export function playgroundCommand({ root, port, botEndpoint, config, log }: PlaygroundOptions) {
  const args = [
    '--require',
    join(root, 'bot/start/loopback.cjs'),
    join(root, 'node_modules/@microsoft/m365agentsplayground/cli.js'),
    'start',
    ...['-e', botEndpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry'],
  ];
  const env = {
    APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
    M365_AGENTS_PLAYGROUND_LOGFILE: log,
  };
  return { args, env };
}
