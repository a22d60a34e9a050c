import { z } from 'zod';

/** What stored shapes are made of. */
export const instant = z.number().int();
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const language = z.enum(['en', 'fr']);
export const identity = { tenantId: z.string(), objectId: z.string() };
