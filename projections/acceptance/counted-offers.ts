import { localDate, type LocalDate, type Views } from '#event-sourcing';
import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import { by, type Window } from '../measures/index.ts';
import { decidedAt, referrals, type Offer, type ReferralRow } from '../referrals/index.ts';
import type { FrameworkRow } from '../frameworks/index.ts';
import { cameToNothing } from './came-to-nothing.ts';
import { isExempt } from './exempt.ts';
import { heirsOf } from './heirs.ts';
import type { OfferedNeed } from './need-segments.ts';

/** How an offer of the window counts. All but `superseded` are columns of the figure. */
export type Counting = 'accepted' | 'declined' | 'lapsed' | 'exempt' | 'withdrawn' | 'superseded';

/** An offer to a primary or secondary provider that was decided in the window, and how it counts. */
export interface CountedOffer {
  readonly offer: string;
  readonly referral: string;
  readonly version: number;
  readonly provider: string;
  readonly area: string;
  readonly role: 'primary' | 'secondary';
  readonly offeredAt: string;
  readonly deadline: string;
  /** What dates it: the decision, or the deadline when it lapsed in silence. */
  readonly decidedAt: string;
  readonly decidedOn: LocalDate;
  readonly outcome: 'accepted' | 'declined' | 'lapsed' | 'withdrawn';
  readonly reason: string | null;
  readonly counting: Counting;
  /** The later offer of the same referral to the same provider in the same role that counts instead. */
  readonly supersededBy: string | null;
  /** Counted as accepted, but it came to nothing through the provider: the net figure takes it away. */
  readonly failed: boolean;
  /** The predecessor that it was made to; null: it was made to the provider itself. */
  readonly inheritedFrom: string | null;
  /** What was offered; null: nobody knows what that version needed. */
  readonly need: OfferedNeed | null;
  /** Of the last event that concerns it, in the referral's stream. */
  readonly revision: number;
}

/** What of a figure: everything, or one provider, area or role. */
export interface Part {
  readonly provider?: string | undefined;
  readonly area?: string | undefined;
  readonly role?: 'primary' | 'secondary' | undefined;
}

/** Whether something belongs to that part. */
export const isOf = (
  each: { readonly provider: string; readonly area: string; readonly role: string },
  part: Part,
): boolean =>
  each.provider === (part.provider ?? each.provider) &&
  each.area === (part.area ?? each.area) &&
  each.role === (part.role ?? each.role);

/** What was needed in the version that was offered. */
function needOf(row: ReferralRow, version: number): OfferedNeed | null {
  const need = version === row.version ? row : row.formerNeeds.find((each) => each.version === version);
  if (!need) return null;
  const { weeklyMinutes, carers, rural, timeSlot, urgency } = need;
  return { weeklyMinutes, carers, rural, timeSlot, urgency };
}

/** How an offer counts by itself; undefined when it is open, to a reserve provider, or not of the window. */
function alone(row: ReferralRow, offer: Offer, window: Window): CountedOffer | undefined {
  const { version, area, provider, role, offeredAt, deadline, outcome, reason } = offer;
  const at = decidedAt(offer);
  if (role === 'reserve' || outcome === 'pending' || at === null) return undefined;
  const decidedOn = localDate(at);
  if (decidedOn < window.from || decidedOn > window.to) return undefined;
  return {
    ...{ offer: offer.offer, referral: row.referral, version, provider, area, role },
    ...{ offeredAt, deadline, decidedAt: at, decidedOn, outcome, reason },
    counting: isExempt(offer.exemptions) ? 'exempt' : outcome,
    supersededBy: null,
    failed: false,
    inheritedFrom: null,
    need: needOf(row, version),
    revision: offer.events.at(-1) ?? 0,
  };
}

export const inOrderDecided = by<CountedOffer>(
  ({ decidedAt }) => decidedAt,
  ({ offeredAt }) => offeredAt,
  ({ offer }) => offer,
);
const asked = ({ version, provider, role }: CountedOffer) => `${version}/${provider}/${role}`;

/** E16: of several counted answers to one version of a referral by one provider in one role, the last one counts. */
function together(offers: readonly CountedOffer[], counts: ReadonlySet<Counting>): readonly CountedOffer[] {
  if (offers.length < 2) return offers;
  const competing = offers.filter(({ counting }) => counts.has(counting)).toSorted(inOrderDecided);
  const last = new Map(competing.map((each) => [asked(each), each.offer]));
  return offers.map((each) => {
    const supersededBy = counts.has(each.counting) ? (last.get(asked(each)) ?? null) : null;
    return supersededBy === null || supersededBy === each.offer
      ? each
      : { ...each, counting: 'superseded', supersededBy };
  });
}

const inherited = (each: CountedOffer, provider: string): CountedOffer => ({
  ...each,
  provider,
  inheritedFrom: each.provider,
});

/** Whether an offer counts in a sum of rows: one that was inherited is in its predecessor's row already, if that is asked for. */
export const countsInSum = ({ inheritedFrom }: CountedOffer, { provider }: Part): boolean =>
  inheritedFrom === null || provider !== undefined;

/** What makes up `counted`: whether silence is an answer is the policy's choice (domain E3). */
export const countings = ({ lapsedCounts }: PolicyDocument): ReadonlySet<Counting> =>
  new Set(lapsedCounts === 'decline' ? ['accepted', 'declined', 'lapsed'] : ['accepted', 'declined']);

/**
 * The offers to primary and secondary providers that belong to the window (E25: by the date they were decided), each
 * with how it counts, in the order of their referrals. Those with a validated exemption count only as `exempt`,
 * whatever their outcome; withdrawn ones, and lapsed ones where the policy excludes them, do not compete with others.
 * What a successor inherits by the last day of the window stands beside what its predecessor was offered.
 */
export function countedOffers(
  views: Views,
  { framework, transfers }: Pick<FrameworkRow, 'framework' | 'transfers'>,
  window: Window,
  policy: PolicyDocument,
  part: Part = {},
): readonly CountedOffer[] {
  const { netReversalDays } = policy.acceptance;
  const elsewhere = views
    .withTerm(referrals, `${framework}/placed-by/`, `${framework}/placed-by/~`)
    .flatMap(({ packages }) => packages);
  const failed = ({ packages }: ReferralRow, accepted: string) =>
    [...packages, ...elsewhere].some(
      (each) => each.offer === accepted && cameToNothing(each, netReversalDays),
    );
  const counts = countings(policy);
  const inForce = policy.novation === 'inheritOnRecord' ? transfers.filter(({ on }) => on <= window.to) : [];
  const heirs = (each: CountedOffer) => heirsOf(inForce, each, localDate(each.offeredAt));
  // What somebody inherits was offered to another.
  const { provider: _provider, ...place } = part;
  const offered: Part = inForce.length > 0 ? place : part;
  // Of one provider's own answers there are few, however many the framework has.
  const terms = offered.provider === undefined ? 'decided' : `answer-of/${offered.provider}`;
  return views
    .withTerm(referrals, `${framework}/${terms}/${window.from}`, `${framework}/${terms}/${window.to}`)
    .flatMap((row) => {
      const ofWindow = row.offers
        .flatMap((offer) => (isOf(offer, offered) ? (alone(row, offer, window) ?? []) : []))
        .flatMap((each) => [each, ...heirs(each).map((heir) => inherited(each, heir))])
        .filter((each) => isOf(each, part));
      return together(ofWindow, counts).map((each) =>
        each.counting === 'accepted' && failed(row, each.offer) ? { ...each, failed: true } : each,
      );
    });
}
