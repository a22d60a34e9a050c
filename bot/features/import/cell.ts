import { isAddress, isEntraId, type FaultReason } from '../../domain/import.ts';
import { sameAddress } from '../../domain/key.ts';
import type { Identity } from '../../domain/person.ts';
import { instantOf, isDay, isTimeZone, type Day, type Millis } from '../../domain/time.ts';

/** The cells of one line. A reader that finds a fault reports it and gives a stand-in: the line is then dropped. */
export type Cells<C extends string> = {
  has(column: C): boolean;
  get(column: C): string;
  fault(column: C, reason: FaultReason): void;
  /** The columns of this file beside those that every such file may have. */
  more: readonly string[];
};

const TEXT = 300;

/** As much of a value as it takes to find it in the file. */
export const short = (value: string): string => (value.length > 40 ? `${value.slice(0, 39)}…` : value);

/** A text of at most `max` characters that can be shown; '' where the cell is empty. */
export function text<C extends string>(cells: Cells<C>, column: C, max = TEXT): string {
  const value = cells.get(column);
  if (value.length > max) cells.fault(column, { code: 'textTooLong', max });
  else if (/\p{Cc}/u.test(value)) cells.fault(column, { code: 'badCharacter' });
  return value;
}

/** A text that must be there. */
export function required<C extends string>(cells: Cells<C>, column: C, max = TEXT): string {
  const value = text(cells, column, max);
  if (value === '') cells.fault(column, { code: 'blank' });
  return value;
}

/** An address, as addresses are compared. */
export function address<C extends string>(cells: Cells<C>, column: C): string {
  const value = required(cells, column);
  if (value !== '' && !isAddress(value)) cells.fault(column, { code: 'badAddress', value: short(value) });
  return sameAddress(value);
}

/** One of a few words, whatever their case. The stand-in is the first. */
export function oneOf<C extends string, T extends string>(
  cells: Cells<C>,
  column: C,
  allowed: readonly [T, ...T[]],
): T {
  const value = required(cells, column);
  const found = allowed.find((one) => one === value.toLowerCase());
  if (value !== '' && found === undefined) cells.fault(column, { code: 'notOneOf', value: short(value), allowed });
  return found ?? allowed[0];
}

/** An Entra identity, of both cells or of neither, in lower case. A value at fault is not repeated: it is somebody's id. */
export function identity(cells: Cells<'entraTenantId' | 'entraObjectId'>): Identity | undefined {
  const columns = ['entraTenantId', 'entraObjectId'] as const;
  const [tenantId, objectId] = [cells.get(columns[0]).toLowerCase(), cells.get(columns[1]).toLowerCase()];
  if (tenantId === '' && objectId === '') return undefined;
  const [tenantSound, objectSound] = columns.map((column) => {
    const value = cells.get(column);
    if (!isEntraId(value)) cells.fault(column, { code: value === '' ? 'entraIdAlone' : 'badEntraId' });
    return isEntraId(value);
  });
  return tenantSound && objectSound ? { tenantId, objectId } : undefined;
}

/** An IANA zone. The stand-in is ''. */
export function zone(cells: Cells<'timeZone'>): string {
  const value = required(cells, 'timeZone');
  if (value === '' || isTimeZone(value)) return value;
  cells.fault('timeZone', { code: 'badZone', value: short(value) });
  return '';
}

/** The stand-in is '', which is before every day. */
export function day<C extends string>(cells: Cells<C>, column: C, value: string): Day {
  if (value === '' || isDay(value)) return value;
  cells.fault(column, { code: 'badDay', value: short(value) });
  return '';
}

/** The stand-in is NaN, which is neither before nor after anything. */
export function instant<C extends string>(cells: Cells<C>, column: C, timeZone: string): Millis {
  const value = required(cells, column);
  if (value === '') return Number.NaN;
  const local = instantOf(value, timeZone === '' ? 'UTC' : timeZone);
  if (local.kind === 'instant') return timeZone === '' ? Number.NaN : local.at;
  if (local.kind === 'malformed') cells.fault(column, { code: 'badTime', value: short(value) });
  else cells.fault(column, { code: `${local.kind}Time`, value: short(value), timeZone });
  return Number.NaN;
}

/** Whole minutes. */
export function minutes<C extends string>(cells: Cells<C>, column: C, value: string): number {
  if (/^\d{1,6}$/.test(value)) return Number(value);
  if (value !== '') cells.fault(column, { code: 'badMinutes', value: short(value) });
  return 0;
}
