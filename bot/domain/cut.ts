/**
 * A cut that was declared before the form was approved (MEASURES, "Confidentiality", rules 4 and 5): one single choice of
 * the form, by whose answers the Likert items may be shown apart. What is registered about people never goes to a ballot:
 * the ledger says who answered, so it would tell whoever has the key whose ballots they can be. So a cut is something
 * that people say of themselves, or leave out. One a form: two would have populations that differ by too few people.
 */
export type CutProblem = 'cutNotSingle' | 'twoCuts' | 'cutDepartment';

/** An item of a form, as far as a cut needs it. */
type Item = { itemId: string; type: string; textEn: string; textFr: string; cut?: true };

const isCut = ({ cut }: Item): boolean => cut === true;

/** The item by whose answers results may be shown apart; undefined where none was declared. */
export function cutOf<T extends Item>(items: readonly T[]): T | undefined {
  return items.find(isCut);
}

/** Never by department: of 23 people from 17 departments, 11 at least are alone in theirs (rule 5). */
const DEPARTMENT = /\bdepartments?\b|\bministry\b|\bministries\b|minist[eè]re/i;

/** What stands against a cut as it is declared. */
export function cutProblems(items: readonly Item[]): { code: CutProblem; itemId: string }[] {
  return items
    .filter(isCut)
    .flatMap(({ itemId, type, textEn, textFr }, n) => [
      ...(type === 'single' ? [] : [{ code: 'cutNotSingle' as const, itemId }]),
      ...(n === 0 ? [] : [{ code: 'twoCuts' as const, itemId }]),
      ...(DEPARTMENT.test(`${textEn} ${textFr}`) ? [{ code: 'cutDepartment' as const, itemId }] : []),
    ]);
}

/** Whether a cut could be shown at all: what is shown and what is hidden each take the minimum. */
export function isLikelyCut(expectedAnswers: number, minimum: number): boolean {
  return expectedAnswers >= 2 * minimum;
}
