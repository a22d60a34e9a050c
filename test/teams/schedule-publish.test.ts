import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { programPk, registerPk, rsvpId, sessionDocId } from '../../bot/domain/key.ts';
import type { House } from '../support/house.ts';
import { csv, importTexts } from '../support/import.ts';
import type { Node } from '../support/walk.ts';
import { filled, openOffice, TEN, type Office } from '../support/schedule.ts';

const HOUR = 3_600_000;
let office: Office;
let house: House;

beforeEach(async () => {
  office = await openOffice();
  ({ house } = office);
});
afterEach(async () => {
  await house.close();
});

const only = async () => (await office.sessions())[0];
const messagesWith = (words: string): number =>
  house.connector.posted().filter((activity) => JSON.stringify(activity).includes(words)).length;

/** A published session, announced: its card, and the work done. */
async function published(typed: Record<string, string> = {}): Promise<Node> {
  const made = await office.make(typed);
  const done = await house.press('cleo', made.card, 'schedule.publish');
  await house.work();
  return done.card;
}

/** Presses "Change or postpone" and saves with what somebody types. */
async function change(card: Node, typed: Record<string, string>) {
  const edit = await house.press('cleo', card, 'schedule.edit');
  return house.press('cleo', edit.card, 'schedule.save', filled(edit.card, typed));
}

