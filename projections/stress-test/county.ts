import type { Role } from '../../contexts/agreement/index.ts';

/** A package that somebody would have to take over. */
export interface LivePackage {
  readonly package: string;
  readonly referral: string;
  readonly provider: string;
  /** Where the care is given on the day. */
  readonly area: string;
  readonly weeklyMinutes: number;
  readonly carers: 1 | 2;
  readonly rural: boolean;
  /** What it asks of a provider besides hours. */
  readonly needs: readonly string[];
  /** What an hour of it costs on the day; null: nobody can tell. */
  readonly hourlyPence: number | null;
}

/** A provider that holds a position in an area. */
export interface Successor {
  readonly provider: string;
  readonly role: Role;
  /** Whether it could be asked on the day: neither suspended nor paused. */
  readonly asked: boolean;
  /** What it cannot be asked for, such as `double-handed`. */
  readonly outOfScope: readonly string[];
  /** Its rate in the area; null: none is in force. */
  readonly hourlyPence: number | null;
}

/** All that a stress test rests on. */
export interface StressedCounty {
  readonly packages: readonly LivePackage[];
  /** By area: who holds a position there, in the order of referral. */
  readonly successors: ReadonlyMap<string, readonly Successor[]>;
  /** By provider: the weekly minutes that it could take on. */
  readonly capacity: ReadonlyMap<string, number>;
}
