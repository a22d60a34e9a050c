import type { DoorPurpose } from '../bot/domain/door.ts';
import type { Language } from '../bot/domain/person.ts';
import type { Millis } from '../bot/domain/time.ts';
import type { Card, Render } from './card.ts';
import { textIn, type Text } from './text/text.ts';
import { dayText, timeText, zoneText } from './text/time.ts';

/** What an e-mail says beside its card: to whom, the link, until when it works, and whom to ask. */
export type MailModel = {
  purpose: DoorPurpose;
  name: string;
  url: string;
  program: string;
  expiresAt: Millis;
  zone: string;
  contacts: { name: string; email: string }[];
};

export type MailWords = { subject: string; text: string; html: string };

type Line =
  | { kind: 'heading' | 'paragraph' | 'small'; text: string }
  | { kind: 'fact'; title: string; text: string }
  | { kind: 'link'; text: string; url: string };

/** A card's words as an e-mail, in one language, or in both where none is recorded (then `first` comes first). */
export function mailWords(
  render: Render,
  model: MailModel,
  language: Language | undefined,
  first: Language,
): MailWords {
  const languages: Language[] = language ? [language] : first === 'en' ? ['en', 'fr'] : ['fr', 'en'];
  const parts = languages.map((one) => {
    const t = textIn(one);
    const card = render(t);
    return {
      language: one,
      subject: subjectOf(card, model, t, languages.length === 1),
      lines: linesOf(card, model, t),
    };
  });
  const sections = parts.map((part) => htmlSection(part.language, part.lines)).join('<hr>\n');
  const subject = parts.map((part) => part.subject).join(' / ');
  return {
    subject,
    text: parts.map(({ lines }) => plainText(lines)).join(`\n\n${'-'.repeat(40)}\n\n`),
    html: htmlPage(languages[0] ?? first, subject, sections),
  };
}

/** The card's heading and, in a single language, the name in bold that follows it: there is no room for two of them. */
function subjectOf(card: Card, { purpose }: MailModel, t: Text, alone: boolean): string {
  const [first] = cardLines(card.body).filter(({ kind }) => kind === 'heading');
  const subject = first?.text ?? t.door.subject[purpose];
  const name = card.body.flatMap((part) =>
    part.type === 'TextBlock' ? (/^\*\*(.+)\*\*$/.exec(part.text)?.[1] ?? []) : [],
  );
  return alone && name[0] !== undefined ? t.door.subjectAbout(subject, unmarked(name[0])) : subject;
}

function linesOf(card: Card, model: MailModel, t: Text): Line[] {
  const { door } = t;
  const [day, time] = [dayText, timeText].map((write) => write(t.language, model.expiresAt, model.zone));
  const until = `${day}, ${time} (${zoneText(t.language, model.zone)})`;
  const people = model.contacts.map(({ name, email }) => `${name} (${email})`).join(', ');
  return [
    { kind: 'paragraph', text: door.greeting(model.name) },
    ...cardLines(card.body),
    { kind: 'link', text: door.open, url: model.url },
    { kind: 'small', text: door.personal(until) },
    { kind: 'small', text: people === '' ? door.noContact : door.contact(people) },
    { kind: 'small', text: whyOf(model.purpose, t)(model.program) },
  ];
}

const OF_NOMINATIONS: readonly DoorPurpose[] = ['consent', 'endorsement', 'nomination', 'offer', 'outcome'];

function whyOf(purpose: DoorPurpose, { door }: Text): (program: string) => string {
  if (OF_NOMINATIONS.includes(purpose)) return door.whyNomination;
  return purpose === 'feedback' ? door.whySupervisor : door.why;
}

type Part = { type?: unknown; style?: unknown; text?: unknown; facts?: unknown; items?: unknown; columns?: unknown };

/** The words of a card in their order. Its fields and buttons stay behind the link. */
function cardLines(parts: readonly unknown[]): Line[] {
  return parts.flatMap((one): Line[] => {
    const part = one as Part;
    if (part.type === 'TextBlock' && typeof part.text === 'string') {
      return [{ kind: part.style === 'heading' ? 'heading' : 'paragraph', text: unmarked(part.text) }];
    }
    if (part.type === 'FactSet' && Array.isArray(part.facts)) {
      const facts = part.facts as { title: string; value: string }[];
      return facts.map(({ title, value }) => ({ kind: 'fact', title: unmarked(title), text: unmarked(value) }));
    }
    const inner = [part.items, part.columns].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
    return cardLines(inner);
  });
}

/** A card's markdown as plain words: what `plain` (block.ts) protected comes back as it was written. */
function unmarked(text: string): string {
  return text
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replaceAll('\u200b', '')
    .replace(/\\([\\`*_[\]~<#+>.)(-])/g, '$1');
}

/** Facts stand together; everything else has a line of air around it. */
function plainText(lines: Line[]): string {
  return lines
    .map((line, n) => {
      const text = line.kind === 'fact' ? `${line.title}: ${line.text}` : line.text;
      const close = line.kind === 'fact' && lines[n + 1]?.kind === 'fact';
      return `${text}${line.kind === 'link' ? `:\n${line.url}` : ''}${close ? '\n' : '\n\n'}`;
    })
    .join('')
    .trimEnd();
}

function htmlSection(language: Language, lines: Line[]): string {
  return `<div lang="${language}">\n${lines.map(htmlLine).join('\n')}\n</div>\n`;
}

function htmlLine(line: Line): string {
  const text = escape(line.text);
  switch (line.kind) {
    case 'heading':
      return `<h1 style="font-size:20px">${text}</h1>`;
    case 'paragraph':
      return `<p>${text}</p>`;
    case 'small':
      return `<p style="font-size:14px;color:#484644">${text}</p>`;
    case 'fact':
      return `<p style="margin:4px 0"><b>${escape(line.title)}</b><br>${text}</p>`;
    case 'link':
      return `<p style="margin:20px 0"><a href="${escape(line.url)}" style="display:inline-block;padding:12px 20px;background:#0f548c;color:#ffffff;border-radius:4px;font-weight:600">${text}</a></p>`;
  }
}

function htmlPage(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title></head>
<body style="margin:16px;font:16px/1.5 'Segoe UI',sans-serif;color:#1b1a19">
${body}</body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`).replaceAll('\n', '<br>');
}
