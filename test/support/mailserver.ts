import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** One message that a mail server was given: its envelope, and the message as it came. */
export type Taken = { from: string; to: string[]; message: string };

export type MailServer = {
  port: number;
  taken: Taken[];
  /** Who logged in, and with what. */
  logins: string[];
  /** How often a sender was named: the first thing that is said about a message. */
  begun(): number;
  close(): Promise<void>;
};

/** What goes wrong, and where: an SMTP answer of the server's, or a connection that breaks or falls silent. */
export type Trouble = { at: 'connect' | 'mail' | 'rcpt' | 'data'; answer: number | 'break' | 'silence' };

/** A real SMTP server on this machine (smtp-server, by the author of nodemailer). */
export async function openMailServer(trouble?: Trouble, options: SMTPServerOptions = {}): Promise<MailServer> {
  const taken: Taken[] = [];
  const logins: string[] = [];
  let begun = 0;
  const meet = (at: Trouble['at'], end: (error?: Error) => void): void => {
    if (trouble?.at !== at) end();
    else if (trouble.answer === 'break') for (const one of server.connections) one._socket.destroy();
    else if (trouble.answer !== 'silence') end(Object.assign(new Error('no'), { responseCode: trouble.answer }));
  };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, end) {
      logins.push(`${username ?? ''} ${password ?? ''}`);
      end(null, { user: username });
    },
    onConnect(_session, end) {
      meet('connect', end);
    },
    onMailFrom(_address, _session, end) {
      begun += 1;
      meet('mail', end);
    },
    onRcptTo(_address, _session, end) {
      meet('rcpt', end);
    },
    onData(stream, { envelope }, end) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const to = envelope.rcptTo.map(({ address }) => address);
        taken.push({ from, to, message: Buffer.concat(chunks).toString('utf8') });
        meet('data', end);
      });
    },
    ...options,
  });
  server.on('error', () => undefined); // connections that are broken on purpose
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    logins,
    begun: () => begun,
    close: async () => {
      for (const one of server.connections) one._socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(resolve);
      });
    },
  };
}