describe('publishing', () => {
  test('answers at once; the invitation and the reminders are due work of the same batch', async () => {
    const made = await office.make();
    const done = await house.press('cleo', made.card, 'Publish and invite');
    expect(done.text).toContain('Published. The invitation is on its way');
    expect(done.text).not.toContain('No invitation has been sent');
    expect(await office.waiting()).toEqual(['announce 0']);
    expect(await office.plannedFor('LE05')).toEqual([]);
    await house.work();
    expect(await office.waiting()).toEqual([]);
    expect(await office.plannedFor('LE05')).toEqual(['checkIn 0', 'evaluationOpen 0', 'invitation 0', 'reminder 0']);
  });

  test('of what came in quietly: reminded, not invited; one press then invites', async () => {
    const line = { session: 'LE05', start: '2026-10-08T09:00:00', end: '2026-10-08T16:00:00', status: 'published' };
    const files = { sessions: csv('sessions', [line]) };
    await importTexts(house.deps, files, { cohort: 'Pilot', quiet: true });
    await house.work();
    expect(await office.plannedFor('LE05')).toEqual(['checkIn 0', 'evaluationOpen 0', 'reminder 0']);
    const { programId } = office.program;
    const shown = await house.invoke('cleo', 'schedule.open', { programId, sessionId: office.idOf('LE05') });
    expect(shown.text).toContain('No invitation has been sent for this session.');
    const done = await house.press('cleo', shown.card, 'Send the invitation');
    expect(done.text).not.toContain('No invitation has been sent');
    await house.work();
    expect(await office.plannedFor('LE05')).toEqual(['checkIn 0', 'evaluationOpen 0', 'invitation 0', 'reminder 0']);
  });

  test('twice is once', async () => {
    const made = await office.make();
    await house.press('cleo', made.card, 'schedule.publish');
    await house.work();
    const before = await only();
    await house.press('cleo', made.card, 'schedule.publish');
    await house.work();
    expect(await only()).toEqual(before);
    expect(await office.plannedFor('LE05')).toEqual(['checkIn 0', 'evaluationOpen 0', 'invitation 0', 'reminder 0']);
    expect((await office.audit()).filter((line) => line.includes('publish'))).toHaveLength(1);
  });

  test('interrupted between the truth and the telling, is told by the work when it comes due again', async () => {
    const made = await office.make();
    await house.press('cleo', made.card, 'schedule.publish');
    const { store } = house.deps;
    const create = store.create.bind(store);
    let left = 2; // the invitation is planned, then the process "dies" before the reminders are
    store.create = async (document) => {
      if (document.type === 'plan' && (left -= 1) === 0) throw new Error('the process died');
      return create(document);
    };
    await house.work();
    expect(await office.plannedFor('LE05')).toEqual(['invitation 0']);
    expect(await office.waiting()).toEqual(['announce 0']);
    store.create = create;
    house.clock.pass(2 * 60_000);
    await house.work();
    expect(await office.plannedFor('LE05')).toEqual(['checkIn 0', 'evaluationOpen 0', 'invitation 0', 'reminder 0']);
    expect(await office.waiting()).toEqual([]);
  });

  test('a series is published together and told as one', async () => {
    const shown = await office.make({ repeat: 'weekly', times: '3' });
    const made = await house.press('cleo', shown.card, 'schedule.create');
    await house.press('cleo', made.card, 'Publish the series and invite');
    await house.work();
    expect((await office.sessions()).map(({ status }) => status)).toEqual(['published', 'published', 'published']);
    expect(await office.plannedFor('LE05')).toEqual(['checkIn 0', 'evaluationOpen 0', 'invitation 0', 'reminder 0']);
    expect(await office.plannedFor('LE06')).toEqual(['checkIn 0', 'evaluationOpen 0', 'reminder 0']);
    expect(await office.plannedFor('LE07')).toEqual(['checkIn 0', 'evaluationOpen 0', 'reminder 0']);
  });

  test('a series whose first draft was discarded is known by the first that is left', async () => {
    const shown = await office.make({ repeat: 'weekly', times: '3' });
    const made = await house.press('cleo', shown.card, 'schedule.create');
    const ask = await house.press('cleo', made.card, 'Discard this draft');
    expect(ask.text).toContain('Nobody has been told of it.');
    const list = await house.press('cleo', ask.card, 'Yes, discard it');
    expect(list.text).toContain('The draft is discarded.');
    expect((await house.press('cleo', ask.card, 'Yes, discard it')).text).toContain('The draft is discarded.');
    const next = await house.press('cleo', list.card, 'schedule.open');
    await house.press('cleo', next.card, 'schedule.publish');
    await house.work();
    expect((await office.sessions()).map(({ seriesId }) => seriesId)).toEqual([
      office.idOf('LE06'),
      office.idOf('LE06'),
    ]);
    expect(await office.plannedFor('LE06')).toContain('invitation 0');
    expect(await office.plannedFor('LE07')).not.toContain('invitation 0');
    expect(await office.audit()).toContain('cleo session.discard draft>discarded');
  });

  test('the largest series is published in one batch', async () => {
    const shown = await office.make({ repeat: 'weekly', times: '40' });
    const made = await house.press('cleo', shown.card, 'schedule.create');
    const done = await house.press('cleo', made.card, 'schedule.publish');
    expect(done.text).toContain('Published.');
    expect((await office.sessions()).filter(({ status }) => status === 'published')).toHaveLength(40);
  });

  test('a session that is over is not published', async () => {
    const made = await office.make({ day: '2026-09-01' });
    const refused = await house.press('cleo', made.card, 'schedule.publish');
    expect(refused.text).toContain('This session is over already.');
    expect(await only()).toMatchObject({ status: 'draft' });
  });
});

