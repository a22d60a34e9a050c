import type { Render } from '../../../cards/card.ts';
import {
  consentRefusedCard,
  declineConsentCard,
  noNominationCard,
  nominationNewsCard,
  ownNominationCard,
  type OwnNominationModel,
} from '../../../cards/nomination/consent.ts';
import {
  dossierCard,
  dossierRefusedCard,
  dossiersCard,
  type DossierLineModel,
  type DossierModel,
} from '../../../cards/nomination/dossier.ts';
import { endorseCard, type EndorseModel } from '../../../cards/nomination/endorse.ts';
import {
  alreadyCard,
  nominateCard,
  nominationFormCard,
  nominationRefusedCard,
  submittedCard,
  withdrawCard,
  type NominateModel,
  type NominationFormModel,
} from '../../../cards/nomination/form.ts';
import { queueCard } from '../../../cards/feedback/queue.ts';
import type { Nomination, NominationDraft } from '../../../bot/domain/nomination.ts';
import { callFor, nominationFor } from '../nomination.ts';
import { HOSTILE, startsAt } from './sample.ts';

const readerZone = 'America/Toronto';
const timeZone = readerZone;
const words = { textEn: HOSTILE, textFr: HOSTILE };
const question = { questionId: 'q1', ...words, required: true };
const call = callFor(
  { programId: 'p1', cohortId: 'c1' },
  {
    callId: 'n1',
    questions: [question, question],
    levels: ['EX minus 1', HOSTILE],
    perDepartment: 3,
    contact: HOSTILE,
  },
);
const ref = { programId: 'p1', castId: 'n1' };
const cohort = HOSTILE;
const draft: NominationDraft = {
  ...{ draftId: 'd1', callId: 'n1', nominator: 'pid1', nomineeName: HOSTILE, nomineeEmail: 'a@example.gc.ca' },
  ...{ department: HOSTILE, level: HOSTILE, functionalArea: HOSTILE, statement: HOSTILE, changedAt: startsAt },
  ...{ strengths: { vision: HOSTILE }, answers: { q1: HOSTILE } },
};
const theForm: NominationFormModel = { call, cohort, phase: 'open', self: false, draft, readerZone };
const dossierOf = (changes: Partial<Nomination>): Nomination =>
  nominationFor(call, 'pid2', { department: HOSTILE, statement: HOSTILE, strengths: { vision: HOSTILE }, ...changes });
const fresh = ({
  consent: _,
  endorsement: __,
  supervisor: ___,
  eligibility: ____,
  ...one
}: Nomination): Nomination => ({
  ...one,
  state: 'submitted',
});
const consented = ({ endorsement: _, eligibility: __, ...one }: Nomination): Nomination => ({
  ...one,
  state: 'submitted',
});
const eligible = dossierOf({});
const said = (answer: 'endorsed' | 'conditions' | 'declined') =>
  ({ answer, conditions: HOSTILE, days: 20, by: 'pid3', at: startsAt }) as const;
const nominations = [
  fresh(eligible),
  consented(eligible),
  { ...eligible, state: 'submitted', endorsement: said('declined') },
  { ...eligible, state: 'complete' },
  eligible,
  { ...eligible, state: 'ineligible' },
  { ...fresh(eligible), state: 'declined' },
  { ...eligible, state: 'withdrawn' },
] as const satisfies readonly Nomination[];
const calls: NominateModel['calls'] = (['announced', 'open', 'closed'] as const).map((phase) => ({
  ...{
    call,
    cohort,
    phase,
    self: phase === 'announced',
    drafts: [draft, { ...draft, nomineeName: '' }],
    newDraft: 'd2',
  },
}));

