import { z } from 'zod';

/** Whether what is on record under the same key was wrong, and this takes its place. */
export const corrects = z.boolean().default(false);
