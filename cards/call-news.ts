import type { Call } from '../bot/domain/call.ts';
import { card, execute, heading, paragraph, plain, type Action } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';
import { dayText } from './text/time.ts';

export type CallNewsModel = {
  call: Call;
  program: string;
  cohort: string;
  timeZone: string;
  kind: 'open' | 'last' | 'late';
  /** One's own drafts that were not submitted. */
  drafts: number;
};

/** How a nominator hears of a call: it opens, it closes soon, it has closed on a draft. */
export function callNewsCard({ call, program, cohort, timeZone, kind, drafts }: CallNewsModel, t: Text): Card {
  const words = t.callNews;
  const name = plain(cohort);
  const nominate: Action = execute('nomination.calls', words.nominate);
  if (kind === 'late') return card(t, [heading(words.lateTitle), paragraph(words.late(drafts, name))], [nominate]);
  const day = dayText(t.language, call.closesAt - 1, timeZone);
  return card(
    t,
    [
      heading(kind === 'open' ? words.newsTitle(plain(program)) : words.lastTitle),
      ...(kind === 'open' ? [paragraph(words.news(name))] : []),
      paragraph(words.last(name, day)),
      paragraph(`${t.call.asks(call.days, call.months)} ${t.call.seats(call.capacity, call.perDepartment)}`),
      ...(drafts > 0 ? [paragraph(t.call.drafts(drafts))] : []),
    ],
    [nominate],
  );
}
