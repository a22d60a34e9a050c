import type { Render } from '../../../cards/card.ts';
import { groupDiscardCard, groupDraftCard, groupEffectCard } from '../../../cards/group-draft.ts';
import { groupLeadCard, ownGroupsCard } from '../../../cards/group-own.ts';
import { groupCohortsCard, groupLeadsCard, groupMoveCard, groupRefusedCard, groupsCard } from '../../../cards/group.ts';
import { HOSTILE } from './sample.ts';

const ref = { programId: 'p1', cohortId: 'c1' };
const draftRef = { ...ref, draftId: 'd1', version: '7' };
const person = (n: number) => ({ pid: `pid${n}`, name: HOSTILE });
const facilitator = { pid: 'lead1', name: HOSTILE };
const people = (count: number) => Array.from({ length: count }, (_, n) => person(n));

const groups = {
  ...{ ...ref, cohort: HOSTILE, without: people(2), version: '7', from: 0 },
  groups: [
    { name: HOSTILE, members: people(6), facilitator },
    { name: 'B', members: [] },
  ],
  coming: [{ on: '2026-09-21', people: 5 }],
};
/** As many groups as a cohort of four hundred people has. */
const sixty = Array.from({ length: 60 }, (_, n) => ({ name: `G${n}`, members: people(7), facilitator }));

const balance = {
  departments: [
    { value: HOSTILE, count: 2 },
    { value: '', count: 1 },
  ],
  areas: [{ value: HOSTILE, count: 3 }],
  languages: [
    { value: 'en', count: 2 },
    { value: 'fr', count: 1 },
  ],
  zones: [
    { value: 'America/Toronto', count: 2 },
    { value: 'America/Montreal', count: 1 },
  ],
  together: true,
  apart: 210,
};
const members = people(7).map((one) => ({ ...one, department: HOSTILE }));
const draft = {
  ...{ ...draftRef, cohort: HOSTILE, unplaced: [], left: 0, newGroup: 'C', from: 0 },
  groups: [
    { name: 'A', members, balance, facilitator },
    { name: 'B', members: members.slice(0, 4), balance: { ...balance, together: false } },
  ],
};
const leads = { ...draftRef, cohort: HOSTILE, facilitators: [facilitator], groups: groups.groups, from: 0 };
const effect = {
  ...{ ...draftRef, on: '2026-09-21', moving: 22, staying: 1, unplaced: [HOSTILE], seatsBefore: 90, seatsAfter: 113 },
  ...{ invited: 22, oddSizes: [{ name: HOSTILE, size: 4 }], noFacilitator: [HOSTILE, 'B'], deserted: [HOSTILE] },
};

const own = [
  { cohort: HOSTILE, group: HOSTILE, others: [HOSTILE, HOSTILE], facilitator: HOSTILE },
  { cohort: HOSTILE, group: 'B', from: '2026-09-21', others: [] },
  { cohort: HOSTILE, others: [] },
];
const led = [
  { cohort: HOSTILE, group: HOSTILE, people: [HOSTILE, HOSTILE] },
  { cohort: HOSTILE, group: 'B', from: '2026-09-21', people: [HOSTILE] },
];

export const groupCards: Record<string, Render> = {
  'group-cohorts': (t) => groupCohortsCard([{ ...ref, name: HOSTILE }], t),
  group: (t) => groupsCard(groups, t),
  'group-none': (t) => groupsCard({ ...groups, groups: [], without: people(60), coming: [], version: '' }, t),
  'group-moving': (t) => groupsCard({ ...groups, draft: 'moving', done: 'confirmed' }, t),
  'group-waiting': (t) => groupsCard({ ...groups, draft: 'draft', refused: 'changedMeanwhile' }, t),
  'group-many': (t) => groupsCard({ ...groups, groups: sixty }, t),
  'group-move': (t) =>
    groupMoveCard({ ...ref, cohort: HOSTILE, people: people(400), groups: ['A', 'B'], on: '2026-09-21', from: 0 }, t),
  'group-leads': (t) => groupLeadsCard({ ...leads, of: 'current' }, t),
  'group-leads-draft': (t) => groupLeadsCard({ ...leads, groups: sixty, of: 'draft', refused: 'notFacilitator' }, t),
  'group-leads-nobody': (t) => groupLeadsCard({ ...leads, facilitators: [], of: 'current' }, t),
  'group-draft': (t) => groupDraftCard(draft, t),
  'group-draft-odd': (t) =>
    groupDraftCard({ ...draft, misfit: 'noFit', unplaced: people(2), left: 1, done: 'moved' }, t),
  'group-draft-few': (t) =>
    groupDraftCard({ ...draft, groups: draft.groups.slice(1), misfit: 'tooFew', refused: 'unknownGroup' }, t),
  'group-draft-many': (t) =>
    groupDraftCard({ ...draft, groups: sixty.map((one) => ({ ...one, members, balance })), unplaced: people(60) }, t),
  'group-effect': (t) => groupEffectCard(effect, t),
  'group-effect-plain': (t) =>
    groupEffectCard(
      {
        ...effect,
        unplaced: [],
        invited: 1,
        oddSizes: [],
        noFacilitator: [],
        deserted: [],
        moving: 1,
        refused: 'inThePast',
      },
      t,
    ),
  'group-discard': (t) => groupDiscardCard(draftRef, t),
  'group-mine': (t) => ownGroupsCard({ own, led: [] }, t),
  'group-mine-led': (t) => ownGroupsCard({ own: [], led }, t),
  'group-mine-none': (t) => ownGroupsCard({ own: [], led: [] }, t),
  'group-lead-news': (t) => groupLeadCard({ cohort: HOSTILE, group: HOSTILE, from: '2026-09-21' }, t),
  'group-refused': groupRefusedCard,
};