describe('a published session that changes', () => {
  test('its date: what that does is shown first; then everybody is told anew and reminded of the new date', async () => {
    const card = await published();
    const shown = await change(card, { day: '2026-10-12' });
    expect(shown.text).toContain('It was planned for Thursday, October 8, 2026');
    expect(shown.text).toContain('It would now be on Monday, October 12, 2026');
    expect(shown.text).toContain('This is a federal holiday.');
    expect(await only()).toMatchObject({ sequence: 0 });
    const moved = await house.press('cleo', shown.card, 'Yes, move it');
    expect(moved.text).toContain('told of the new date and asked again');
    expect(await only()).toMatchObject({
      sequence: 1,
      startsAt: Date.parse('2026-10-12T13:00:00Z'),
      movedFrom: { startsAt: Date.parse('2026-10-08T13:00:00Z'), endsAt: Date.parse('2026-10-08T20:00:00Z') },
    });
    await house.press('cleo', shown.card, 'Yes, move it');
    await house.work();
    const plans = [
      'checkIn 0',
      'checkIn 1',
      'evaluationOpen 0',
      'evaluationOpen 1',
      'invitation 0',
      'invitation 1',
      'reminder 0',
      'reminder 1',
    ];
    expect(await office.plannedFor('LE05')).toEqual(plans);
    expect(await only()).toMatchObject({ sequence: 1 });
  });

  test('back from the question to the form, what was typed is there', async () => {
    const card = await published();
    const shown = await change(card, { day: '2026-10-12', place: 'Gatineau' });
    const back = await house.press('cleo', shown.card, 'Go back and change');
    expect(back.text).toContain('Change session LE05');
    expect(filled(back.card)).toMatchObject({ day: '2026-10-12', place: 'Gatineau' });
    const saved = await house.press('cleo', back.card, 'schedule.save', filled(back.card, { day: '2026-10-08' }));
    expect(saved.text).toContain('Saved. Nobody is told.');
    expect(await only()).toMatchObject({ sequence: 0, place: 'Gatineau' });
  });

  test('its place: nobody is told, and no answer is lost, unless somebody says so', async () => {
    const card = await published();
    const quiet = await change(card, { place: 'Gatineau' });
    expect(quiet.text).toContain('Saved. Nobody is told.');
    expect(await office.waiting()).toEqual([]);
    const told = await change(quiet.card, { place: 'Hull', tell: 'true' });
    expect(told.text).toContain('Everybody concerned is told of the change.');
    await house.work();
    expect(messagesWith('A session has changed')).toBe(1);
    expect(messagesWith('Une séance a changé')).toBe(1);
    expect(messagesWith('Hull')).toBeGreaterThanOrEqual(2);
    expect(await only()).toMatchObject({ sequence: 0, place: 'Hull' });
    expect(await office.plannedFor('LE05')).not.toContain('invitation 1');
  });

  test('its place within 24 hours: everybody is told at once, also in the evening', async () => {
    const card = await published();
    house.clock.set(Date.parse('2026-10-07T23:30:00Z')); // 19:30 in Ottawa, the evening before
    await change(card, { place: 'Gatineau' });
    await house.work();
    expect(messagesWith('A session has changed')).toBe(1);
  });

  test('its agenda within 24 hours is nobody’s hurry', async () => {
    const card = await published();
    house.clock.set(Date.parse('2026-10-07T23:30:00Z'));
    const details = await house.press('cleo', card, 'schedule.details');
    const saved = await house.press('cleo', details.card, 'Save', filled(details.card, { agendaEn: 'Welcome' }));
    expect(saved.text).toContain('Nobody is told.');
  });

  test('is told only to those with a seat who may come', async () => {
    const card = await published({ required: 'false', group: 'A' });
    await change(card, { place: 'Gatineau', tell: 'true' });
    const [pk, id] = [registerPk(office.idOf('LE05')), rsvpId('rene')];
    const body = { pid: 'rene', state: 'declined', category: 'other', sequence: 0, at: TEN } as const;
    await house.deps.store.upsert({ pk, id, type: 'rsvp', sk: id, body });
    await house.work();
    expect(messagesWith('A session has changed') + messagesWith('Une séance a changé')).toBe(0);
    const found = await house.deps.store.list(programPk(office.program.programId), 'delivery', { limit: 10 });
    expect(found.map(({ body }) => body)).toMatchObject([{ pid: 'rene', state: 'skipped', reason: 'declined' }]);
  });

  test.each([
    ['into the past', { day: '2026-09-01' }, 'a session cannot be moved into the past'],
    ['to other people', { group: 'A' }, 'this session stays with them'],
    ['without its French title', { titleFr: '' }, 'This is needed.'],
  ])('%s: a sentence, and nothing changes', async (_what, typed, sentence) => {
    const card = await published();
    const before = await only();
    expect((await change(card, typed)).text).toContain(sentence);
    expect(await only()).toEqual(before);
  });

  test('for the later ones of its series too: the room everywhere, dates and titles as they are, told once', async () => {
    const shown = await office.make({ repeat: 'weekly', times: '3' });
    const made = await house.press('cleo', shown.card, 'schedule.create');
    const done = await house.press('cleo', made.card, 'schedule.publish');
    await house.work();
    const before = await office.sessions();
    const saved = await change(done.card, { place: 'Gatineau', series: 'true', tell: 'true' });
    expect(saved.text).toContain('2 later sessions of the series are changed in the same way.');
    expect(await office.sessions()).toEqual(before.map((session) => ({ ...session, place: 'Gatineau' })));
    await house.work();
    expect(messagesWith('The same holds for the later sessions of its series.')).toBe(1);
  });
});

