import { event, instant, reference } from '#event-sourcing';
import { z } from 'zod';

/** `user`: the account that was tried, where there is one. */
export const refusalFacts = {
  kind: z.enum(['sign-in', 'second-factor', 'token', 'link', 'not-allowed', 'csrf']),
  user: reference.nullable(),
  count: z.int().min(1).max(1_000_000_000),
};

/** So many of one kind were turned away within a minute. */
export class AccessRefused extends event('AccessRefused', { minute: instant, ...refusalFacts }) {}
