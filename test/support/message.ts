import type { House } from './house.ts';
import { textOf } from './house.ts';
import type { Node } from './walk.ts';

export type Message = { card: Node; text: string };

/** The cards that were posted to a person's own chat, in order, beside what answered them there. */
export function messagesTo(house: House, pid: string): Message[] {
  return house.connector.calls
    .filter(({ method, path, conversationId }) => {
      return method === 'POST' && path.includes('/activities') && conversationId === `a:${pid}`;
    })
    .flatMap(({ body }) => (body?.['attachments'] as { content: Node }[] | undefined) ?? [])
    .map(({ content }) => ({ card: content, text: textOf(content) }));
}

/** Does the due work of now, and answers what a person got by it. */
export async function newsFor(house: House, pid: string): Promise<Message[]> {
  const before = messagesTo(house, pid).length;
  await house.work();
  return messagesTo(house, pid).slice(before);
}
