import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMail, isOneAddress } from '../bot/mail.ts';
import type { Mail, MailMessage } from '../bot/deps.ts';
import { fixedClock, fixedIds, memoryLog } from './support/fixed.ts';
import { openMailServer, type MailServer, type Trouble } from './support/mailserver.ts';

const FROM = 'cadre@example.gc.ca';
const AT = Date.parse('2026-09-10T13:00:00Z');
const message: MailMessage = {
  to: 'ada@example.gc.ca',
  subject: 'Présence / Check-in',
  text: 'Bonjour Ada, voici le lien.',
  html: '<p lang="fr">Bonjour Ada, voici le lien.</p>',
  replyTo: 'cora@example.gc.ca',
};

const log = memoryLog();
const needs = { log, ids: fixedIds(), clock: fixedClock(AT), timeoutMs: 400 };
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  log.lines.splice(0);
});

const mailTo = (port: number, host = '127.0.0.1', login = ''): Mail =>
  createMail({ kind: 'smtp', url: `smtp://${login}${host}:${port}`, from: FROM }, needs);

async function serverWith(...args: Parameters<typeof openMailServer>): Promise<MailServer> {
  const server = await openMailServer(...args);
  closing.push(() => server.close());
  return server;
}

/** The headers of a message, unfolded, by name in lower case. */
function headersOf(text: string): Map<string, string> {
  const [head = ''] = text.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
}

describe('over a mail server', () => {
  test('is taken: one addressee in envelope and header, both forms, and no way back for automatic answers', async () => {
    const server = await serverWith();
    expect(await mailTo(server.port).send({ ...message, id: 'dlv_reminder_s1_0_ada' })).toEqual({ ok: true });
    const [taken] = server.taken;
    expect(taken).toMatchObject({ from: FROM, to: ['ada@example.gc.ca'] });
    const headers = headersOf(taken?.message ?? '');
    expect(Object.fromEntries(headers)).toMatchObject({
      from: 'Cadre <cadre@example.gc.ca>',
      to: 'ada@example.gc.ca',
      'reply-to': 'cora@example.gc.ca',
      'auto-submitted': 'auto-generated',
      'message-id': '<dlv_reminder_s1_0_ada@example.gc.ca>',
      date: 'Thu, 10 Sep 2026 13:00:00 +0000',
    });
    expect([...headers.keys()].filter((name) => /^(b?cc|resent-|list-)/.test(name))).toEqual([]);
    expect(headers.get('content-type')).toMatch(/^multipart\/alternative/);
    expect(taken?.message).toMatch(/Content-Type: text\/plain[^]*Content-Type: text\/html/);
  });

  test('logs in where the settings have a name and a password', async () => {
    const server = await serverWith();
    const outcome = await mailTo(server.port, '127.0.0.1', 'cadre%40gc:p%3Ass@').send(message);
    expect([outcome, server.logins]).toEqual([{ ok: true }, ['cadre@gc p:ss']]);
  });

  test.each<[Trouble['at'], number, string]>([
    ['rcpt', 550, 'rejected'],
    ['rcpt', 450, 'later'],
    ['data', 554, 'rejected'],
    ['data', 451, 'later'],
    // these are about us, not about the addressee: an operator has to mend them
    ['mail', 550, 'later'],
    ['mail', 451, 'later'],
    ['connect', 554, 'later'],
    ['connect', 421, 'later'],
  ])('a server that answers at %s with %i: %s', async (at, answer, code) => {
    const server = await serverWith({ at, answer });
    expect(await mailTo(server.port).send(message)).toEqual({ ok: false, code });
  });

  test.each<[Trouble['at'], 'break' | 'silence', string]>([
    ['connect', 'break', 'later'],
    ['connect', 'silence', 'later'],
    ['rcpt', 'break', 'later'],
    ['rcpt', 'silence', 'later'],
    // it had the whole message by then, and may have kept it
    ['data', 'break', 'unknown'],
    ['data', 'silence', 'unknown'],
  ])('a connection that meets %s with %s: %s', async (at, answer, code) => {
    const server = await serverWith({ at, answer });
    expect(await mailTo(server.port).send(message)).toEqual({ ok: false, code });
    expect(server.taken).toHaveLength(code === 'unknown' ? 1 : 0);
  });

  test('nobody listens there: later', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        resolve((server.address() as AddressInfo).port);
      });
    });
    await new Promise((resolve) => server.close(resolve));
    expect(await mailTo(port).send(message)).toEqual({ ok: false, code: 'later' });
  });

  test('a login that is refused is ours to mend: later, and nothing is sent', async () => {
    const server = await serverWith(undefined, {
      onAuth: (_auth, _session, end) => {
        end(new Error('no'));
      },
    });
    expect(await mailTo(server.port, '127.0.0.1', 'cadre:wrong@').send(message)).toEqual({ ok: false, code: 'later' });
    expect(server.begun()).toBe(0);
  });

  describe('a server that is not this machine', () => {
    test('without TLS is told nothing: no password, no addressee', async () => {
      const server = await serverWith();
      const outcome = await mailTo(server.port, '0.0.0.0', 'cadre:secret@').send(message);
      expect(outcome).toEqual({ ok: false, code: 'later' });
      expect([server.logins, server.begun()]).toEqual([[], 0]);
    });

    test('whose certificate nobody vouches for is told nothing either', async () => {
      const server = await serverWith(undefined, { disabledCommands: [], logger: false });
      const outcome = await mailTo(server.port, '0.0.0.0', 'cadre:secret@').send(message);
      expect(outcome).toEqual({ ok: false, code: 'later' });
      expect([server.logins, server.begun()]).toEqual([[], 0]);
    });
  });

  test('what is logged of a failure names nobody', async () => {
    const server = await serverWith({ at: 'rcpt', answer: 550 });
    await mailTo(server.port, '127.0.0.1', 'cadre:secret@').send(message);
    expect(log.lines).toEqual([
      {
        level: 'warn',
        fields: { code: 'rejected', status: 550, command: 'RCPT TO' },
        message: 'an e-mail could not be sent',
      },
    ]);
  });
});

