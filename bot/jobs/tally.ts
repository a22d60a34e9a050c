import { personalPk, tallyId } from '../domain/key.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Day } from '../domain/time.ts';
import type { Deps } from '../deps.ts';
import type { Document, Stored } from '../store/store.ts';

/** Messages to a person on a day of theirs (DESIGN section 4). */
const A_DAY = 2;
const TALLY_SECONDS = 4 * 24 * 3600;

type About = Pick<Delivery, 'pid' | 'deliveryId'>;

/**
 * Puts a message among the two of that day, before it is sent; false where there are two others. Asking again changes
 * nothing. Most people have had none: so the first try is a create.
 */
export async function countIn({ store }: Deps, { pid, deliveryId }: About, day: Day): Promise<boolean> {
  const first = await store.create(documentOf(pid, day, [deliveryId]));
  if (first.ok) return true;
  for (;;) {
    const tally = await store.get('tally', personalPk(pid), tallyId(day));
    const deliveries = tally?.body.deliveries ?? [];
    if (deliveries.includes(deliveryId)) return true;
    if (deliveries.length >= A_DAY) return false;
    if (await keep(store, pid, day, [...deliveries, deliveryId], tally)) return true;
  }
}

/** Takes a message out again that surely did not arrive, so that it does not keep another one waiting. */
export async function countOut({ store }: Deps, { pid, deliveryId }: About, day: Day): Promise<void> {
  for (;;) {
    const tally = await store.get('tally', personalPk(pid), tallyId(day));
    if (!tally?.body.deliveries.includes(deliveryId)) return;
    const others = tally.body.deliveries.filter((one) => one !== deliveryId);
    if (await keep(store, pid, day, others, tally)) return;
  }
}

/** False: another message of theirs came between. */
async function keep(
  store: Deps['store'],
  pid: string,
  day: Day,
  deliveries: string[],
  before: Stored<'tally'> | undefined,
): Promise<boolean> {
  const document = documentOf(pid, day, deliveries);
  return (await (before ? store.replace(document, before.etag) : store.create(document))).ok;
}

function documentOf(pid: string, day: Day, deliveries: string[]): Document<'tally'> {
  const id = tallyId(day);
  return { pk: personalPk(pid), id, type: 'tally', sk: id, body: { pid, day, deliveries }, ttl: TALLY_SECONDS };
}
