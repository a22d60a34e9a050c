import { startCosmosEmulator } from '../../support/cosmos-emulator.ts';

/* The npm emulator of Cosmos as a process of its own, with an index: its clock goes ahead like the instances'. */
const [, , ahead = '0'] = process.argv;
const emulator = await startCosmosEmulator(() => Date.now() + Number(ahead), { volumes: true });
process.stdout.write(`${JSON.stringify({ store: emulator.config.endpoint })}\n`);