export const nominationCards: Record<string, Render> = {
  'nominate-none': (t) => nominateCard({ calls: [], mine: [], readerZone }, t),
  nominate: (t) =>
    nominateCard({ calls, mine: nominations.map((nomination) => ({ nomination, name: HOSTILE })), readerZone }, t),
  'nominate-released': (t) =>
    nominateCard({ calls, mine: [{ nomination: eligible, name: HOSTILE, outcome: 'notSelected' }], readerZone }, t),
  'nominate-dropped': (t) => nominateCard({ calls, mine: [], readerZone, done: { kind: 'dropped' } }, t),
  'nominate-withdrawn': (t) =>
    nominateCard({ calls, mine: [], readerZone, done: { kind: 'withdrawn', name: HOSTILE } }, t),
  'nominate-supported': (t) =>
    nominateCard({ calls, mine: [], readerZone, done: { kind: 'supported', name: HOSTILE } }, t),
  'nomination-form': (t) => nominationFormCard(theForm, t),
  'nomination-form-self': (t) => nominationFormCard({ ...theForm, self: true, done: 'saved' }, t),
  'nomination-form-closed': (t) => nominationFormCard({ ...theForm, phase: 'closed', refused: 'late' }, t),
  'nomination-form-problems': (t) =>
    nominationFormCard(
      {
        ...theForm,
        refused: 'problems',
        problems: [
          { field: 'nomineeEmail', code: 'address' },
          { field: 'level', code: 'notListed' },
          { field: 'strength0', code: 'tooLong' },
          { field: 'answer0', code: 'missing' },
        ],
      },
      t,
    ),
  'nomination-form-sure': (t) => nominationFormCard({ ...theForm, refused: 'unknownNominee', askSure: true }, t),
  'nomination-form-long': (t) =>
    nominationFormCard({ ...theForm, draft: { ...draft, statement: 'é'.repeat(9_000) }, refused: 'pickedUnknown' }, t),
  'nomination-submitted': (t) => submittedCard({ name: HOSTILE, ref, draft: 'd2' }, t),
  'nomination-already': (t) => alreadyCard({ name: HOSTILE, ref, draft: 'd1', address: 'a@example.gc.ca' }, t),
  'nomination-withdraw': (t) => withdrawCard({ ref: { ...ref, nominee: 'pid2' }, name: HOSTILE, own: false }, t),
  'nomination-withdraw-own': (t) => withdrawCard({ ref: { ...ref, nominee: 'pid2' }, name: HOSTILE, own: true }, t),
  'nomination-refused': (t) => nominationRefusedCard('notYours', t),
};

const own: OwnNominationModel = {
  ...{ call, program: HOSTILE, cohort, nominator: HOSTILE, supervisor: HOSTILE, supervisorEmail: '', language: 'en' },
  ...{ readerZone, open: true, keepYears: 2, released: false, nomination: fresh(eligible) },
};
const endorse: EndorseModel = {
  ref: { ...ref, nominee: 'pid2' },
  ...{
    call,
    nomination: consented(eligible),
    name: HOSTILE,
    nominator: HOSTILE,
    program: HOSTILE,
    cohort,
    open: true,
    readerZone,
  },
};
const asked = { ref: { ...ref, nominee: 'pid2' }, name: HOSTILE, state: 'asked', until: call.completeBy } as const;
const feedback = {
  ref: { programId: 'p1', castId: 'w1', participant: 'pid1' },
  name: HOSTILE,
  state: 'asked',
  kind: 'mid',
  closesAt: call.completeBy,
} as const;