describe('afterwards', () => {
  test('material is handed on, also for a session that was held; nothing else of it changes', async () => {
    await published();
    const session = await only();
    if (!session) throw new Error('no session');
    const [pk, id] = [programPk(session.programId), sessionDocId(session.sessionId)];
    const stored = await house.deps.store.get('session', pk, id);
    if (!stored) throw new Error('no session');
    house.clock.set(session.endsAt + 20 * HOUR);
    await house.deps.store.replace({ ...stored, body: { ...stored.body, status: 'held' } }, stored.etag);
    const { card } = await house.invoke('cleo', 'schedule.open', {
      programId: session.programId,
      sessionId: session.sessionId,
    });
    const form = await house.press('cleo', card, 'Material and details');
    const material = { afterEn: 'https://example.gc.ca/slides', tell: 'true', minimumMinutes: '1' };
    await house.press('cleo', form.card, 'Save', filled(form.card, material));
    await house.work();
    expect(messagesWith('https://example.gc.ca/slides')).toBe(2);
    expect(await only()).toMatchObject({ status: 'held', minimumMinutes: 240, details: { afterEn: material.afterEn } });
  });
});

describe('cancelling', () => {
  test('asks once more, is done once, and is told by due work with the next sequence', async () => {
    const card = await published();
    const ask = await house.press('cleo', card, 'Cancel this session');
    expect(ask.text).toContain('Everybody who was invited is told.');
    expect(await only()).toMatchObject({ status: 'published' });
    const done = await house.press('cleo', ask.card, 'Yes, cancel it');
    expect(done.text).toContain('Cancelled. Everybody who was invited is told.');
    expect(await office.waiting()).toEqual(['announce 1']);
    const again = await house.press('cleo', ask.card, 'Yes, cancel it');
    expect(again.text).toContain('Cancelled. Everybody who was invited is told.');
    await house.work();
    expect(await only()).toMatchObject({ status: 'cancelled', sequence: 1 });
    expect(await office.plannedFor('LE05')).toContain('invitation 1');
    expect(await office.plannedFor('LE05')).not.toContain('reminder 1');
  });

  test('of one that is over is told to nobody', async () => {
    const card = await published();
    house.clock.set(Date.parse('2026-10-09T14:00:00Z'));
    const ask = await house.press('cleo', card, 'schedule.askCancel');
    await house.press('cleo', ask.card, 'schedule.cancel');
    await house.work();
    expect(await office.plannedFor('LE05')).not.toContain('invitation 1');
  });

  test('a cancelled session stays so', async () => {
    const card = await published();
    const ask = await house.press('cleo', card, 'schedule.askCancel');
    await house.press('cleo', ask.card, 'schedule.cancel');
    expect((await change(card, { place: 'Gatineau' })).text).toContain('This session is cancelled, and stays so.');
    const again = await house.invoke('cleo', 'schedule.publish', {
      programId: office.program.programId,
      sessionId: office.idOf('LE05'),
    });
    expect(again.text).toContain('This session is cancelled, and stays so.');
    expect(await only()).toMatchObject({ status: 'cancelled', place: 'Ottawa' });
  });
});
