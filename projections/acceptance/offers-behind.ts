import type { Instant, LocalDate, Views } from '#event-sourcing';
import { frameworkNamed, policyOn } from '../frameworks/index.ts';
import { windowEnding, type Window } from '../measures/index.ts';
import type { AcceptanceQuestion } from './acceptance.ts';
import {
  countedOffers,
  countings,
  countsInSum,
  inOrderDecided,
  type CountedOffer,
  type Counting,
} from './counted-offers.ts';
import { isInSegment } from './need-segments.ts';
import { scopeOf } from './status.ts';

/** The offers behind an acceptance figure, the one decided last first. */
export interface OffersBehind {
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly knownAt: Instant | null;
  readonly policyVersion: number;
  readonly window: Window;
  readonly offers: readonly CountedOffer[];
}

export interface OffersQuestion extends AcceptanceQuestion {
  /** Only those that count in this way; `counted`: those that make up the figure's denominator. */
  readonly state?: Counting | 'counted' | 'failed' | undefined;
  /** Another window than the policy's, such as one point of the trend: so many dates that end with `asOf`. */
  readonly days?: number | undefined;
  /** Only positions that the policy judges, each offer once: what the overall figure is made of. */
  readonly judged?: boolean | undefined;
  /** Only those for a need of this segment, such as `carers:2`. */
  readonly segment?: string | undefined;
}

/**
 * The offers that `acceptance` counts for the same question, each with how it counts, so that of any row, each column
 * is the number of offers in that state. Superseded ones are listed too: they are why a referral counts once.
 */
export function offersBehind(views: Views, question: OffersQuestion): OffersBehind {
  const { asOf, knownAt = null, state, judged = false, segment } = question;
  const framework = frameworkNamed(views, question.framework);
  const { version, policy } = policyOn(framework, asOf);
  const window = windowEnding(asOf, question.days ?? policy.acceptance.windowDays);
  const counts = countings(policy);
  const wanted = (offer: CountedOffer) =>
    (segment === undefined || isInSegment(offer.need, segment)) &&
    (!judged ||
      (countsInSum(offer, question) && scopeOf(framework, policy.acceptance, offer) === 'breach')) &&
    (state === undefined ||
      (state === 'failed' && offer.failed) ||
      (state === 'counted' && counts.has(offer.counting)) ||
      offer.counting === state);
  const offers = countedOffers(views, framework, window, policy, question).filter(wanted);
  return {
    framework: framework.framework,
    asOf,
    knownAt,
    policyVersion: version,
    window,
    offers: offers.toSorted(inOrderDecided).toReversed(),
  };
}
