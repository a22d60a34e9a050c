import { cpus } from 'node:os';
import { memoryOf } from './broadcast/memory.ts';
import { runTrial, type Order, type Trial } from './broadcast/trial.ts';

const PEOPLE = 10_000;
const REMINDED = 1_000;
const SEED = 20_261_125;
/**
 * Ten times what Teams takes on the embedded engine. The emulator, the SDK and two instances share the machine's two
 * cores: there twice is what they can do. A kill in about every ten seconds of either.
 */
const PLANS: Record<Order['engine'], { rate: number; kills: number }> = {
  sqlite: { rate: 500, kills: 2 },
  cosmos: { rate: 500, kills: 2 },
};

/** What `--json` prints: the worse of the two engines, and the sum of what must be nothing. */
export type BroadcastBench = {
  share: number;
  shareWithFaults: number;
  lost: number;
  broadcastTwice: number;
  reminderTwice: number;
  unconfirmed: number;
  kills: number;
  memoryRatio: number;
  storeOpsPerMessage: number;
};

const round = (value: number, digits = 3): number => Number(value.toFixed(digits));

/** 10,000 people and 1,000 reminders, two instances on one store, on both engines; then the memory of 100,000. */
export async function benchBroadcast(json: boolean): Promise<void> {
  const trials: Trial[] = [];
  for (const engine of ['sqlite', 'cosmos'] as const) {
    const { rate } = PLANS[engine];
    for (const faults of [false, true]) {
      const kills = faults ? PLANS[engine].kills : 0;
      trials.push(await runTrial({ engine, people: PEOPLE, reminded: REMINDED, rate, faults, kills, random: SEED }));
      if (!json) console.error(`${engine}${faults ? ', with faults' : ''}: done`);
    }
  }
  const memory = { small: await memoryOf(PEOPLE), large: await memoryOf(10 * PEOPLE) };
  const bench = resultOf(trials, memory);
  console.log(json ? JSON.stringify(bench) : table(trials, memory));
}

function resultOf(trials: Trial[], { small, large }: { small: number; large: number }): BroadcastBench {
  const quiet = trials.filter(({ order }) => !order.faults);
  const rough = trials.filter(({ order }) => order.faults);
  const sum = (field: 'lost' | 'broadcastTwice' | 'reminderTwice' | 'unconfirmed'): number =>
    trials.reduce((total, trial) => total + trial[field], 0);
  return {
    share: round(Math.min(...quiet.map(({ share }) => share))),
    shareWithFaults: round(Math.min(...rough.map(({ share }) => share))),
    lost: sum('lost'),
    broadcastTwice: sum('broadcastTwice'),
    reminderTwice: sum('reminderTwice'),
    unconfirmed: sum('unconfirmed'),
    kills: rough.reduce((total, { order }) => total + order.kills, 0),
    memoryRatio: round(large / small, 2),
    storeOpsPerMessage: round(Math.max(...quiet.map(({ callsPerMessage }) => callsPerMessage)), 2),
  };
}

function table(trials: Trial[], { small, large }: { small: number; large: number }): string {
  const rows = trials.map(({ order, ...trial }) => {
    const cells = [
      `${order.engine}${order.faults ? ', faults and kills' : ''}`,
      String(order.rate),
      trial.perSecond.toFixed(0),
      trial.share.toFixed(3),
      String(trial.lost),
      String(trial.broadcastTwice),
      String(trial.reminderTwice),
      String(trial.inFlightAtKills),
      String(trial.unconfirmed),
      String(order.kills),
      String(trial.peakMb),
      order.faults ? '' : trial.callsPerMessage.toFixed(2),
      order.faults ? '' : trial.documentsPerMessage.toFixed(2),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const heads = [
    'engine',
    'allowed a second',
    'messages a second',
    'share',
    'lost',
    'broadcasts twice',
    'reminders twice',
    'in flight at kills',
    'unconfirmed',
    'kills',
    'peak MB',
    'store calls a message',
    'documents written a message',
  ];
  return [
    `${cpus().length} cores, ${PEOPLE} people and ${REMINDED} reminders, two instances, real time`,
    '',
    `| ${heads.join(' | ')} |`,
    `|${heads.map(() => '---').join('|')}|`,
    ...rows,
    '',
    `Peak memory of one instance in virtual time: ${small} MB for ${PEOPLE} people, ${large} MB for ${10 * PEOPLE}: ${(large / small).toFixed(2)} times.`,
    ...trials.map(
      ({ order, states, answers }) => `${order.engine} ${order.faults}: ${JSON.stringify({ states, answers })}`,
    ),
  ].join('\n');
}