describe('the outbox of local mode', () => {
  function outbox(): { mail: Mail; read: () => string[] } {
    const folder = mkdtempSync(join(tmpdir(), 'cadre-outbox-'));
    closing.push(() => {
      rmSync(folder, { recursive: true });
    });
    const inner = join(folder, 'outbox');
    return {
      mail: createMail({ kind: 'outbox', folder: inner, from: 'cadre@localhost.localdomain' }, needs),
      read: () =>
        readdirSync(inner)
          .sort()
          .map((name) => (name.endsWith('.eml') ? readFileSync(join(inner, name), 'utf8') : name)),
    };
  }

  test('keeps each message as one whole file that a mail program opens', async () => {
    const { mail, read } = outbox();
    expect(await mail.send(message)).toEqual({ ok: true });
    expect(await mail.send({ ...message, to: 'bo@example.gc.ca' })).toEqual({ ok: true });
    const files = read();
    expect(files.map((text) => headersOf(text).get('to'))).toEqual(['ada@example.gc.ca', 'bo@example.gc.ca']);
    expect(files.every((text) => !/[^\r]\n/.test(text))).toBe(true);
  });

  test('a calendar request is another form of the message, which Outlook reads, and a file for everybody else', async () => {
    const { mail, read } = outbox();
    const content = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
    const contentType = 'text/calendar; charset=utf-8; method=REQUEST';
    await mail.send({ ...message, attachments: [{ name: 'session.ics', contentType, content }] });
    const [text = ''] = read();
    const parts = text.match(/^Content-Type: [^;\r\n]+(;[^\r\n]*)?$/gm) ?? [];
    expect(parts.map((part) => part.replace(/; *(boundary=.*)?$/, ''))).toEqual([
      'Content-Type: multipart/mixed',
      'Content-Type: multipart/alternative',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Type: text/html; charset=utf-8',
      'Content-Type: text/calendar; charset=utf-8; method=REQUEST',
      'Content-Type: application/ics; name=session.ics',
    ]);
  });

  test('a calendar that asks for no answer, and any other file, is an attachment', async () => {
    const { mail, read } = outbox();
    const attachments = [
      { name: 'session.ics', contentType: 'text/calendar; method=PUBLISH', content: 'BEGIN:VCALENDAR' },
      { name: 'séance.txt', contentType: 'text/plain', content: 'x' },
    ];
    await mail.send({ ...message, attachments });
    const [text = ''] = read();
    expect(text).toMatch(/^Content-Type: text\/calendar; method=PUBLISH; name=session.ics\r$/m);
    expect(text.match(/^Content-Disposition: attachment/gm)).toHaveLength(2);
    expect(text).not.toContain('application/ics');
  });

  test('nothing that a text holds becomes a header or another addressee', async () => {
    const line = fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\u0085', '\0');
    const evil = fc
      .tuple(fc.string({ maxLength: 20 }), line, fc.constantFrom('Bcc: eve@evil.example', 'X-Evil: 1', '\r\n<script>'))
      .map((parts) => parts.join(''));
    const { mail, read } = outbox();
    await fc.assert(
      fc.asyncProperty(evil, evil, evil, async (subject, name, contentType) => {
        const attachments = [{ name, contentType: `text/plain${contentType}`, content: 'x' }];
        await mail.send({ ...message, subject, attachments });
        const headers = headersOf(read().at(-1) ?? '');
        expect(headers.get('to')).toBe('ada@example.gc.ca');
        expect([...headers.keys()].filter((one) => ['bcc', 'x-evil'].includes(one))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    'ada@example.gc.ca, eve@evil.example',
    'ada@example.gc.ca\r\nBcc: eve@evil.example',
    'Ada <ada@example.gc.ca>',
    'ada@example.gc.ca;eve@evil.example',
    '"a b"@example.gc.ca',
    'ada',
    'ada@localhost',
    '',
  ])('is not written to %j, which is not one address', async (to) => {
    const { mail } = outbox();
    expect(isOneAddress(to)).toBe(false);
    expect(await mail.send({ ...message, to })).toEqual({ ok: false, code: 'invalid' });
    expect(await mail.send({ ...message, replyTo: to })).toEqual({ ok: false, code: 'invalid' });
  });
});
