import type { Block } from './assignment.ts';
import type { Nomination } from './nomination.ts';
import type { Person, Pid } from './person.ts';

/** What is known now of a dossier's people. `person`: the nominee's record; `boss`: whom its supervisor's address is. */
export type NomineeFacts = {
  nomination: Pick<Nomination, 'nominee' | 'nominator' | 'department' | 'supervisor' | 'endorsement'>;
  person?: Pick<Person, 'department' | 'supervisorEmail' | 'email'>;
  boss?: Pid;
  supporters: readonly Pid[];
};

/** What is known now of a reviewer. `boss`: whom the supervisor's address on record is. */
export type ReviewerFacts = {
  reviewer: Pid;
  person?: Pick<Person, 'department' | 'supervisorEmail' | 'email'>;
  boss?: Pid;
  declared: readonly Pid[];
};

/** How departments are compared: without regard to case, accents, spaces and punctuation. */
export function sameDepartment(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const sameMail = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.trim() !== '' &&
  one.trim().toLowerCase() === other.trim().toLowerCase();

/**
 * Why a reviewer cannot read a dossier, as things are now; undefined where nothing stands against it. Asked before
 * assignment, and again at every look and every score: people change departments and supervisors.
 */
export function conflictOf(
  dossier: NomineeFacts,
  { reviewer, person, boss, declared }: ReviewerFacts,
): Block | undefined {
  const { nomination, supporters } = dossier;
  if (nomination.nominee === reviewer) return 'themselves';
  if (declared.includes(nomination.nominee)) return 'declared';
  const own = sameDepartment(person?.department ?? '');
  const theirs = [nomination.department, dossier.person?.department ?? ''].map(sameDepartment);
  if (own !== '' && theirs.includes(own)) return 'department';
  const above = [nomination.supervisor, nomination.endorsement?.by, dossier.boss];
  if (above.includes(reviewer) || boss === nomination.nominee) return 'line';
  if (sameMail(dossier.person?.supervisorEmail, person?.email)) return 'line';
  if (sameMail(person?.supervisorEmail, dossier.person?.email)) return 'line';
  if (nomination.nominator === reviewer) return 'nominator';
  return supporters.includes(reviewer) ? 'supporter' : undefined;
}
