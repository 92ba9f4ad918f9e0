import type { Instant } from '#event-sourcing';

/**
 * What became of referrals, as far as only the read side knows it: it implements this, the composition root binds it.
 */
export abstract class Placements {
  /** When each of the providers last took a package on under the framework; one that never did is not in it. */
  abstract lastPlaced(framework: string, providers: readonly string[]): Promise<ReadonlyMap<string, Instant>>;

  /** Whether the referral is with a provider: it has a package that neither failed to start nor was handed back. */
  abstract placed(framework: string, referral: string): Promise<boolean>;
}
