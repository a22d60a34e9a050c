import type { Command, Verb } from '../router.ts';
import { consentVerbs, showLatestOwn } from './nomination/consent.ts';
import { dossierVerbs } from './nomination/dossier.ts';
import { nominateVerbs, showNominate } from './nomination/nominate.ts';

export const nominationCommands: Command[] = [
  {
    words: ['nominate', 'nominations', 'proposer une candidature', 'candidatures'],
    place: 'personal',
    run: (deps, turn) => showNominate(deps, turn),
  },
  {
    words: ['my nomination', 'nomination', 'ma candidature', 'candidature'],
    place: 'personal',
    run: (deps, turn) => showLatestOwn(deps, turn),
  },
];

export const nominationVerbs: Verb[] = [...nominateVerbs, ...consentVerbs, ...dossierVerbs];
