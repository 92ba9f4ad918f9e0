import { Rejection } from '#event-sourcing';
import type { Asker } from '../../referrals/index.ts';
import type { Tender } from '../tender.ts';
import { hasInterest } from './outstanding.ts';

/**
 * Nobody judges a bidder in whom he has declared an interest, for this tender or in the council's register (section 81
 * of the Procurement Act 2023, domain E54). Refused `conflict-of-interest`.
 */
export function demandImpartial({ evaluators }: Tender, asker: Asker, provider: string): void {
  const own = evaluators.filter(({ evaluator }) => evaluator === asker.person);
  if (asker.interests.has(provider) || own.some((each) => hasInterest(each, provider)))
    throw new Rejection(
      'conflict-of-interest',
      `You have declared an interest in ${provider}: leave this bid to a colleague.`,
    );
}
