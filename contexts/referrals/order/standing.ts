import type { Instant, LocalDate } from '#event-sourcing';
import type { Level, PolicyDocument } from '../../agreement/index.ts';
import type { ProviderNeed } from '../../providers/index.ts';
import type { Asker } from '../conflicts/asker.ts';
import type { OfferRole } from '../referral.events.ts';

/** A provider that holds a position in the area on the day of a decision, and how it stands that day. */
export interface Standing {
  readonly provider: string;
  readonly role: OfferRole;
  /** Among the holders of the role; null: not ranked. */
  readonly rank: number | null;
  /** By the council (domain E12). */
  readonly suspended: boolean;
  /** By the provider itself (domain E13). */
  readonly paused: boolean;
  /** What it cannot be asked for at all (domain E51). */
  readonly outOfScope: readonly ProviderNeed[];
  /** Whether the regulator rates it below Good (domain E45). */
  readonly belowGood: boolean;
  /** Its rate for the area in force that day; null: none agreed. */
  readonly hourlyPence: number | null;
  /** When it last took a package on under this framework; null: never. */
  readonly lastPlacedAt: Instant | null;
}

/** Everything that was looked up for a decision on the order of one referral. */
export interface Ground {
  /** The Europe/London date and the area that it holds for. */
  readonly on: LocalDate;
  readonly area: string;
  readonly policyVersion: number;
  readonly policy: PolicyDocument;
  readonly level: Level;
  /** In any order; a provider may hold two roles. */
  readonly holders: readonly Standing[];
  /** Whether an import has told of a package for this referral. */
  readonly placed: boolean;
  /** Null: Evenhand itself. */
  readonly asker: Asker | null;
  /** Drawn for this decision: 32 hexadecimal digits. */
  readonly seed: string;
}
