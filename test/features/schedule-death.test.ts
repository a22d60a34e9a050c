import { expect, test } from '@jest/globals';
import { registerPk } from '../../bot/domain/key.ts';
import { followUp } from '../../bot/features/schedule/follow.ts';
import { publish } from '../../bot/features/schedule/publish.ts';
import type { Session } from '../../bot/domain/session.ts';
import { Crash, failing } from '../support/failing.ts';
import { openOffice } from '../support/schedule.ts';

const SERIES = { repeat: 'weekly', times: '3' };

/** A series of three is published: cut off at one of its writes, or of those of its due work, then pressed again. */
async function publishSeries(writes: number, when: 'before' | 'after') {
  const office = await openOffice();
  const { house, program } = office;
  try {
    const { deps } = house;
    const shown = await office.make(SERIES);
    await house.press('cleo', shown.card, 'schedule.create');
    const drafts = await office.sessions();
    const [first] = drafts as [Session];
    const { programId, cohortId } = program;
    const ref = { programId, sessionId: first.sessionId };
    const dying = { ...deps, store: failing(deps.store, writes, when) };
    const actor = { pid: 'cleo', name: 'Cléo Roy' };
    const followed = { programId, cohortId, sessionId: first.sessionId, sequence: 0 };
    const [cut] = await Promise.allSettled([publish(dying, actor, ref).then(() => followUp(dying, followed, false))]);
    const again = await publish(deps, actor, ref);
    await house.work();
    await house.work();
    const lists = await Promise.all(
      drafts.map(({ sessionId }) => deps.store.list(registerPk(sessionId), 'delivery', { limit: 100 })),
    );
    const invited = lists.flat().flatMap(({ body }) => (body.kind === 'invitation' ? [body] : []));
    const sessions = await office.sessions();
    const codes = sessions.map(({ code }) => code);
    return {
      crash: cut.status === 'rejected' ? (cut.reason as unknown) : undefined,
      again: again.ok,
      published: sessions.map(({ status }) => status),
      invited: invited.map(({ pid, state, attempts }) => `${pid} ${state} ${attempts}`).sort(),
      planned: await Promise.all(codes.map((code) => office.plannedFor(code))),
      waiting: await office.waiting(),
      traces: (await office.audit()).filter((line) => line.includes('publish')).length,
    };
  } finally {
    await house.close();
  }
}

test.each(['before', 'after'] as const)(
  'a process that dies %s any write of a publication: pressed again, all is published, planned, and told once',
  async (when) => {
    const { crash: none, ...whole } = await publishSeries(1_000, when);
    expect(none).toBeUndefined();
    expect(whole).toMatchObject({ published: ['published', 'published', 'published'], traces: 3, waiting: [] });
    expect(whole.invited).toEqual(['ada sent 1', 'rene sent 1']);
    let crashes = 0;
    for (let writes = 0; writes < 50; writes += 1) {
      const { crash, ...left } = await publishSeries(writes, when);
      expect(left).toEqual(whole);
      if (crash === undefined) break;
      expect(crash).toBeInstanceOf(Crash);
      crashes += 1;
    }
    expect(crashes).toBeGreaterThan(5);
  },
  120_000,
);
