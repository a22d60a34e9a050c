import type { Command, Verb } from '../router.ts';
import { leadVerbs, showCommittees } from './review/lead.ts';
import { redactionVerbs } from './review/redaction.ts';
import { reviewerVerbs, showDesks } from './review/reviewer.ts';

export const reviewCommands: Command[] = [
  { words: ['reviews', 'my reviews', 'mes dossiers'], place: 'personal', run: (deps, turn) => showDesks(deps, turn) },
  { words: ['committee', 'comité'], place: 'personal', run: (deps, turn) => showCommittees(deps, turn) },
];

export const reviewVerbs: Verb[] = [...reviewerVerbs, ...leadVerbs, ...redactionVerbs];
