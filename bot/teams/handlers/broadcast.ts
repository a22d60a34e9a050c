import type { Command, Verb } from '../router.ts';

export const broadcastCommands: Command[] = [];

export const broadcastVerbs: Verb[] = [];
