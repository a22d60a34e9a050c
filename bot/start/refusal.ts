import type { StartText } from '../../cards/text/start.ts';

/** Why `npm start` does not start, with what its sentence needs. */
export type Refused =
  | { code: 'notLocal' }
  | { code: 'misconfigured'; faults: string }
  | { code: 'notEmbedded' }
  | { code: 'unknownArgument'; argument: string }
  | { code: 'badPort'; variable: PortVariable }
  | { code: 'busyPort'; variable: PortVariable; port: number; free: number }
  | { code: 'deniedPort'; variable: PortVariable; port: number; free: number }
  | { code: 'unwritable'; folder: string; reason: string }
  | { code: 'otherPrograms'; database: string; names: string[] }
  | { code: 'unreadable'; database: string; reason: string }
  | { code: 'ended'; name: string; log: string };

export type PortVariable = 'PORT' | 'CADRE_PLAYGROUND_PORT';

/** The one line that says what is wrong and how to mend it. */
export function sentenceFor(refused: Refused, text: StartText): string {
  const words = text.refusals;
  switch (refused.code) {
    case 'notLocal':
    case 'notEmbedded':
      return words[refused.code];
    case 'misconfigured':
      return refused.faults;
    case 'unknownArgument':
      return words.unknownArgument(refused.argument);
    case 'badPort':
      return words.badPort(refused.variable);
    case 'busyPort':
    case 'deniedPort':
      return words[refused.code](refused.port, settingOf(refused.variable, String(refused.free)));
    case 'unwritable':
      return words.unwritable(refused.folder, refused.reason, settingOf('CADRE_STORE', 'sqlite:PATH'));
    case 'otherPrograms':
      return words.otherPrograms(refused.database, refused.names);
    case 'unreadable':
      return words.unreadable(refused.database, refused.reason);
    case 'ended':
      return words.ended(refused.name, refused.log);
  }
}

/** How a variable is set for one command on this machine. */
function settingOf(variable: string, value: string): string {
  return process.platform === 'win32' ? `set ${variable}=${value}&& npm start` : `${variable}=${value} npm start`;
}
