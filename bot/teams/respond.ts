import type { Activity, TurnContext } from 'botbuilder';
import type { Card } from '../../cards/card.ts';
import type { Ask } from './ask.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';

/** Says a card in the chat that the activity came from. */
export async function say(context: TurnContext, card: Card): Promise<void> {
  await context.sendActivity({ type: 'message', attachments: [{ contentType: CARD, content: card }] });
}

/**
 * Answers as the client expects it: an invoke in its response (the card takes the place of the one pressed), a plain
 * submit by replacing the card that it came from, a message by a message. Every invoke is answered.
 */
export async function respond(context: TurnContext, ask: Ask, card: Card | undefined): Promise<void> {
  if ('invoke' in ask && ask.invoke) {
    const body = card ? { statusCode: 200, type: CARD, value: card } : { statusCode: 200 };
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
    return;
  }
  if (!card) return;
  if (ask.kind === 'verb' && ask.replace !== undefined) return replaceCard(context, ask.replace, card);
  await say(context, card);
}

async function replaceCard(context: TurnContext, id: string, card: Card): Promise<void> {
  const activity: Partial<Activity> = { id, type: 'message', attachments: [{ contentType: CARD, content: card }] };
  await context.updateActivity(activity);
}
