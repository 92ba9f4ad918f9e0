import type { LocalDate } from '#event-sourcing';
import type { Level } from '../../agreement/index.ts';
import type { Lot } from '../tender.events.ts';
import type { AllocationGround } from './allocation-desk.ts';
import { barredFrom } from './barred.ts';
import { explainAllocation } from './explain-allocation.ts';
import { totalIn } from './passed-over.ts';
import type { AllocatedRole, Option } from './problem.ts';
import { rankedFor } from './problem-of.ts';
import type { Proof } from './solved.ts';

/** One primary or secondary position of a tender, and who is best given it. */
export interface ProposedPosition {
  readonly area: string;
  readonly level: Level;
  readonly role: AllocatedRole;
  /** Null: nobody can have it. */
  readonly provider: string | null;
  /** Millionths of a point; null without a holder. */
  readonly points: number | null;
  readonly because: string;
  /** Null: not known. */
  readonly expectedWeeklyMinutes: number | null;
}

/** A bidder, and what it is given. */
export interface ProposedBidder {
  readonly provider: string;
  readonly positions: readonly { readonly area: string; readonly role: AllocatedRole }[];
}

/** The best allocation of a tender, as people look at it. */
export interface Proposal {
  readonly framework: string;
  readonly tender: string;
  readonly title: string;
  /** The award that it was decided as; null: it is a proposal, as things stand. */
  readonly decidedAt: string | null;
  /** The positions are held on the dates [from, to). */
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  /** In the order of the tender's lots. */
  readonly positions: readonly ProposedPosition[];
  /** Everybody who was ranked for one of them. */
  readonly bidders: readonly ProposedBidder[];
  readonly filled: number;
  /** What they are worth together, by the tender's objective. */
  readonly reached: number;
  /** SHA-256 of the canonical JSON of the certificate's document. */
  readonly digest: string;
  /** Whether that is what the decision named; null before one. False: the agreement was changed in that very instant. */
  readonly isAsDecided: boolean | null;
}

const isAllocated = (lot: Lot): lot is { area: string; role: AllocatedRole } => lot.role !== 'reserve';

/** Words around the best allocation of a ground. */
export function proposal(
  { evaluated, terms, held, award }: AllocationGround,
  { problem, allocation, digest }: Proof,
): Proposal {
  const { prices } = evaluated.tender;
  const because = explainAllocation(problem, allocation, prices, barredFrom(evaluated, terms, held));
  const given = new Map<string, Option>(
    allocation.given.map((each) => [`${each.area}/${each.role}`, each] as const),
  );
  const lots = terms.lots.filter(isAllocated);
  const positions = lots.map(({ area, role }): ProposedPosition => {
    const known = evaluated.agreement.areas.get(area)!;
    const provider = given.get(`${area}/${role}`)?.provider ?? null;
    return {
      ...{ area, level: known.level, role, provider },
      points: provider === null ? null : totalIn(prices, { area, provider }),
      because: because.get(`${area}/${role}`)!,
      expectedWeeklyMinutes: known.expectedWeeklyMinutes,
    };
  });
  const bidders = new Set(lots.flatMap((lot) => rankedFor(evaluated, lot).map(({ provider }) => provider)));
  return {
    ...{ framework: terms.framework, tender: terms.tender, title: terms.title },
    decidedAt: award?.decidedAt ?? null,
    ...held,
    positions,
    bidders: [...bidders].toSorted().map((provider) => ({
      provider,
      positions: allocation.given
        .filter((each) => each.provider === provider)
        .map(({ area, role }) => ({ area, role })),
    })),
    ...{ filled: allocation.filled, reached: allocation.reached, digest },
    isAsDecided: award ? award.certificate === digest : null,
  };
}
