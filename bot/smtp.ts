import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { Log, MailOutcome } from './deps.ts';
import { isLoopbackHost } from './domain/loopback.ts';

/** Hands one finished message over to one address, as whom the settings say. */
export type Post = (to: string, message: Buffer) => Promise<MailOutcome>;

/** How long a mail server may take: for a connection, for its greeting, and for any answer. */
const TIMEOUT_MS = 10_000;

/**
 * Over SMTP, encrypted unless the server is this machine's own. Tried once: the caller decides about another time. One
 * connection a message, so that what is known of one says nothing of another.
 */
export function createSmtp(url: string, from: string, log: Log, timeoutMs = TIMEOUT_MS): Post {
  const server = new URL(url);
  const options = optionsOf(server, timeoutMs);
  const login = loginOf(server);
  return async (to, message) => {
    const handing = { begun: false };
    try {
      await handOver(options, login, { from, to: [to], size: message.length }, lazily(message, handing));
      return { ok: true };
    } catch (error) {
      const fault = faultOf(error);
      const code = outcomeOf(fault, handing.begun);
      // the error's own words repeat addresses and what the server said about them
      const { responseCode: status, command } = fault;
      log.warn({ code, status, command }, 'an e-mail could not be sent');
      return { ok: false, code };
    }
  };
}

function optionsOf({ protocol, hostname, port }: URL, timeoutMs: number): SMTPConnectionOptions {
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !isLoopbackHost(hostname),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  };
}

type Login = { user: string; pass: string };

function loginOf({ username, password }: URL): Login | undefined {
  return username === '' ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
}

type Envelope = { from: string; to: string[]; size: number };

/** The whole conversation with the server. An error of the connection ends it, whatever was being waited for. */
function handOver(
  options: SMTPConnectionOptions,
  login: Login | undefined,
  envelope: Envelope,
  message: Readable,
): Promise<void> {
  const connection = new SMTPConnection(options);
  const step = (begin: (done: (error?: Error | null) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      connection.once('error', reject);
      begin((error) => {
        connection.off('error', reject);
        if (error) reject(error);
        else resolve();
      });
    });
  const all = async (): Promise<void> => {
    await step((done) => {
      connection.connect(done);
    });
    if (login)
      await step((done) => {
        connection.login(login, done);
      });
    await step((done) => {
      connection.send(envelope, message, done);
    });
  };
  connection.on('error', () => undefined); // an error event that nobody listens to would end the process
  return all().finally(() => {
    connection.quit();
    connection.close();
  });
}

/** A message that notes when the server, having taken sender and addressee, begins to be given it. */
function lazily(message: Buffer, handing: { begun: boolean }): Readable {
  return new Readable({
    read() {
      handing.begun = true;
      this.push(message);
      this.push(null);
    },
  });
}

type Fault = { code?: string; command?: string; responseCode?: number };

/**
 * What is known after an error. Before the message itself nothing was sent: the addressee may have been refused (for
 * good, or for now); anything else, our own login and sender included, is for an operator to mend and may be tried
 * again. Once the message is under way only the server's own answer says that it was not taken.
 */
function outcomeOf(fault: Fault, begun: boolean): Exclude<MailOutcome, { ok: true }>['code'] {
  const { code, command, responseCode } = fault;
  if (begun) {
    if (responseCode === undefined) return 'unknown';
    return responseCode >= 500 ? 'rejected' : 'later';
  }
  if (code === 'EENVELOPE' && responseCode === undefined) return 'rejected'; // no server was asked: no such address
  const ofAddressee = command === 'RCPT TO' || command === 'DATA';
  return ofAddressee && responseCode !== undefined && responseCode >= 500 ? 'rejected' : 'later';
}

/** Codes only: what an error says in words may name people. */
function faultOf(error: unknown): Fault {
  const { code, command, responseCode } = (typeof error === 'object' && error !== null ? error : {}) as Record<
    keyof Fault,
    unknown
  >;
  return {
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof command === 'string' && /^[A-Z -]{1,20}$/.test(command) ? { command } : {}),
    ...(typeof responseCode === 'number' ? { responseCode } : {}),
  };
}
