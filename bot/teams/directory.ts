import { z } from 'zod';
import type { Deps, Directory, Member, Whereabouts } from '../deps.ts';
import { sameAddress } from '../domain/key.ts';
import type { Adapter } from './adapter.ts';
import { ConnectorError } from './pipeline.ts';

/** A member as Teams' roster describes one; the object id goes by either name (so does the Playground's). */
const account = z.object({
  name: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
});

/**
 * Teams' roster, asked for one member of a conversation that the bot is in. One request of at most 3 s (pipeline.ts),
 * never tried again: who cannot be looked up now is undefined, and is recognised another time. Undefined also for
 * somebody without an Entra account, and where the roster's object id is not the one that the activity came with.
 */
export function createDirectory(adapter: Pick<Adapter, 'connector'>, { log }: Pick<Deps, 'log'>): Directory {
  return {
    async member(who) {
      try {
        const { conversations } = await adapter.connector(who.serviceUrl);
        const answer: unknown = await conversations.getConversationMember(who.conversationId, who.userId);
        return parseMember(answer, who);
      } catch (error) {
        if (!(error instanceof ConnectorError)) throw error;
        const { status, code } = error;
        if (status !== 403 && status !== 404) log.warn({ status, code }, 'the roster cannot be asked');
        return undefined;
      }
    },
  };
}

function parseMember(answer: unknown, who: Whereabouts): Member | undefined {
  const { data } = account.safeParse(answer);
  const objectId = data?.aadObjectId ?? data?.objectId;
  if (data === undefined || objectId?.toLowerCase() !== who.objectId.toLowerCase()) return undefined;
  const addresses = [data.email, data.userPrincipalName].flatMap((address) => (address ? [sameAddress(address)] : []));
  return { name: data.name ?? '', addresses: [...new Set(addresses)] };
}
