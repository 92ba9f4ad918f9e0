import { z } from 'zod';

export const level = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export const role = z.enum(['primary', 'secondary', 'reserve']);
export type Level = z.output<typeof level>;
export type Role = z.output<typeof role>;
