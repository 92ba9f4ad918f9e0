import type { Instant } from '#event-sourcing';
import type { OfferRole, Outcome } from '../../contexts/referrals/index.ts';

/** An offer as an auditor follows it. */
export interface JudgedOffer {
  readonly provider: string;
  readonly role: OfferRole;
  readonly version: number;
  readonly round: number;
  readonly deadline: Instant;
  outcome: Outcome;
  error: boolean;
  /** The provider answered in time, neither yes nor no: the council's decision has no deadline. */
  answered: boolean;
  /** Somebody asks to take it back. */
  withdrawing: boolean;
  countered: boolean;
  chosen: boolean | null;
}
