import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { conversationId, deliveryDocId, personalPk, registerPk } from '../../bot/domain/key.ts';
import { queueing } from '../../bot/features/delivery.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedSession } from '../support/cohort.ts';
import { openHouse, type House } from '../support/house.ts';

const PLAN = 'planned';
let house: House;
let pk: string;

beforeEach(async () => {
  house = await openHouse();
  const seeded = await seedProgram(house.deps);
  for (const pid of ['marie', 'paul']) {
    const name = pid === 'marie' ? 'Marie Roy' : 'Paul Côté';
    await seedPerson(house.deps, { pid, name, language: 'en', email: `${pid}@example.gc.ca` });
    await seedEnrolment(house.deps, seeded, pid);
  }
  const { programId, sessionId } = await seedSession(house.deps, seeded);
  pk = registerPk(sessionId);
  const about = { planId: PLAN, kind: 'checkIn', pid: 'paul', programId, sessionId, sequence: 0 };
  await house.deps.store.batch(pk, [queueing(pk, about, NINE)]);
});
afterEach(() => house.close());

const delivery = async () => (await house.deps.store.get('delivery', pk, deliveryDocId(PLAN, 'paul')))?.body;

describe('what is due in local mode', () => {
  test('waits until somebody is there: no e-mail, no failure, no attempt', async () => {
    await house.work();
    expect(await delivery()).toMatchObject({ state: 'deferred', reason: 'nobody-here', attempts: 0 });
    expect(house.connector.posted()).toEqual([]);
    expect(house.mails).toEqual([]);
  });

  test('then comes to whoever speaks, under the name of its addressee', async () => {
    await house.work();
    await house.say('marie', 'help');
    house.clock.pass(5_000);
    await house.work();
    expect(await delivery()).toMatchObject({ state: 'sent', channel: 'teams', attempts: 1 });
    const [message] = house.connector.posted().slice(-1);
    expect(message).toMatchObject({ conversation: { id: 'a:marie' } });
    expect(JSON.stringify(message)).toContain('Paul Côté');
  });

  test('goes by e-mail to who has left the app in the records', async () => {
    const chat = { serviceUrl: house.connector.serviceUrl, conversationId: 'a:paul', userId: '29:paul' };
    const body = { ...chat, botId: '28:cadre', tenantId: 't', reachable: false, since: NINE };
    await house.deps.store.upsert({
      pk: personalPk('paul'),
      id: conversationId,
      type: 'conversation',
      sk: conversationId,
      body,
    });
    await house.say('marie', 'help');
    await house.work();
    expect(await delivery()).toMatchObject({ state: 'sent', channel: 'mail' });
    expect(house.mails).toMatchObject([{ to: 'paul@example.gc.ca' }]);
  });
});
