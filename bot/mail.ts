import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Clock, Ids, Log, Mail, MailMessage, MailOutcome } from './deps.ts';
import { isLoopbackHost } from './domain/loopback.ts';

/** Where e-mail goes: over a mail server, or (local mode) as files into a folder of this machine. */
export type MailChoice = { from: string } & ({ kind: 'smtp'; url: string } | { kind: 'outbox'; folder: string });

type Needs = { log: Log; ids: Ids; clock: Clock };

/** How long a mail server may take: for a connection, for its greeting, and for any answer. */
const TIMEOUT_MS = 10_000;

export function createMail(choice: MailChoice, needs: Needs): Mail {
  return choice.kind === 'smtp' ? createSmtp(choice, needs) : createOutbox(choice, needs);
}

/** One address and nothing else: what could be a second one, a name or a header is none. */
export function isOneAddress(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s@<>()[\],;:\\"\p{C}]+@[^\s@<>()[\],;:\\"\p{C}]+\.[^\s@<>()[\],;:\\"\p{C}]+$/u.test(text)
  );
}

/** Over SMTP, encrypted unless the server is this machine's own. Tried once: the caller decides about another time. */
function createSmtp({ from, url }: { from: string; url: string }, { log }: Needs): Mail {
  const { hostname } = new URL(url);
  const transport = createTransport({
    url,
    requireTLS: !isLoopbackHost(hostname),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    from,
    async send(message) {
      const composed = compose(message, from);
      if (!composed) return { ok: false, code: 'invalid' };
      try {
        await transport.sendMail(composed);
        return { ok: true };
      } catch (error) {
        const outcome = outcomeOf(error);
        // the error's own words repeat addresses and what the server said about them
        log.warn(outcome, 'an e-mail could not be sent');
        return { ok: false, code: outcome.code };
      }
    },
  };
}

/** Each message as one .eml file, there whole or not at all. Nothing leaves this machine. */
function createOutbox({ from, folder }: { from: string; folder: string }, { clock, ids }: Needs): Mail {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    from,
    async send(message) {
      const composed = compose(message, from);
      if (!composed) return { ok: false, code: 'invalid' };
      const { message: bytes } = await transport.sendMail({ ...composed, date: new Date(clock.now()) });
      await mkdir(folder, { recursive: true });
      const path = join(folder, `${String(clock.now()).padStart(14, '0')}-${ids.next()}.eml`);
      await writeFile(`${path}.part`, bytes as Buffer, { flag: 'wx' });
      await rename(`${path}.part`, path);
      return { ok: true };
    },
  };
}

/** A message as nodemailer takes it; undefined where its addressee or sender is not one address. */
function compose(message: MailMessage, from: string): SendMailOptions | undefined {
  const { to, subject, text, html, replyTo, attachments = [] } = message;
  if (![to, ...(replyTo === undefined ? [] : [replyTo])].every(isOneAddress)) return undefined;
  return {
    from: { name: 'Cadre', address: from },
    to: { name: '', address: to },
    ...(replyTo === undefined ? {} : { replyTo: { name: '', address: replyTo } }),
    subject: oneLine(subject),
    text,
    html,
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: attachments.map(({ name, contentType, content }) => ({
      filename: oneLine(name),
      contentType: oneLine(contentType),
      content,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** What goes into a header: a line break there would begin another one. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** Commands of SMTP before the message itself: whoever fails in them has surely sent nothing. */
const BEFORE_THE_MESSAGE: readonly unknown[] = ['CONN', 'EHLO', 'HELO', 'STARTTLS', 'MAIL FROM', 'RCPT TO'];
const NOT_CONNECTED: readonly unknown[] = ['ECONNECTION', 'ECONNREFUSED', 'EDNS', 'EAUTH', 'ETLS'];

function outcomeOf(error: unknown): {
  code: Exclude<MailOutcome, { ok: true }>['code'];
  status?: number;
  command?: string;
} {
  const { code, command, responseCode } = fieldsOf(error);
  const about = {
    ...(typeof responseCode === 'number' ? { status: responseCode } : {}),
    ...(typeof command === 'string' && /^[A-Z -]{1,20}$/.test(command) ? { command } : {}),
  };
  if (code === 'EENVELOPE' && typeof responseCode === 'number' && responseCode >= 500)
    return { code: 'rejected', ...about };
  if (typeof responseCode === 'number') {
    // a server that answered has not taken the message; what it says of our own login is for an operator to mend
    const final = responseCode >= 500 && code !== 'EAUTH';
    return { code: final ? 'rejected' : 'later', ...about };
  }
  const early = NOT_CONNECTED.includes(code) || BEFORE_THE_MESSAGE.includes(command);
  return { code: early ? 'later' : 'unknown', ...about };
}

function fieldsOf(error: unknown): { code?: unknown; command?: unknown; responseCode?: unknown } {
  return typeof error === 'object' && error !== null ? error : {};
}
