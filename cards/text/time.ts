import type { Language } from '../../bot/domain/person.ts';
import type { Millis } from '../../bot/domain/time.ts';

const LOCALE = { en: 'en-CA', fr: 'fr-CA' } as const;

const STYLE = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  shortDay: { day: 'numeric', month: 'short', year: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  seconds: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
  zone: { timeZoneName: 'longGeneric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

// building a formatter costs more than a check-in; there are few languages, zones and styles
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, timeZone: string, style: keyof typeof STYLE): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${style}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(LOCALE[language], { ...STYLE[style], timeZone });
    formatters.set(key, found);
  }
  return found;
}

/** "Thursday, September 10, 2026" / « jeudi 10 septembre 2026 », in a zone. */
export function dayText(language: Language, at: Millis, timeZone: string): string {
  return withFirst(language, formatter(language, timeZone, 'day').format(at));
}

/** "Sep 10, 2026" / « 10 sept. 2026 », in a zone. */
export function shortDayText(language: Language, at: Millis, timeZone: string): string {
  return withFirst(language, formatter(language, timeZone, 'shortDay').format(at));
}

/** The first of a month is « 1er » in French; the formatter says « 1 ». */
function withFirst(language: Language, text: string): string {
  return language === 'fr' ? text.replace(/(?<!\d)1(?=\s\p{L})/u, '1er') : text;
}

/** "9:30 a.m." / « 9 h 30 », in a zone; a full hour in French is « 9 h » (federal practice). */
export function timeText(language: Language, at: Millis, timeZone: string): string {
  return formatter(language, timeZone, 'time')
    .format(at)
    .replace(/(\sh)\s00$/, '$1');
}

/** A time with its seconds, for short waits. */
export function secondsText(language: Language, at: Millis, timeZone: string): string {
  return formatter(language, timeZone, 'seconds').format(at);
}

const zones = new Map<string, string>();

/** The zone's name, the same all year: "Eastern Time" / « heure de l’Est ». */
export function zoneText(language: Language, timeZone: string): string {
  const key = `${language} ${timeZone}`;
  let name = zones.get(key);
  if (name === undefined) {
    const parts = formatter(language, timeZone, 'zone').formatToParts(0);
    name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
    zones.set(key, name);
  }
  return name;
}
