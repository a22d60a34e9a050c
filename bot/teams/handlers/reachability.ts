import type { Command, Verb } from '../router.ts';

export const reachabilityCommands: Command[] = [];

export const reachabilityVerbs: Verb[] = [];
