import type { Instant, LocalDate } from '#event-sourcing';
import type { EndReason } from '../../contexts/packages/index.ts';
import type { OfferRole } from '../../contexts/referrals/index.ts';
import type { CarePackage, ReferralRow } from '../referrals/index.ts';

/** Where a package stands: `placed` and not begun, `running`, `suspended`, or `ended`, also before it began. */
export const packageStandings = ['placed', 'running', 'suspended', 'ended'] as const;
export type PackageStanding = (typeof packageStandings)[number];

/** A package of care, with everything that became of it. */
export interface CarePackageRow {
  readonly framework: string;
  readonly referral: string;
  readonly package: string;
  readonly provider: string;
  /** As what it took the package on; null: outside the order. */
  readonly role: OfferRole | null;
  /** The accepted offer; null: there was none, or it is another referral's. */
  readonly offer: string | null;
  /** Where the care is given now. */
  readonly area: string;
  readonly weeklyMinutes: number;
  readonly carers: 1 | 2;
  readonly rural: boolean;
  readonly timeSlot: string;
  readonly placedAt: Instant;
  /** The rate that it was priced at; null: nobody told. */
  readonly hourlyPence: number | null;
  readonly startedOn: LocalDate | null;
  readonly endedOn: LocalDate | null;
  readonly endReason: EndReason | null;
  readonly standing: PackageStanding;
  /** The member of the provider's that gives the care by the newest assignment; null: the provider itself. */
  readonly deliveredBy: string | null;
  readonly deliveries: CarePackage['deliveries'];
  readonly variations: CarePackage['variations'];
  readonly suspensions: CarePackage['suspensions'];
}

/** Whether it is over: somebody said when, or why. */
export const isOver = ({ endedOn, endReason }: Pick<CarePackage, 'endedOn' | 'endReason'>): boolean =>
  endedOn !== null || endReason !== null;

/** Where a package stands. */
export function packageStanding(placed: CarePackage): PackageStanding {
  if (isOver(placed)) return 'ended';
  if (placed.suspensions.some(({ to }) => to === null)) return 'suspended';
  return placed.startedOn === null ? 'placed' : 'running';
}

/** A package of a referral. */
export function carePackage(row: ReferralRow, placed: CarePackage): CarePackageRow {
  const { framework, referral, carers, rural, timeSlot } = row;
  const offer = row.offers.find((each) => each.offer === placed.offer);
  const moved = placed.variations.findLast(({ area }) => area !== null);
  return {
    ...{ framework, referral, carers, rural, timeSlot },
    ...placed,
    offer: offer?.offer ?? null,
    role: offer?.role ?? null,
    area: moved?.area ?? row.area,
    deliveredBy: placed.deliveries.at(-1)?.member ?? null,
    standing: packageStanding(placed),
  };
}
