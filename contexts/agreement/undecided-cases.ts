import { z } from 'zod';

/**
 * What neither the framework's documents nor the law decide, case by case, in a policy: domain.md section 6 gives the
 * reasons. A key with one value says what Evenhand does; a council that needs another asks for a new value.
 */
export const undecidedCases = {
  /** E1: exactly the minimum passes (S4:109). */
  comparator: z.literal('gte'),
  /** E2: 74.97 never shows as 75. */
  displayRounding: z.literal('truncate1'),
  /** E4: whether a broker may take an acceptance that comes after the deadline. */
  lateAcceptance: z.enum(['brokerDiscretion', 'refuse']),
  /** E5: an offer that the council takes back before it is answered. */
  withdrawnPending: z.literal('exclude'),
  /** E6: what comes to nothing after the acceptance, without the provider's doing. */
  withdrawnAfterAccept: z.literal('keep'),
  /** E7: the customer chooses another provider before the answer. */
  customerChoice: z.literal('exclude'),
  /** E9: whether a broker may split a referral of which a provider takes a part; if not, that is a decline. */
  partial: z.enum(['split', 'decline']),
  /** E10: whether a broker decides on another time or start; if not, that is a decline. */
  counterOffer: z.enum(['brokerDecides', 'decline']),
  /** E11: who decides that a decline does not count. */
  validation: z.literal('secondPerson'),
  /** E12: no offers while suspended, and nothing counts. */
  suspendedByCouncil: z.literal('skipExclude'),
  /** E13: whether a primary or secondary that pauses itself declines what would have been offered. */
  selfPause: z.enum(['countAsDecline', 'skip']),
  /** E14: an offer made in error, taken back with a second person's approval. */
  errorOffer: z.literal('exclude'),
  /** E16: of several offers of one version to one provider in one role. */
  reoffer: z.literal('lastOutcome'),
  /** E29: whether a successor's figures begin with its predecessor's, once that is recorded. */
  novation: z.enum(['inheritOnRecord', 'never']),
  /** E31: working days after which an answer's late entry needs a reason. */
  backdateWorkingDays: z.int().min(0).max(100),
  /** E32: a breach is raised once, and told again at each period's close while it lasts. */
  alert: z.literal('edge+periodic'),
  /** E35: whether an urgent referral may be with two steps at once, with a reason. */
  urgentParallel: z.boolean(),
  /** E45: a holder below the regulator's Good is asked with a warning, or only passed over by a person's decision. */
  belowGood: z.enum(['warn', 'suspend']),
  /** E46: more hours for a customer are the incumbent's (S4:93-97), and no referral. */
  increase: z.literal('incumbent'),
  /** E47: a customer who moves stays with a provider that holds a position in the new area. */
  move: z.literal('staysWithPosition'),
  /** E48: customers of a provider that leaves are referred anew, and not to it. */
  leaver: z.literal('referAnew'),
  /** E49: days for which the incumbent is asked first after hospital. */
  firstRefusalDays: z.int().min(0).max(366),
  /** E52: rounds through the whole order before a place outside the framework may be asked for. */
  roundsBeforeOffFramework: z.int().min(1).max(10),
  /** E54: who lets somebody with an interest go on. */
  conflictOverride: z.literal('secondPerson'),
  /** Whether the one chosen is placed by Evenhand at once, or by a broker. */
  placing: z.enum(['atOnce', 'byBroker']),
} as const;

const firstCases = {
  comparator: 'gte',
  displayRounding: 'truncate1',
  lateAcceptance: 'brokerDiscretion',
  withdrawnPending: 'exclude',
  withdrawnAfterAccept: 'keep',
  customerChoice: 'exclude',
  partial: 'split',
  counterOffer: 'brokerDecides',
  validation: 'secondPerson',
  suspendedByCouncil: 'skipExclude',
  selfPause: 'countAsDecline',
  errorOffer: 'exclude',
  reoffer: 'lastOutcome',
  novation: 'inheritOnRecord',
  backdateWorkingDays: 2,
  alert: 'edge+periodic',
  urgentParallel: false,
  belowGood: 'warn',
  increase: 'incumbent',
  move: 'staysWithPosition',
  leaver: 'referAnew',
  firstRefusalDays: 14,
  roundsBeforeOffFramework: 1,
  conflictOverride: 'secondPerson',
  placing: 'atOnce',
} as const;

export const defaultCases = firstCases;

/**
 * A policy adopted before it had words for these cases was applied as the first policy that had them: what that one
 * said stays said here, whatever becomes of the defaults.
 */
export const withFirstCases = (
  adopted: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => ({
  ...adopted,
  policy: { ...firstCases, ...(adopted['policy'] as object) },
});
