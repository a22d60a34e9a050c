import type { Call, Score } from '../../bot/domain/call.ts';
import { callPk, decisionId, reviewId, reviewRoundId } from '../../bot/domain/key.ts';
import type { Nomination } from '../../bot/domain/nomination.ts';
import type { Language } from '../../bot/domain/person.ts';
import type { Review, ReviewRound } from '../../bot/domain/review.ts';
import type { Decision, Outcome } from '../../bot/domain/selection.ts';
import { NINE, seedPerson, seedProgram, seedRole, type Seeded } from './cohort.ts';
import { openHouse, type House } from './house.ts';
import { seedCall, seedNomination } from './nomination.ts';
import type { Node } from './walk.ts';

/** Nominees from the strongest down; Bo and Cy have the same scores, and reviewers disagree about Di. */
const NOMINEES = ['ada', 'bo', 'cy', 'di', 'eli', 'fay'] as const;
const NAMES: Record<string, string> = {
  ...{ ada: 'Ada Moss', bo: 'Bo Chan', cy: 'Cy Wren', di: 'Di Roy', eli: 'Éli Côté', fay: 'Fay Ng' },
  ...{ kim: 'Kim Bell', lee: 'Lee Noël', max: 'Max Gray', cleo: 'Cléo Roy', nora: 'Nora Day', sam: 'Sam Ek' },
  rex: 'Rex Poe',
};
const SCORES: Record<string, [Score, Score]> = {
  ...{ ada: [5, 5], bo: [4, 4], cy: [4, 4], di: [1, 5], eli: [3, 2], fay: [2, 2] },
};

const VIEW = 'selection.view';

export type SelectionScene = {
  house: House;
  program: Seeded;
  call: Call;
  /** What every action carries. */
  ref: { programId: string; castId: string };
  of(nominee: string): { programId: string; castId: string; nominee: string };
  review(nominee: string, reviewer: string, changes: Partial<Review>): Promise<void>;
  round(state: ReviewRound['state']): Promise<void>;
  /** Writes decisions as a chair would have made them. */
  decided(outcomes: Readonly<Record<string, Outcome>>): Promise<void>;
  stored(nominee: string): Promise<Decision | undefined>;
  /** Kim asks and Max approves what is decided. */
  approved(): Promise<void>;
  /** All that, released, with the letters sent. */
  released(outcomes: Readonly<Record<string, Outcome>>): Promise<void>;
  /** The last card that somebody was sent unasked. */
  cardOf(pid: string): Node;
  /** What was done, but for what was looked at. */
  audit(): Promise<string[]>;
  /** Who looked at what before it was out. */
  views(): Promise<[who: string, on: string][]>;
};

type Wish = { call?: Partial<Call>; languages?: Readonly<Record<string, Language>>; unbound?: readonly string[] };

/**
 * A call whose reviewing is closed: six eligible nominees of Nora's, endorsed by Sam; Kim and Lee are chairs, Max is the
 * champion, Cléo coordinates, Rex reviews.
 */
export async function openSelectionScene({
  call: changes = {},
  languages = {},
  unbound = [],
}: Wish = {}): Promise<SelectionScene> {
  const house = await openHouse(NINE, { registered: true });
  const { deps } = house;
  const program = await seedProgram(deps);
  const call = await seedCall(deps, program, { capacity: 2, ...changes });
  const pk = callPk(call.callId);
  for (const [pid, name] of Object.entries(NAMES)) {
    const bound = !unbound.includes(pid);
    await seedPerson(deps, { pid, name, language: languages[pid] ?? 'en', email: `${pid}@example.gc.ca` }, bound);
    if (bound) await house.say(pid, 'help');
  }
  const roles = {
    kim: 'chair',
    lee: 'chair',
    max: 'champion',
    cleo: 'coordinator',
    rex: 'reviewer',
    nora: 'nominator',
  };
  for (const [pid, role] of Object.entries(roles)) await seedRole(deps, program, pid, role as 'chair');
  const review: SelectionScene['review'] = async (nominee, reviewer, some) => {
    const body: Review = {
      ...{ callId: call.callId, nominee, reviewer, state: 'submitted', scores: {}, note: '', rubric: call.rubric },
      ...{ changedAt: NINE, ...some },
    };
    const id = reviewId(nominee, reviewer);
    await deps.store.upsert({ pk, id, type: 'review', sk: id, body });
  };
  const round: SelectionScene['round'] = async (state) => {
    const body: ReviewRound = { callId: call.callId, state, each: 2, at: NINE, by: 'kim' };
    await deps.store.upsert({ pk, id: reviewRoundId, type: 'reviewRound', sk: reviewRoundId, body });
  };
  for (const [n, nominee] of NOMINEES.entries()) {
    const dossier: Partial<Nomination> = {
      ...{ nominator: 'nora', supervisor: 'sam', department: n % 2 === 0 ? 'NRCan' : 'Health' },
      endorsement: { answer: 'endorsed', conditions: '', days: call.days, by: 'sam', at: NINE },
    };
    await seedNomination(deps, call, nominee, dossier);
    for (const [place, reviewer] of ['rex', 'roy'].entries()) {
      const score = SCORES[nominee]?.[place] ?? 3;
      const scores = Object.fromEntries(call.criteria.map(({ criterionId }) => [criterionId, score]));
      await review(nominee, reviewer, { scores, note: `${reviewer} on ${nominee}` });
    }
  }
  await round('closed');
  const trail = async () => (await deps.store.list(pk, 'audit', { limit: 500 })).map(({ body }) => body);
  const ref = { programId: program.programId, castId: call.callId };
  const scene: SelectionScene = {
    ...{ house, program, call, ref, review, round },
    of: (nominee) => ({ ...ref, nominee }),
    async decided(outcomes) {
      for (const [place, [nominee, outcome]] of Object.entries(outcomes).entries()) {
        const reasons = outcome === 'notSelected' ? ['potential'] : [];
        const body: Decision = {
          ...{ nominee, outcome, rationale: `Why ${nominee}`, reasons, place: place + 1, by: 'kim', at: NINE },
        };
        const id = decisionId(nominee);
        await deps.store.upsert({ pk, id, type: 'decision', sk: id, body });
      }
    },
    stored: async (nominee) => (await deps.store.get('decision', pk, decisionId(nominee)))?.body,
    async approved() {
      await house.invoke('kim', 'selection.ask', ref);
      await house.work();
      await house.press('max', scene.cardOf('max'), 'selection.approve');
      await house.work();
    },
    async released(outcomes) {
      await scene.decided(outcomes);
      await scene.approved();
      await house.invoke('cleo', 'selection.release', ref);
      await house.work();
    },
    cardOf(pid) {
      const sent = house.connector.calls.filter(
        ({ method, conversationId, body }) =>
          method === 'POST' && conversationId === `a:${pid}` && body?.['attachments'],
      );
      const [attachment] = (sent.at(-1)?.body?.['attachments'] ?? []) as { content: Node }[];
      return attachment?.content ?? {};
    },
    audit: async () => (await trail()).map(({ what }) => what).filter((what) => what !== VIEW),
    views: async () => (await trail()).flatMap(({ what, who, on }) => (what === VIEW ? [[who, on]] : [])),
  };
  return scene;
}
