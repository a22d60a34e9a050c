import type { Cast, StartText } from '../../cards/text/start.ts';

/** What the page tells, whatever its language. `people` where the sample program is there. */
export type Facts = {
  chat: string;
  bot: string;
  records: string;
  people: { you: string; cast: Cast } | undefined;
};

/** The page that `npm start` prints once all is up, in one language. */
export function page({ chat, bot, records, people }: Facts, text: StartText): string {
  const { labels } = text;
  const rows: (readonly [string, string])[] = [
    [labels.chat, chat],
    [labels.bot, bot],
    [labels.records, records],
    ...(people ? [[labels.you, text.you(people.you)] as const] : []),
  ];
  const tries = people ? ['', `  ${text.tryTitle}`, ...columns(text.tries(people.cast))] : ['', `  ${text.noSample}`];
  return ['', `  ${text.title}`, '', ...columns(rows), ...tries, '', `  ${text.end}`].join('\n');
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `    ${left.padEnd(width)}   ${right}`);
}
