import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stepNomination, type Nomination, type NominationAction } from '../../bot/domain/nomination.ts';
import {
  answer,
  ask,
  decide,
  digestOf,
  isApproved,
  proposals,
  release,
  seatsByDepartment,
  standing,
  takeBack,
  type Approval,
  type Board,
  type Decision,
  type Offer,
  type Outcome,
  type Release,
} from '../../bot/domain/selection.ts';
import { answerOffer, outcomeOf, promote, seatState, taken, type Seat } from '../../bot/domain/selection-offer.ts';
import { rankingOf } from '../../bot/domain/selection-result.ts';

const NOMINEES = ['p1', 'p2', 'p3'] as const;
type Nominee = (typeof NOMINEES)[number];
/** Kim and Lee are chairs, Kim and Max champions: whoever asks may be a champion as well. */
const CHAIRS = ['kim', 'lee'] as const;
const CHAMPIONS = ['kim', 'max'] as const;

const anchor = { textEn: '', textFr: '' };
const criteria = [
  {
    ...{ criterionId: 'a', weight: 1, textEn: 'a', textFr: 'a' },
    anchors: { '1': anchor, '3': anchor, '5': anchor },
  },
];
const call = { capacity: 2, perDepartment: 1, criteria, completeBy: 100, days: 20, rubric: 1 };

type World = {
  now: number;
  assigned: boolean;
  nominations: Map<string, Nomination>;
  decisions: Map<string, Decision>;
  offers: Map<string, Offer>;
  approval?: Approval;
  release?: Release;
};

const begin = (): World => ({
  ...{ now: 0, assigned: false, decisions: new Map(), offers: new Map() },
  nominations: new Map(
    NOMINEES.map((nominee, n) => [
      nominee,
      {
        ...{ callId: 'n1', programId: 'g1', cohortId: 'c1', nominee, nominator: 'nora', state: 'submitted' },
        ...{ department: n === 0 ? 'NRCan' : 'Health', level: '', functionalArea: '', statement: '', strengths: {} },
        ...{ answers: {}, round: 0, submittedAt: 0, changedAt: 0 },
      } satisfies Nomination,
    ]),
  ),
});

const boardOf = ({ nominations, decisions, approval, release: released }: World): Board => ({
  call,
  eligible: [...nominations.values()].filter(({ state }) => state === 'eligible'),
  decisions: [...decisions.values()],
  approval,
  release: released,
});
const seatsOf = (world: World): Seat[] =>
  standing(boardOf(world)).map((decision) => ({ decision, offer: world.offers.get(decision.nominee) }));

type Action =
  | { do: 'step'; nominee: Nominee; action: NominationAction }
  | { do: 'assign' | 'wait' }
  | { do: 'decide'; nominee: Nominee; outcome: Outcome; rationale: string; reasons: readonly string[]; by: string }
  | { do: 'ask' | 'takeBack'; by: string }
  | { do: 'answer'; by: string; approves: boolean; stale: boolean }
  | { do: 'release' }
  | { do: 'offer'; nominee: Nominee; said: 'accepted' | 'declined' }
  | { do: 'promote'; nominee: Nominee };

/** One thing that somebody does, by the rules and nothing else; what is refused changes nothing. */
function act(world: World, action: Action): World {
  const { now } = world;
  const board = boardOf(world);
  switch (action.do) {
    case 'wait':
      return { ...world, now: now + 60 };
    case 'assign':
      return { ...world, assigned: true };
    case 'step': {
      const before = world.nominations.get(action.nominee);
      if (!before) return world;
      const scene = { call, assigned: world.assigned, released: world.release !== undefined, now };
      const next = stepNomination(before, action.action, scene);
      return next.ok ? { ...world, nominations: new Map(world.nominations).set(action.nominee, next.value) } : world;
    }
    case 'decide': {
      if (!world.assigned) return world;
      const { do: _, ...said } = action;
      const next = decide(board, { ...said, reasons: [...said.reasons], place: Number(said.nominee.slice(1)) }, now);
      return next.ok ? { ...world, decisions: new Map(world.decisions).set(action.nominee, next.value) } : world;
    }
    case 'ask':
    case 'takeBack': {
      const next = action.do === 'ask' ? ask(board, action.by, now) : takeBack(board, action.by, now);
      return next.ok ? { ...world, approval: next.value } : world;
    }
    case 'answer': {
      const digest = action.stale ? 'other' : digestOf(board.decisions);
      const next = answer(board, { by: action.by, approves: action.approves, note: 'Why', digest }, now);
      return next.ok ? { ...world, approval: next.value } : world;
    }
    case 'release': {
      const next = release(board, 'cleo', now);
      return next.ok ? { ...world, release: next.value } : world;
    }
    case 'offer': {
      const seat = seatsOf(world).find(({ decision }) => decision.nominee === action.nominee);
      const next = seat && answerOffer(seat, action.said, world.release, now);
      return next?.ok ? { ...world, offers: new Map(world.offers).set(action.nominee, next.value) } : world;
    }
    case 'promote': {
      const scene = { capacity: call.capacity, release: world.release, now };
      const next = promote(seatsOf(world), { nominee: action.nominee, by: 'cleo' }, scene);
      return next.ok ? { ...world, offers: new Map(world.offers).set(action.nominee, next.value) } : world;
    }
  }
}