export const consentCards: Record<string, Render> = {
  'consent-asked': (t) => ownNominationCard(own, t),
  'consent-reminder': (t) => ownNominationCard({ ...own, reminder: true }, t),
  'consent-self': (t) => ownNominationCard({ ...own, nomination: { ...own.nomination, nominator: 'pid2' } }, t),
  'consent-sure': (t) =>
    ownNominationCard(
      {
        ...{ ...own, refused: 'unknownSupervisor', askSure: true },
        typed: { supervisorEmail: 'boss@example.gc.ca', language: 'fr', region: 'prairies' },
      },
      t,
    ),
  ...Object.fromEntries(
    nominations.map((nomination, n): [string, Render] => [
      `consent-state-${n}`,
      (t) => ownNominationCard({ ...own, nomination }, t),
    ]),
  ),
  'consent-conditions': (t) =>
    ownNominationCard({ ...own, nomination: { ...eligible, state: 'complete', endorsement: said('conditions') } }, t),
  'consent-released': (t) => ownNominationCard({ ...own, nomination: eligible, released: true }, t),
  'consent-over': (t) => ownNominationCard({ ...own, open: false, refused: 'late' }, t),
  'consent-decline': (t) => declineConsentCard(ref, t),
  'consent-none': noNominationCard,
  'consent-refused': (t) => consentRefusedCard('notYours', t),
  'endorse-asked': (t) => endorseCard(endorse, t),
  'endorse-self': (t) => endorseCard({ ...endorse, nomination: { ...endorse.nomination, nominator: 'pid2' } }, t),
  'endorse-done': (t) =>
    endorseCard({ ...endorse, nomination: { ...eligible, endorsement: said('conditions') }, done: 'conditions' }, t),
  'endorse-over': (t) =>
    endorseCard(
      { ...endorse, open: false, nomination: { ...eligible, endorsement: said('conditions') }, refused: 'notPossible' },
      t,
    ),
  'endorse-long': (t) => endorseCard({ ...endorse, refused: 'conditionsTooLong', typed: 'é'.repeat(5_000) }, t),
  'queue-endorsements': (t) =>
    queueCard(
      { items: [], endorsements: [asked, { ...asked, state: 'conditions' }], left: 1, minutes: 1, readerZone },
      t,
    ),
  'queue-endorsement-reminder': (t) =>
    queueCard({ items: [], endorsements: [asked], left: 1, minutes: 1, readerZone, reminder: true }, t),
  'queue-both': (t) => queueCard({ items: [feedback], endorsements: [asked], left: 2, minutes: 3, readerZone }, t),
  'queue-both-reminder': (t) =>
    queueCard({ items: [feedback], endorsements: [asked], left: 2, minutes: 3, readerZone, reminder: true }, t),
  'queue-endorsed': (t) =>
    queueCard({ items: [], endorsements: [{ ...asked, state: 'declined' }], left: 0, minutes: 1, readerZone }, t),
  'nomination-news': (t) => nominationNewsCard({ ref, news: 'withdrawn', name: HOSTILE, own: false }, t),
  'nomination-news-own': (t) => nominationNewsCard({ ref, news: 'notEndorsed', name: HOSTILE, own: true }, t),
};

const dossier: DossierModel = {
  ...{ call, timeZone, nomination: { ...eligible, state: 'complete', endorsement: said('conditions') }, name: HOSTILE },
  ...{
    missing: [],
    notEndorsed: false,
    nominator: HOSTILE,
    supervisor: HOSTILE,
    supports: [{ by: HOSTILE, words: HOSTILE }],
  },
};
const lines = Array.from({ length: 40 }, (_, n): DossierLineModel => {
  const nomination = nominations[n % nominations.length] ?? eligible;
  return { nomination, name: HOSTILE, missing: ['consent', 'endorsement'], notEndorsed: n % 8 === 2 };
});

export const dossierCards: Record<string, Render> = {
  'dossiers-none': (t) => dossiersCard({ ref, cohort, lines: [], from: 0 }, t),
  dossiers: (t) =>
    dossiersCard({ ref, cohort, lines, from: 15, done: { kind: 'nudged', who: 'supervisor', name: HOSTILE } }, t),
  'dossiers-nudged': (t) => dossiersCard({ ref, cohort, lines, from: 0, done: { kind: 'nudgedToday' } }, t),
  'dossiers-all': (t) =>
    dossiersCard({ ref, cohort, lines, from: 30, done: { kind: 'allDone', count: 3 }, refused: 'late' }, t),
  dossier: (t) => dossierCard(dossier, t),
  'dossier-missing': (t) =>
    dossierCard(
      { ...dossier, nomination: fresh(eligible), missing: ['consent', 'endorsement'], refused: 'notComplete' },
      t,
    ),
  'dossier-eligible': (t) => dossierCard({ ...dossier, nomination: eligible, done: 'eligible' }, t),
  'dossier-ineligible': (t) =>
    dossierCard(
      {
        ...{ ...dossier, done: 'ineligible', refused: 'chooseReason' },
        nomination: { ...eligible, state: 'ineligible', eligibility: { by: 'pid4', at: startsAt, because: 'level' } },
      },
      t,
    ),
  'dossier-disposed': (t) =>
    dossierCard({ ...dossier, nomination: { ...eligible, state: 'withdrawn', disposedAt: startsAt } }, t),
  'dossier-refused': (t) => dossierRefusedCard('notAllowed', t),
};
