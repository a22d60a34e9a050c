import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { cohortIdOf, evaluationPk, programPk, registerPk } from '../../bot/domain/key.ts';
import { setProgram } from '../../bot/features/setting.ts';
import { NINE, seedEnrolment, seedPerson } from '../support/cohort.ts';
import { ASKED, END, GOOD, openHall, type Hall } from '../support/evaluation.ts';

/** Long runs, on a machine that others use. */
jest.setTimeout(90_000);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let hall: Hall;
afterEach(() => hall.house.close());

const workAt = async (at: number): Promise<void> => {
  hall.house.clock.set(at);
  await hall.house.work();
};

describe('after merges', () => {
  /** Two people of the cohort are found to be one: the first, whose records count as the second's. */
  const merge = async (from: string, into: string): Promise<void> => {
    await hall.house.invoke('cleo', 'person.merge', { from, into });
    const { programId, cohortId } = hall.program;
    const stored = await hall.house.deps.store.get('enrolment', programPk(programId), `enr_${cohortId}_${from}`);
    if (stored && stored.body.mergedInto !== into) throw new Error('not merged');
  };

  test('nobody is asked a second time, nor answers a second time', async () => {
    hall = await openHall(12);
    await hall.hold(11);
    await hall.answer('pid003');
    await merge('pid003', 'pid011');
    await workAt(ASKED + HOUR);
    expect(hall.cardsTo('pid011')).toEqual([]);
    expect((await hall.answer('pid011')).text).toContain('You have answered this evaluation already');
    expect(await hall.house.deps.ballots?.read(hall.evaluationId)).toHaveLength(1);
  });

  test('who was asked under the other name and has not answered can answer', async () => {
    hall = await openHall(12);
    await hall.hold(11);
    await merge('pid003', 'pid011');
    await workAt(ASKED + HOUR);
    expect(hall.cardsTo('pid011')).toEqual([]);
    expect((await hall.answer('pid011')).text).toContain('Thank you');
  });
});

test('somebody recorded without a place in the cohort is asked too', async () => {
  hall = await openHall(3);
  await seedPerson(hall.house.deps, { pid: 'guest', name: 'Gus', language: 'en', email: 'gus@example.gc.ca' });
  await hall.house.say('guest', 'help');
  const entry = {
    pid: 'guest',
    source: 'facilitator',
    channel: 'facilitator',
    n: 1,
    status: 'present',
    at: NINE,
    by: 'cleo',
  };
  await hall.house.deps.store.create({
    ...{
      pk: registerPk(hall.ref.sessionId),
      id: 'att_guest_facilitator1',
      type: 'entry',
      sk: 'att_guest_facilitator1',
    },
    body: entry as never,
  });
  await hall.hold();
  expect(hall.cardsTo('guest')).toHaveLength(1);
  expect((await hall.answer('guest')).text).toContain('Thank you');
});

test('more people than fit into one page are all asked, each once', async () => {
  hall = await openHall(120);
  await hall.hold();
  expect(hall.people.map((pid) => hall.cardsTo(pid).length)).toEqual(hall.people.map(() => 1));
  await workAt(ASKED + 2 * HOUR);
  expect(hall.people.every((pid) => hall.cardsTo(pid).length === 1)).toBe(true);
});

