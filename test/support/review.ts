import type { Call } from '../../bot/domain/call.ts';
import { callPk, redactionId, reviewId, reviewRoundId } from '../../bot/domain/key.ts';
import type { Nomination } from '../../bot/domain/nomination.ts';
import type { Language } from '../../bot/domain/person.ts';
import { NINE, seedPerson, seedProgram, seedRole, type Seeded } from './cohort.ts';
import { openHouse, textOf, type House } from './house.ts';
import { seedCall, seedNomination } from './nomination.ts';
import { walk, type Node } from './walk.ts';

export const REVIEWERS = ['rae', 'rob', 'rita', 'ron'] as const;
/** Each of a department of their own; Ada's is Rae's. */
export const NOMINEES = [
  { pid: 'ada', name: 'Ada Moss', department: 'Natural Resources Canada' },
  { pid: 'bo', name: 'Bo Chan', department: 'Health Canada' },
  { pid: 'cy', name: 'Cyrille Roy', department: 'Parks Canada' },
  { pid: 'dee', name: 'Dee Fox', department: 'Shared Services Canada' },
] as const;

export type ReviewScene = {
  house: House;
  program: Seeded;
  call: Call;
  ref: { programId: string; castId: string };
  of(nominee: string): { programId: string; castId: string; nominee: string };
  /** Everybody is asked and says that they can judge all of them. */
  declared(except?: readonly string[]): Promise<void>;
  /** Declared by all, and assigned; two readers each. */
  assigned(except?: readonly string[]): Promise<void>;
  /** Every text confirmed by a coordinator as it is proposed. */
  checked(): Promise<void>;
  stored(nominee: string, reviewer: string): Promise<Record<string, unknown> | undefined>;
  round(): Promise<Record<string, unknown> | undefined>;
  /** Who reads what, of those who have not given it back. */
  readers(nominee: string): Promise<string[]>;
  form(pid: string, nominee: string): Promise<Node>;
  audit(): Promise<{ who: string; what: string; on: string }[]>;
  posted(): string[];
};

/** Scores for every criterion of the starting ones. */
export const SCORES = { score0: '4', score1: '3', score2: '5', note: 'Leads well.' };

/** Four nominees, four reviewers (Rae of Ada's department), Cléo coordinates, Kim chairs; the call has closed. */
export async function openReviewScene(
  changes: Partial<Call> = {},
  language: Language = 'en',
  nominations: Partial<Nomination> = {},
): Promise<ReviewScene> {
  const house = await openHouse(NINE, { registered: true });
  const { deps } = house;
  const program = await seedProgram(deps);
  const person = async (pid: string, name: string, department: string) =>
    seedPerson(deps, { pid, name, department, language, email: `${pid}@example.gc.ca` });
  await person('cleo', 'Cléo Roy', 'School');
  await seedRole(deps, program, 'cleo', 'coordinator');
  await person('kim', 'Kim Park', 'School');
  await seedRole(deps, program, 'kim', 'chair');
  await person('nominator', 'Nora Vance', 'Transport Canada');
  await person('supervisor', 'Sam Weld', 'Transport Canada');
  const departments = ['natural  RESOURCES Çanada', 'Justice', 'Statistics', 'Fisheries'];
  for (const [n, pid] of REVIEWERS.entries()) {
    await person(pid, `${pid[0]?.toUpperCase()}${pid.slice(1)} Reader`, departments[n] ?? '');
    await seedRole(deps, program, pid, 'reviewer');
    await house.say(pid, 'help');
  }
  const call = await seedCall(deps, program, { opensAt: NINE - 9e8, closesAt: NINE - 1, ...changes });
  for (const { pid, name, department } of NOMINEES) {
    await person(pid, name, department);
    await seedNomination(deps, call, pid, { department, ...nominations });
  }
  const pk = callPk(call.callId);
  const ref = { programId: program.programId, castId: call.callId };
  const of = (nominee: string) => ({ ...ref, nominee });
  const scene: ReviewScene = {
    ...{ house, program, call, ref, of },
    async declared(except = []) {
      await house.invoke('kim', 'review.ask', ref);
      for (const pid of REVIEWERS.filter((one) => !except.includes(one))) {
        const { card } = await house.invoke(pid, 'review.names', ref);
        await house.press(pid, card, 'review.declareNone');
      }
    },
    async checked() {
      for (const { pid } of NOMINEES) {
        const { card } = await house.invoke('cleo', 'review.textOpen', of(pid));
        await house.press('cleo', card, 'review.textCheck', inputsOf(card));
      }
    },
    async assigned(except = []) {
      await scene.declared(except);
      if (call.redacted) await scene.checked();
      await house.invoke('kim', 'review.assign', { ...ref, agreed: call.reviewsEach });
      await house.work();
    },
    stored: async (nominee, reviewer) => (await deps.store.get('review', pk, reviewId(nominee, reviewer)))?.body,
    round: async () => (await deps.store.get('reviewRound', pk, reviewRoundId))?.body,
    async readers(nominee) {
      const all = await deps.store.list(pk, 'review', { limit: 200 });
      const own = all.filter(({ body }) => body.nominee === nominee && body.state !== 'recused');
      return own.map(({ body }) => body.reviewer).sort();
    },
    form: async (pid, nominee) => (await house.invoke(pid, 'review.dossier', of(nominee))).card,
    audit: async () => (await deps.store.list(pk, 'audit', { limit: 200 })).map(({ body }) => body),
    posted: () => house.connector.posted().map((activity) => textOf(walk(activity)[0] ?? {})),
  };
  return scene;
}

/** The number by which reviewers know a nominee, once dossiers are assigned. */
export async function numberOf({ house, call }: ReviewScene, nominee: string): Promise<number | undefined> {
  const { store } = house.deps;
  return (await store.get('redaction', callPk(call.callId), redactionId(nominee)))?.body.number;
}

/** What the inputs of a card hold, as a client sends them back untouched. */
export function inputsOf(card: Node): Record<string, string> {
  const inputs = walk(card).filter(({ type }) => type?.startsWith('Input.'));
  return Object.fromEntries(
    inputs.map((input) => [String(input['id']), typeof input['value'] === 'string' ? input['value'] : '']),
  );
}
