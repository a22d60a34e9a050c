import { benchBroadcast } from './broadcast.ts';
import { benchCheckIn } from './checkin.ts';
import { benchSelection } from './selection.ts';

/** `npm run bench -- checkin [--json]`: one table from one run. */
const benches: Record<string, (json: boolean) => Promise<void>> = {
  broadcast: benchBroadcast,
  checkin: benchCheckIn,
  selection: benchSelection,
};

const [name = ''] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const bench = benches[name];
if (bench) await bench(process.argv.includes('--json'));
else {
  console.error(`Say which: ${Object.keys(benches).join(', ')}. For example: npm run bench -- checkin`);
  process.exitCode = 1;
}