describe('what a program decides', () => {
  test('for how many days it is open, and from how many answers on something is shown: said on the card', async () => {
    hall = await openHall(2);
    const { programId } = hall.program;
    const [program] = await hall.house.deps.store.list(programPk(programId), 'program', { limit: 1 });
    if (!program) throw new Error('no program');
    const evaluations = { daysOpen: 3, minimum: 15, toParticipants: true };
    await hall.house.deps.store.replace({ ...program, body: { ...program.body, evaluations } }, program.etag);
    await hall.hold();
    const said = JSON.stringify(hall.cardsTo('pid000'));
    expect(said).toContain('only where at least 15 people answered');
    expect(said).toContain('your coordinators and to participants');
    expect(JSON.stringify(hall.cardsTo('pid001'))).toContain('au moins 15 personnes');
    hall.house.clock.set(ASKED + 3 * DAY - 1);
    expect((await hall.answer('pid000')).text).toContain('Thank you');
    hall.house.clock.set(ASKED + 3 * DAY);
    expect((await hall.answer('pid001')).text).toContain('Cette évaluation est close');
  });

  test('is written with its audit entry, and no minimum below ten holds', async () => {
    hall = await openHall(1);
    const set = await setProgram(hall.house.deps, 'operator:x', 'Leadership', {
      evaluations: { minimum: 3, daysOpen: 2 },
    });
    expect(set.ok && set.value.value.evaluations).toEqual({ minimum: 3, daysOpen: 2, toParticipants: false });
    const audit = await hall.house.deps.store.list(programPk(hall.program.programId), 'audit', { limit: 50 });
    expect(audit.map(({ body }) => body.after).at(-1)).toContain('days=2 minimum=3 shared=false');
    await hall.hold();
    expect(JSON.stringify(hall.cardsTo('pid000'))).toContain('at least 10 people answered');
  });
});

test('what was changed after the last results stands above the next invitation, in the reader’s language', async () => {
  hall = await openHall(2);
  const pk = programPk(hall.program.programId);
  for (const [n, evaluationId] of ['old', 'new'].entries()) {
    const words = {
      saidEn: `${evaluationId} said`,
      saidFr: `${evaluationId} dit`,
      changedEn: 'Longer breaks',
      changedFr: 'Plus de pauses',
    };
    const id = `changed_${evaluationId}`;
    await hall.house.deps.store.create({
      pk,
      id,
      type: 'changed',
      sk: id,
      body: { evaluationId, ...words, at: NINE + n },
    });
  }
  await hall.hold();
  const [en, fr] = ['pid000', 'pid001'].map((pid) => JSON.stringify(hall.cardsTo(pid)));
  expect(en).toContain('**You said:** new said');
  expect(en).toContain('**We changed:** Longer breaks');
  expect(en).not.toContain('old said');
  expect(fr).toContain('**Nous avons changé :** Plus de pauses');
});

describe('an evaluation of the program as a whole', () => {
  const wish = () => ({ programId: hall.program.programId, kind: 'mid-program' });
  const opened = async () => {
    const list = await hall.house.say('cleo', 'evaluations');
    const form = await hall.house.press('cleo', list.card, 'Open an evaluation');
    return hall.house.press('cleo', form.card, 'evaluation.offer', {
      kind: 'mid-program',
      cohort: hall.program.cohortId,
    });
  };

  test('is opened by a coordinator after a look at what that does; everybody enrolled today is asked, once', async () => {
    hall = await openHall(12);
    await seedPerson(hall.house.deps, { pid: 'gone', name: 'Gone', language: 'en', email: 'gone@example.gc.ca' });
    await seedEnrolment(hall.house.deps, hall.program, 'gone', [{ from: '2026-09-01', to: '2026-09-05' }]);
    for (const pid of [...hall.people, 'gone']) await hall.house.say(pid, 'help');
    await hall.approve('mid-program');
    const offer = await opened();
    expect(offer.text).toContain('everybody with a place in it today is asked, 12 people');
    expect(await hall.house.deps.store.list(programPk(hall.program.programId), 'evaluationRef', { limit: 5 })).toEqual(
      [],
    );
    const done = await hall.house.press('cleo', offer.card, 'Open it and ask 12 people');
    expect(done.text).toContain('It is open.');
    const again = await hall.house.press('cleo', offer.card, 'Open it and ask 12 people');
    expect(again.text).toContain('It is open.');
    await hall.house.work();
    await workAt(NINE + 2 * HOUR);
    expect(hall.people.every((pid) => hall.cardsTo(pid).length === 1)).toBe(true);
    expect(hall.cardsTo('gone')).toEqual([]);
    const [ref] = await hall.house.deps.store.list(programPk(hall.program.programId), 'evaluationRef', { limit: 5 });
    const evaluationId = ref?.body.evaluationId ?? '';
    const [stored] = await hall.house.deps.store.list(evaluationPk(evaluationId), 'evaluation', { limit: 1 });
    const items = Object.fromEntries(
      (stored?.body.form.items ?? []).flatMap(({ itemId, type, required }) =>
        type === 'likert' || required ? [[itemId, '5']] : [],
      ),
    );
    expect((await hall.house.invoke('pid000', 'evaluation.answer', { evaluationId, ...items })).text).toContain(
      'Thank you',
    );
    expect((await hall.house.invoke('gone', 'evaluation.answer', { evaluationId, ...items })).text).toContain(
      'This evaluation is for those',
    );
  });

  test('says when its results could not be shown, and what is missing to open it', async () => {
    hall = await openHall(4);
    expect((await opened()).text).toContain('No form for this evaluation has been approved yet');
    await hall.approve('mid-program');
    expect((await opened()).text).toContain('fewer than 10 people: the results will not be shown');
  });

  test('is no business of anybody else, and tells nothing', async () => {
    hall = await openHall(2);
    await hall.approve('mid-program');
    const cohortId = hall.program.cohortId;
    const refused = await hall.house.invoke('pid000', 'evaluation.open', { ...wish(), cohortId });
    const invented = await hall.house.invoke('pid000', 'evaluation.open', {
      ...wish(),
      programId: 'pnothing',
      cohortId,
    });
    expect(refused.card).toEqual(invented.card);
    expect(
      (await hall.house.invoke('pid000', 'evaluation.choose', { programId: hall.program.programId })).card,
    ).toEqual(refused.card);
    const elsewhere = await hall.house.invoke('cleo', 'evaluation.open', {
      ...wish(),
      cohortId: cohortIdOf('pother', 'Pilot'),
    });
    expect(elsewhere.text).toContain('You have no evaluations to see here.');
  });
});

