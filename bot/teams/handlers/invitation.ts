import type { Command, Verb } from '../router.ts';

export const invitationCommands: Command[] = [];

export const invitationVerbs: Verb[] = [];
