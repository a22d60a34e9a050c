import type { Command, Verb } from '../router.ts';

export const weekCommands: Command[] = [];

export const weekVerbs: Verb[] = [];
