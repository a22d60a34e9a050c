import type { Role } from '../bot/domain/person.ts';
import type { Millis } from '../bot/domain/time.ts';
import { card, execute, heading, notice, paragraph, plain } from './block.ts';
import type { Card } from './card.ts';
import { helpActions, type HelpModel } from './help.ts';
import type { Text } from './text/text.ts';
import { dayText, timeText } from './text/time.ts';

export type PersonaPart = Role | 'participant' | 'supervisor' | 'nominee';

/** Local mode only: the sample people that one window can speak as. */
export type PersonasModel = {
  people: { pid: string; name: string; part: PersonaPart }[];
  /** What was typed after "act as", where it fitted nobody or several. */
  typed?: { kind: 'unknown' | 'several'; text: string };
};

/** Local mode only. `understood` is false where what was typed names no time. */
export type TravelModel = { understood: boolean; at: Millis; readerZone: string };

export function personasCard({ people, typed }: PersonasModel, t: Text): Card {
  const words = t.persona;
  return card(
    t,
    [
      heading(words.title),
      ...(typed ? [notice(words[typed.kind](plain(typed.text)))] : []),
      paragraph(words.help),
      {
        type: 'Input.ChoiceSet',
        id: 'pid',
        label: words.title,
        style: 'compact',
        isRequired: true,
        errorMessage: words.title,
        choices: people.map(({ pid, name, part }) => ({ title: `${name} (${words.part[part]})`, value: pid })),
      },
    ],
    [execute('persona.act', words.actAs)],
  );
}

export function actingCard(model: HelpModel & { name: string }, t: Text): Card {
  return card(t, [paragraph(t.persona.now(plain(model.name)))], helpActions(t, model));
}

/** What time it is for Cadre now that some was let pass; or how to say it. */
export function travelCard({ understood, at, readerZone }: TravelModel, t: Text): Card {
  const when = `${dayText(t.language, at, readerZone)}, ${timeText(t.language, at, readerZone)}`;
  return card(t, [understood ? paragraph(t.persona.later(when)) : notice(t.persona.notLater)]);
}
