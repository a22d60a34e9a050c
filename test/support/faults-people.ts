import { COLUMNS, OPTIONAL_COLUMNS, type FaultReason, type FileRole } from '../../bot/domain/import.ts';
import { csv } from './import.ts';

/** A file with one fault, and where and what that is. */
export type FaultyFile = {
  what: string;
  file: FileRole;
  content: string | Uint8Array;
  is: { line: number; column?: string; reason: FaultReason };
};

const ENTRA = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
const KNOWN = [...COLUMNS.people, ...OPTIONAL_COLUMNS.people];
const SHOUTED = ENTRA.toUpperCase();

/** A person with these two ids, one of them at fault. */
function ids(entraTenantId: string, entraObjectId: string, column: string, code: 'badEntraId' | 'entraIdAlone') {
  const reason: FaultReason = { code };
  return {
    file: 'people',
    content: csv('people', [{ entraTenantId, entraObjectId }]),
    is: { line: 2, column, reason },
  } as const;
}

/** What can be wrong with the optional columns of a file of people, by itself. */
export const PEOPLE_FAULTS: readonly FaultyFile[] = [
  {
    what: 'an unknown column',
    file: 'people',
    content: `${csv('people', []).trim()},shoeSize\n`,
    is: { line: 1, column: 'shoeSize', reason: { code: 'unknownColumn', known: KNOWN } },
  },
  { what: 'a tenant that is no id of Entra', ...ids('example.gc.ca', ENTRA, 'entraTenantId', 'badEntraId') },
  { what: 'an object id cut short', ...ids(ENTRA, ENTRA.slice(1), 'entraObjectId', 'badEntraId') },
  { what: 'the empty object id', ...ids(ENTRA, ENTRA.replace(/[0-9a-f]/g, '0'), 'entraObjectId', 'badEntraId') },
  { what: 'a tenant id alone', ...ids(ENTRA, '', 'entraObjectId', 'entraIdAlone') },
  { what: 'an object id alone', ...ids('', ENTRA, 'entraTenantId', 'entraIdAlone') },
  {
    what: 'an account of two people, in other letters',
    file: 'people',
    content: csv('people', [
      { entraTenantId: ENTRA, entraObjectId: ENTRA },
      { email: 'ben@example.gc.ca', entraTenantId: SHOUTED, entraObjectId: SHOUTED },
    ]),
    is: { line: 3, column: 'entraObjectId', reason: { code: 'repeatedIdentity', line: 2 } },
  },
  {
    what: 'a column of an identity without its other half',
    file: 'people',
    content: csv('people', [{ entraTenantId: ENTRA }]),
    is: { line: 1, column: 'entraObjectId', reason: { code: 'missingColumn' } },
  },
];