const nominee = fc.constantFrom(...NOMINEES);
const outcome = fc.constantFrom<Outcome>('selected', 'reserve', 'notSelected');
const consent = (supervisor: string): NominationAction => ({
  ...{ kind: 'consent', supervisor, language: 'en', region: 'quebec', supervisorCheck: 'unknown' },
});
const step = fc.constantFrom<NominationAction>(
  ...[consent('sam'), consent('sue'), { kind: 'decline' } as const],
  ...(['endorsed', 'conditions', 'declined'] as const).flatMap((said) =>
    ['sam', 'sue', 'p1'].map((by) => ({ kind: 'endorse', by, answer: said, conditions: 'Half days' }) as const),
  ),
  ...[{ kind: 'reassign', supervisor: 'sue' } as const, { kind: 'withdraw', by: 'p1' } as const],
  ...[{ kind: 'eligible', by: 'cleo' } as const, { kind: 'ineligible', by: 'cleo', because: 'level' } as const],
);
const chair = fc.constantFrom(...CHAIRS);
const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant('step' as const), nominee, action: step }),
  fc.record({ do: fc.constantFrom('assign' as const, 'wait' as const) }),
  fc.record({
    ...{ do: fc.constant('decide' as const), nominee, outcome, by: chair },
    ...{ rationale: fc.constantFrom('Why', ' '), reasons: fc.constantFrom(['a'], []) },
  }),
  fc.record({ do: fc.constantFrom('ask' as const, 'takeBack' as const), by: chair }),
  fc.record({
    ...{ do: fc.constant('answer' as const), by: fc.constantFrom(...CHAMPIONS) },
    ...{ approves: fc.boolean(), stale: fc.boolean() },
  }),
  fc.record({ do: fc.constant('release' as const) }),
  fc.record({
    do: fc.constant('offer' as const),
    nominee,
    said: fc.constantFrom('accepted' as const, 'declined' as const),
  }),
  fc.record({ do: fc.constant('promote' as const), nominee }),
);

/** The way that leads to enrolments where nothing comes between, and whoever approves neither asked nor decided. */
const way = (decides: string, asks: string, approves: string): Action[] => [
  ...NOMINEES.flatMap((who): Action[] => [
    { do: 'step', nominee: who, action: consent('sam') },
    { do: 'step', nominee: who, action: { kind: 'endorse', by: 'sam', answer: 'endorsed', conditions: '' } },
    { do: 'step', nominee: who, action: { kind: 'eligible', by: 'cleo' } },
  ]),
  { do: 'assign' },
  ...NOMINEES.map((who, n): Action => {
    const said = { do: 'decide', nominee: who, rationale: 'Why', reasons: ['a'], by: decides } as const;
    return { ...said, outcome: n < 2 ? 'selected' : 'reserve' };
  }),
  { do: 'ask', by: asks },
  { do: 'answer', by: approves, approves: true, stale: false },
  { do: 'release' },
  { do: 'offer', nominee: 'p1', said: 'accepted' },
  { do: 'offer', nominee: 'p2', said: 'declined' },
  { do: 'promote', nominee: 'p3' },
  { do: 'offer', nominee: 'p3', said: 'accepted' },
];
const goodWay = way('lee', 'lee', 'max');
/** That way by whomever, with steps left out, and others done in between. */
const aWay = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: goodWay.length, maxLength: goodWay.length }),
    fc.array(fc.tuple(fc.nat({ max: goodWay.length }), anyAction), { maxLength: 25 }),
    fc.tuple(chair, chair, fc.constantFrom(...CHAMPIONS)),
  )
  .map(([chances, between, people]) =>
    [...way(...people), undefined].flatMap((good, n): Action[] => [
      ...between.filter(([at]) => at === n).map(([, action]) => action),
      ...(good && chances[n] !== 0 ? [good] : []),
    ]),
  );

/** What must be true of whoever can be seen as selected, or is enrolled. */
function faultsOf(world: World): string[] {
  const board = boardOf(world);
  const { approval } = board;
  const enrolled = [...world.offers.values()].filter(({ state }) => state === 'accepted').map((one) => one.nominee);
  const shown = world.release ? seatsOf(world).filter((seat) => outcomeOf(seat) === 'selected') : [];
  const reached = new Set([...enrolled, ...shown.map(({ decision }) => decision.nominee)]);
  return [...reached].flatMap((who) => {
    const dossier = world.nominations.get(who);
    const decision = world.decisions.get(who);
    const judges = [approval?.askedBy, ...board.decisions.map(({ by }) => by)];
    const said: [boolean, string][] = [
      [dossier?.consent?.given === true, 'without consent'],
      [dossier?.endorsement !== undefined && dossier.endorsement.answer !== 'declined', 'without endorsement'],
      [dossier?.endorsement?.by !== who && dossier?.endorsement?.by === dossier?.supervisor, 'endorsed by another'],
      [dossier?.state === 'eligible' && dossier.eligibility?.because === undefined, 'without eligibility'],
      [(decision?.rationale ?? '').trim() !== '', 'without a decision with its rationale'],
      [isApproved(board), 'without approval of these decisions'],
      [approval?.by !== undefined && !judges.includes(approval.by), 'approved by whoever asked or decided'],
      [world.release !== undefined, 'without release'],
    ];
    return said.filter(([holds]) => !holds).map(([, fault]) => `${who} ${fault}`);
  });
}