describe('the reminder', () => {
  test('is one, two working days later, and whoever answers in between gets none; no record says why', async () => {
    hall = await openHall(3);
    await hall.hold();
    await hall.answer('pid000');
    await workAt(NINE + 4 * DAY); // asked on a Thursday: Monday at 9:00
    expect(hall.cardsTo('pid000')).toHaveLength(1);
    expect(hall.cardsTo('pid002')).toHaveLength(2);
    const deliveries = await hall.house.deps.store.list(hall.pk, 'delivery', { limit: 50 });
    const skipped = deliveries.filter(({ body }) => body.state === 'skipped');
    expect(skipped.map(({ body }) => body.reason)).toEqual(['over']);
    await workAt(END + 6 * DAY);
    expect(hall.cardsTo('pid002')).toHaveLength(2);
  });

  test('is not planned where the evaluation closes before it', async () => {
    hall = await openHall(2);
    await setProgram(hall.house.deps, 'operator:x', 'Leadership', { evaluations: { daysOpen: 1 } });
    await hall.hold();
    await workAt(NINE + 5 * DAY);
    expect(hall.cardsTo('pid000')).toHaveLength(1);
    expect((await hall.answer('pid000', GOOD)).text).toContain('This evaluation has closed');
  });
});

test('ten thousand characters come back whole, to be shortened; items with names like ids are answered all the same', async () => {
  hall = await openHall(2);
  await hall.hold();
  const long = 'é'.repeat(10_000);
  const { card, text } = await hall.answer('pid000', { ...GOOD, useful: long });
  expect(text).toContain('This comment is too long.');
  expect(text).toContain(long);
  expect(JSON.stringify(card).length).toBeLessThan(45_000);
  const [stored] = await hall.house.deps.store.list(hall.pk, 'evaluation', { limit: 1 });
  if (!stored) throw new Error('no evaluation');
  const item = { itemId: 'grid', type: 'text', textEn: 'Grid?', textFr: 'Grille?', required: false } as const;
  const form = { ...stored.body.form, items: [...stored.body.form.items, item] };
  await hall.house.deps.store.replace({ ...stored, body: { ...stored.body, form } }, stored.etag);
  const again = await hall.answer('pid000', { ...GOOD, useful: long });
  const { text: done } = await hall.house.press('pid000', again.card, 'Send my answers', { ...GOOD, grid_: 'yes' });
  expect(done).toContain('Thank you');
  expect((await hall.house.deps.ballots?.read(hall.evaluationId))?.[0]).toMatchObject({ grid: 'yes' });
});
