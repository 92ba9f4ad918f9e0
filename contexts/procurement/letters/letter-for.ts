import type { QualityAssessed, RateFlagged, ScoreModerated } from '../bid.events.ts';
import type { AwardDecided, Lot, OutcomeNotified, PricesEvaluated, TenderOpened } from '../tender.events.ts';
import type { Grounds, Letter, ToldPosition, ToldScore } from './letter.ts';

/** A bid with what was found in it. */
interface FoundBid {
  readonly provider: string;
  readonly lots: readonly Lot[];
  readonly moderated: readonly Pick<ScoreModerated, 'question' | 'score' | 'reason'>[];
  readonly quality: Pick<QualityAssessed, 'points' | 'passed' | 'failed'> | null;
  readonly reviews: readonly (Pick<RateFlagged, 'area' | 'service' | 'band' | 'hourlyPence'> & {
    readonly concluded: { readonly outcome: 'accepted' | 'rejected'; readonly reason: string } | null;
  })[];
}

/** A tender that has been judged, as far as its letters tell of it. */
interface JudgedTender extends Pick<
  TenderOpened,
  'framework' | 'tender' | 'title' | 'regime' | 'questions' | 'scale' | 'weights' | 'minimumQualityPercent'
> {
  readonly bids: readonly FoundBid[];
  readonly prices: readonly Pick<PricesEvaluated, 'area' | 'ranking'>[];
  readonly award: Pick<AwardDecided, 'awards' | 'unfilled' | 'from' | 'to'> | null;
  readonly notified: Pick<OutcomeNotified, 'notifiedAt' | 'standstillEndsOn' | 'names'> | null;
}

type Award = NonNullable<JudgedTender['award']>;

function scoresOf({ questions }: JudgedTender, bid: FoundBid | undefined): readonly ToldScore[] {
  return questions.map(({ question, title, weight, minimum }) => {
    const found = bid?.moderated.find((each) => each.question === question);
    const { score = null, reason = null } = found ?? {};
    return { question, title, weight, minimum, score, reason };
  });
}

function groundsOf(lot: Lot, bid: FoundBid, award: Award, isPriced: boolean) {
  const at = (each: Lot) => each.area === lot.area && each.role === lot.role;
  const none = { areas: [], most: null };
  const as = (grounds: Grounds) => ({ grounds, ...none });
  const lines = award.awards.filter(at);
  if (lines.some(({ provider }) => provider === bid.provider))
    return as(lot.role === 'reserve' ? 'listed' : 'awarded');
  if (bid.quality?.passed !== true) return as('quality');
  if (!isPriced) return as('no-price');
  if (lot.role === 'reserve') return as('not-free');
  const isPrimaryHere = award.awards.some(
    ({ area, role, provider }) => area === lot.area && role === 'primary' && provider === bid.provider,
  );
  if (isPrimaryHere) return as('primary-here');
  const over = [...lines, ...award.unfilled.filter(at)]
    .flatMap(({ passedOver }) => passedOver)
    .find(({ provider }) => provider === bid.provider);
  return over ? { grounds: over.why, areas: over.areas, most: over.most } : as('fewer-points');
}

function toldPosition(lot: Lot, bid: FoundBid, award: Award, prices: JudgedTender['prices']): ToldPosition {
  const { area, role } = lot;
  const pointsOf = (bidder: string) =>
    prices.find((each) => each.area === area)?.ranking.find(({ provider }) => provider === bidder);
  const mine = pointsOf(bid.provider);
  const holder = award.awards.find((each) => each.area === area && each.role === role);
  const isOther = role !== 'reserve' && holder !== undefined && holder.provider !== bid.provider;
  const theirs = isOther ? pointsOf(holder.provider) : undefined;
  return {
    ...{ area, role },
    own: mine ? { quality: mine.quality, price: mine.price, total: mine.total, rank: mine.rank } : null,
    winner: theirs
      ? { provider: theirs.provider, quality: theirs.quality, price: theirs.price, total: theirs.total }
      : null,
    ...groundsOf(lot, bid, award, mine !== undefined),
  };
}

/**
 * What a bidder is told of the outcome of a tender; null: it did not bid, or nothing is decided. The order of the
 * positions is that of its bid.
 */
export function letterFor(tender: JudgedTender, provider: string): Letter | null {
  const { award, notified, prices } = tender;
  const bid = tender.bids.find((each) => each.provider === provider);
  if (!award || !bid) return null;
  const positions = bid.lots.map((lot) => toldPosition(lot, bid, award, prices));
  const winners = new Set(positions.flatMap(({ winner }) => (winner ? [winner.provider] : [])));
  const { framework, title, regime, scale, weights, minimumQualityPercent } = tender;
  return {
    ...{ framework, tender: tender.tender, title, regime, scale, weights, minimumQualityPercent, provider },
    quality: bid.quality && {
      points: bid.quality.points,
      passed: bid.quality.passed,
      failed: bid.quality.failed,
    },
    answers: scoresOf(tender, bid),
    positions,
    winners: [...winners].map((each) => ({
      provider: each,
      name: notified?.names[each] ?? null,
      answers: scoresOf(
        tender,
        tender.bids.find((other) => other.provider === each),
      ),
    })),
    rejected: bid.reviews.flatMap(({ area, service, band, hourlyPence, concluded }) =>
      concluded?.outcome === 'rejected'
        ? [{ area, service, band, hourlyPence, reason: concluded.reason }]
        : [],
    ),
    ...{ from: award.from, to: award.to },
    notifiedAt: notified?.notifiedAt ?? null,
    standstillEndsOn: notified?.standstillEndsOn ?? null,
  };
}
