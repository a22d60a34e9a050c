import { expect, test } from '@jest/globals';
import { seedPerson, seedProgram, seedRole, seedSession } from '../support/cohort.ts';
import { openHouse } from '../support/house.ts';

test('who asks in a channel, and whose chat is not known yet, has it opened by their Entra identity', async () => {
  const house = await openHouse(undefined, { registered: true });
  try {
    const program = await seedProgram(house.deps);
    // met through the roster, so that the account is bound the way it is in life
    house.connector.roster.push({ id: '29:cleo', aadObjectId: 'aad-cleo', name: 'Cléo', email: 'cleo@example.gc.ca' });
    await seedPerson(house.deps, { pid: 'cleo', name: 'Cléo', language: 'en', email: 'cleo@example.gc.ca' }, false);
    await seedRole(house.deps, program, 'cleo', 'coordinator');
    await seedSession(house.deps, program, { code: 'LE01', titleEn: 'A session of cleo’s program' });
    const before = house.connector.calls.length;
    const channel = { conversation: { id: '19:team', conversationType: 'channel' } };
    const { text } = await house.say('cleo', 'register', channel);
    expect(text).toContain('I answered you in our personal chat.');
    const [created, sent] = house.connector.calls
      .slice(before)
      .filter(({ path }) => !path.includes('members') && !path.includes('19:team'));
    expect(created?.body).toMatchObject({ members: [{ id: 'aad-cleo' }], isGroup: false });
    expect(JSON.stringify(sent?.body)).toContain('A session of cleo’s program');
  } finally {
    await house.close();
  }
});
