import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Clock, Ids, Log, Mail, MailMessage } from './deps.ts';
import { createSmtp, type Post } from './smtp.ts';

/** Where e-mail goes: over a mail server, or (local mode) as files into a folder of this machine. */
export type MailChoice = { from: string } & ({ kind: 'smtp'; url: string } | { kind: 'outbox'; folder: string });

type Needs = { log: Log; ids: Ids; clock: Clock; timeoutMs?: number };

/**
 * E-mail to one address at a time: no copies, nothing fetched, no header but ours. What is not one address is refused
 * as `invalid` without being tried.
 */
export function createMail(choice: MailChoice, needs: Needs): Mail {
  const { from } = choice;
  const post =
    choice.kind === 'smtp'
      ? createSmtp(choice.url, from, needs.log, needs.timeoutMs)
      : createOutbox(choice.folder, needs);
  return {
    from,
    async send(message) {
      if (![message.to, message.replyTo ?? message.to].every(isOneAddress)) return { ok: false, code: 'invalid' };
      return post(message.to, await compose(message, from, needs.clock));
    },
  };
}

/** One address and nothing else: what could be a second one, a name or a header is none. */
export function isOneAddress(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s@<>()[\],;:\\"\p{C}]+@[^\s@<>()[\],;:\\"\p{C}]+\.[^\s@<>()[\],;:\\"\p{C}]+$/u.test(text)
  );
}

/** Each message as one .eml file, there whole or not at all. Nothing leaves this machine. */
function createOutbox(folder: string, { clock, ids }: Needs): Post {
  return async (_to, message) => {
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${String(clock.now()).padStart(14, '0')}-${ids.next()}.eml`);
    await writeFile(`${path}.part`, message, { flag: 'wx' });
    await rename(`${path}.part`, path);
    return { ok: true };
  };
}

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

/** A message as it travels (RFC 5322). */
async function compose(message: MailMessage, from: string, clock: Clock): Promise<Buffer> {
  const { to, subject, text, html, replyTo, id } = message;
  const options: SendMailOptions = {
    from: { name: 'Cadre', address: from },
    to: { name: '', address: to },
    ...(replyTo === undefined ? {} : { replyTo: { name: '', address: replyTo } }),
    ...(id !== undefined && /^\w{1,200}$/.test(id) ? { messageId: `<${id}@${from.split('@')[1] ?? ''}>` } : {}),
    date: new Date(clock.now()),
    subject: oneLine(subject),
    text,
    html,
    // no "I am away" may come back (RFC 3834; Exchange reads the second)
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    ...enclosed(message.attachments ?? []),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const { message: bytes } = await composer.sendMail(options);
  return bytes as Buffer;
}

/**
 * Attachments; a calendar request or cancellation is also another form of the message itself, which is how Outlook
 * comes to offer it (RFC 6047). One message has one: any further one is a file beside it.
 */
function enclosed(
  attachments: NonNullable<MailMessage['attachments']>,
): Pick<SendMailOptions, 'attachments' | 'icalEvent'> {
  const request = attachments.find(({ contentType }) => methodOf(contentType) !== undefined);
  const files = attachments.filter((one) => one !== request);
  return {
    ...(request
      ? {
          icalEvent: {
            method: methodOf(request.contentType) ?? 'REQUEST',
            filename: oneLine(request.name),
            content: request.content,
          },
        }
      : {}),
    attachments: files.map(({ name, contentType, content }) => ({
      filename: oneLine(name),
      contentType: oneLine(contentType),
      content,
    })),
  };
}

function methodOf(contentType: string): 'REQUEST' | 'CANCEL' | undefined {
  const [, method] = /^text\/calendar\s*;(?:.*;)?\s*method="?(REQUEST|CANCEL)\b/i.exec(contentType) ?? [];
  return method === undefined ? undefined : method.toUpperCase() === 'CANCEL' ? 'CANCEL' : 'REQUEST';
}

/** What goes into a header: a line break there would begin another one. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
