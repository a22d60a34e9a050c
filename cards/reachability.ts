import type { Unreachable } from '../bot/domain/reachability.ts';
import type { Millis } from '../bot/domain/time.ts';
import { card, execute, facts, heading, notice, paragraph, plain, subheading, type Block } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';
import { shortDayText } from './text/time.ts';

type Person = { name: string; why: Unreachable; since?: Millis; byMail: 'yes' | 'noAddress' | 'noMail' };

/** `people`: everybody who was looked at; `opening`: never met, reached by their account; `unreachable`: by name. */
export type ReachabilityModel = { people: number; opening: number; unreachable: Person[]; timeZone: string };

/** What a coordinator can do something about soonest comes first. */
const ORDER: readonly Unreachable[] = ['neverMet', 'notInstalled', 'blocked', 'notAllowed', 'gone'];
/** So many names fit on a card; the counts are always of all. */
const MOST_NAMES = 60;
const LONGEST_NAME = 80;

/** Who cannot be messaged in Teams: how many, why, since when, what helps, and whether e-mail reaches them. */
export function reachabilityCard(model: ReachabilityModel, t: Text): Card {
  const words = t.reachability;
  const { people, unreachable } = model;
  const again = [execute('reachability.show', words.again)];
  if (unreachable.length === 0) {
    return card(t, [heading(words.title), paragraph(words.everybody(people)), ...openingOf(model, t)], again);
  }
  let room = MOST_NAMES;
  const groups = ORDER.flatMap((why) => {
    const group = unreachable.filter((person) => person.why === why);
    const shown = group.slice(0, room);
    room -= shown.length;
    return group.length === 0 ? [] : groupBlocks(why, group.length, shown, model.timeZone, t);
  });
  return card(t, [heading(words.title), ...summary(model, t), ...groups], again);
}

function openingOf({ opening }: ReachabilityModel, t: Text): Block[] {
  return opening > 0 ? [paragraph(t.reachability.opening(opening))] : [];
}

function summary(model: ReachabilityModel, t: Text): Block[] {
  const words = t.reachability;
  const { people, unreachable } = model;
  const count = (byMail: Person['byMail']): number => unreachable.filter((one) => one.byMail === byMail).length;
  const [mailed, noAddress, noMail] = [count('yes'), count('noAddress'), count('noMail')];
  return [
    paragraph(words.count(unreachable.length, people)),
    ...(mailed > 0 ? [paragraph(words.mailed(mailed))] : []),
    ...(noAddress > 0 ? [notice(words.noAddress(noAddress))] : []),
    ...(noMail > 0 ? [notice(words.noMail)] : []),
    ...openingOf(model, t),
  ];
}

function groupBlocks(why: Unreachable, count: number, shown: readonly Person[], timeZone: string, t: Text): Block[] {
  const words = t.reachability;
  const more = count - shown.length;
  return [
    subheading(`${words.why[why]} (${count})`),
    paragraph(words.remedy[why]),
    ...(shown.length > 0 ? [facts(shown.map((person) => rowOf(person, timeZone, t)))] : []),
    ...(more > 0 ? [paragraph(words.more(more))] : []),
  ];
}

function rowOf({ name, since, byMail }: Person, timeZone: string, t: Text): readonly [string, string] {
  const words = t.reachability;
  const when = since === undefined ? [] : [words.since(shortDayText(t.language, since, timeZone))];
  return [plain(name.slice(0, LONGEST_NAME)), [...when, words.byMail[byMail]].join(' · ')];
}

/** The same for everybody else. */
export function reachabilityRefusedCard(t: Text): Card {
  return card(t, [notice(t.reachability.notAllowed)]);
}
