import type { Command, Verb } from '../router.ts';

export const inboxCommands: Command[] = [];

export const inboxVerbs: Verb[] = [];
