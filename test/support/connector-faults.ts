import type { Fault } from './connector.ts';
import { seeded } from './seeded.ts';

/** The ways in which Teams refuses for good; `blocked` shows only inside its message. */
const FORBIDDEN: readonly unknown[] = [
  { error: { code: 'BotDisabledByAdmin' } },
  { error: { code: 'BotNotInConversationRoster' } },
  { error: { code: 'ConversationBlockedByUser' } },
  { error: { code: 'NotEnoughPermissions' } },
  { error: { code: 'InvalidBotApiHost' } },
  { error: { code: 'ForbiddenOperationException' } },
  { error: { message: '{"subCode":"MessageWritesBlocked","errorCode":209}' } },
];

const GATEWAY = [502, 503, 504] as const;

/** Of 1,000 requests, so many meet each fault. `ambiguous` ones leave open whether the message arrived. */
export type Mix = { plain: number; ambiguous: number };

/**
 * Every fault that the issue names, drawn from a seed: 429 with and without Retry-After, 412, every 403, 404, a slow
 * answer, a connection that is reset before the request was taken; and, ambiguous, 502 to 504 and a reset, before and
 * after the message was accepted.
 */
export function drawFaults(seed: number, mix: Mix): () => Fault | undefined {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const plain: (() => Fault)[] = [
    () => ({ kind: 'status', status: 429, headers: { 'Retry-After': String(1 + Math.floor(random() * 2)) } }),
    () => ({ kind: 'status', status: 429 }),
    () => ({ kind: 'status', status: 412 }),
    () => ({ kind: 'status', status: 403, body: pick(FORBIDDEN) }),
    () => ({ kind: 'status', status: 404, body: { error: { code: 'ConversationNotFound' } } }),
    () => ({ kind: 'slow', ms: 500 + random() * 1_500 }),
  ];
  const ambiguous: (() => Fault)[] = [
    () => ({ kind: 'status', status: pick(GATEWAY) ?? 503, accepts: random() < 0.5 }),
    () => ({ kind: 'reset', accepts: random() < 0.5 }),
  ];
  return () => {
    const at = random() * 1_000;
    if (at < mix.plain) return pick(plain)?.();
    return at < mix.plain + mix.ambiguous ? pick(ambiguous)?.() : undefined;
  };
}