describe('no path leads to a seat past anybody whose word it needs', () => {
  test('whatever is done in whatever order: consent, endorsement, eligibility, decision, approval by another, release', () => {
    let [seen, enrolled, refused] = [0, 0, 0];
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: aWay }, fc.array(anyAction, { maxLength: 60 })), (actions) => {
        let world = begin();
        for (const action of actions) {
          const after = act(world, action);
          if (after === world) refused += 1;
          world = after;
          expect(faultsOf(world)).toEqual([]);
          const most = world.release ? call.capacity : 0;
          const held = world.release ? taken(seatsOf(world), world.release, world.now) : world.offers.size;
          expect(held).toBeLessThanOrEqual(most);
        }
        if (world.release) seen += 1;
        if ([...world.offers.values()].some(({ state }) => state === 'accepted')) enrolled += 1;
      }),
      { numRuns: 2_000, seed: 20_260_910 },
    );
    // the rules were really put to the test: many ways got through, and much was refused
    expect(seen).toBeGreaterThan(100);
    expect(enrolled).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(1_000);
  });

  test('once released, no step of anybody changes who is selected without a coordinator’s offer', () => {
    fc.assert(
      fc.property(aWay, fc.array(anyAction, { maxLength: 30 }), (actions, after) => {
        const world = actions.reduce(act, begin());
        if (!world.release) return;
        const named = (one: World): string => digestOf(boardOf(one).decisions);
        const promoted = (one: World): number => [...one.offers.values()].filter((offer) => offer.promoted).length;
        const later = after.filter((one) => one.do !== 'promote').reduce(act, world);
        expect([named(later), promoted(later), later.release]).toEqual([named(world), promoted(world), world.release]);
        expect(standing(boardOf(later))).toEqual(standing(boardOf(world)));
      }),
      { numRuns: 500, seed: 20_260_910 },
    );
  });

  test('a seat is somebody’s for good, or free again: what was answered is not answered otherwise', () => {
    const world = goodWay.reduce(act, begin());
    expect(seatsOf(world).map((seat) => seatState(seat, world.release ?? { by: '', at: 0 }, world.now))).toEqual([
      ...['accepted', 'declined', 'accepted'],
    ]);
    const again = act(act(world, { do: 'offer', nominee: 'p2', said: 'accepted' }), {
      ...{ do: 'offer', nominee: 'p1', said: 'declined' },
    });
    expect(again.offers).toEqual(world.offers);
  });
});

describe('applying the ranking', () => {
  const scored = fc.array(
    fc.record({ score: fc.integer({ min: 1, max: 5 }), department: fc.constantFrom('NRCan', ' nrcan ', 'Health') }),
    { minLength: 1, maxLength: 30 },
  );

  test('never gives more than the seats, a department’s seats or the reserves; the rest have reasons; again is nothing', () => {
    fc.assert(
      fc.property(scored, fc.nat({ max: 10 }), fc.integer({ min: 1, max: 8 }), (dossiers, reserves, capacity) => {
        const eligible = dossiers.map(({ department }, n) => ({ nominee: `p${n}`, department }));
        const reviews = dossiers.map(({ score }, n) => ({
          ...{ callId: 'n1', nominee: `p${n}`, reviewer: 'r', state: 'submitted' as const, note: '', rubric: 1 },
          ...{ scores: { a: score as 1 }, changedAt: 0 },
        }));
        const ranked = rankingOf(
          call,
          eligible.map((one) => one.nominee),
          reviews,
        );
        const board: Board = { call: { criteria, capacity, perDepartment: 3 }, eligible, decisions: [] };
        const { proposed } = proposals(board, ranked, reserves);
        const decisions = proposed.map((one) => ({ ...one, rationale: 'x', by: 'kim', at: 0 }));
        const of = (what: Outcome) => decisions.filter((one) => one.outcome === what);
        expect(of('selected').length).toBeLessThanOrEqual(capacity);
        expect(Math.max(0, ...seatsByDepartment({ eligible, decisions }).values())).toBeLessThanOrEqual(3);
        expect(of('reserve').length).toBeLessThanOrEqual(reserves);
        expect(decisions).toHaveLength(dossiers.length);
        expect(of('notSelected').every(({ reasons }) => reasons.length > 0)).toBe(true);
        expect(ask({ ...board, decisions }, 'kim', 0).ok).toBe(true);
        expect(proposals({ ...board, decisions }, ranked, reserves).proposed).toEqual([]);
      }),
    );
  });
});
