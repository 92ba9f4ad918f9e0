import { date, event, label, reference } from '#event-sourcing';
import { z } from 'zod';

/**
 * The framework is open to new providers again from `opensOn` (section 49 of the Procurement Act 2023), until the day
 * before `closesOn`; null: at any time. The first generation is the framework as it was established.
 */
export class GenerationOpened extends event('GenerationOpened', {
  framework: reference,
  generation: z.int().min(2).max(100),
  opensOn: date,
  closesOn: date.nullable(),
  reason: label,
}) {}
