import { z } from 'zod';

/** What is bought by the hour, each with rates of its own; all costs are inside them (S4:185). */
export const serviceKind = z.enum(['home-care', 'reablement', 'live-in', 'sleeping-night', 'waking-night']);
export type ServiceKind = z.output<typeof serviceKind>;
