import {
  hasInterest,
  type JudgedBid,
  outstanding,
  passedBids,
  bidStandOuts,
  ratedKey,
  type PricesEvaluated,
  type Question,
  type QualityAssessed,
  type RateToReview,
} from '../../contexts/procurement/index.ts';
import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import { by } from '../measures/index.ts';
import type { OpenedBid, RateReviewRow, TenderRow } from '../tenders/index.ts';

/** An answer of a bid, as far as its judgement has come. */
export interface JudgedAnswer {
  readonly question: string;
  readonly text: string;
  /** `leftOut`: of somebody who has declared an interest since. */
  readonly scores: readonly {
    readonly evaluator: string;
    readonly score: number;
    readonly leftOut: boolean;
  }[];
  /** Evaluators who have not scored it, and have no interest in the bidder. */
  readonly waitsFor: readonly string[];
  /** The highest score less the lowest; null: fewer than two. */
  readonly spread: number | null;
  readonly moderated: { readonly score: number; readonly reason: string } | null;
}

export interface BidEvaluation {
  readonly provider: string;
  readonly areas: readonly string[];
  readonly answers: readonly JudgedAnswer[];
  readonly quality: Pick<QualityAssessed, 'points' | 'passed' | 'failed' | 'assessedAt'> | null;
}

/** A rate under review, and whose it is. */
export interface ReviewedRate extends RateReviewRow {
  readonly provider: string;
}

/** What an area waits for: quality of bids, rates to be flagged, reviews, or its prices to be evaluated; or it is done. */
export const areaSteps = ['quality', 'flags', 'reviews', 'ready', 'evaluated'] as const;
export type AreaStep = (typeof areaSteps)[number];

/** The prices of an area. No rate is in it before the quality of every bid for the area is assessed. */
export interface AreaEvaluation {
  readonly area: string;
  readonly step: AreaStep;
  /** Those who bid for it, and of them those whose quality has not been assessed. */
  readonly bidders: readonly string[];
  readonly waitsFor: readonly string[];
  /** Rates that stand out and have not been flagged. */
  readonly toFlag: readonly RateToReview[];
  readonly reviews: readonly ReviewedRate[];
  /** Passed on quality and has no price: a rate was rejected, or is missing. */
  readonly unpriced: readonly string[];
  readonly prices: Pick<PricesEvaluated, 'method' | 'referencePence' | 'ranking' | 'evaluatedAt'> | null;
}

function answerOf(bid: OpenedBid, { question }: Question, { evaluators }: TenderRow): JudgedAnswer {
  const scores = bid.scores
    .filter((each) => each.question === question)
    .map(({ evaluator, score }) => {
      const known = evaluators.find((each) => each.evaluator === evaluator);
      return { evaluator, score, leftOut: known !== undefined && hasInterest(known, bid.provider) };
    });
  const counted = scores.filter(({ leftOut }) => !leftOut).map(({ score }) => score);
  const moderated = bid.moderated.find((each) => each.question === question);
  return {
    question,
    text: bid.answers.find((each) => each.question === question)?.text ?? '',
    scores,
    waitsFor: outstanding(evaluators, bid.scores, { provider: bid.provider, question }),
    spread: counted.length < 2 ? null : Math.max(...counted) - Math.min(...counted),
    moderated: moderated ? { score: moderated.score, reason: moderated.reason } : null,
  };
}

/** A bid with its answers and its quality; nothing of its rates. */
export const bidEvaluation = (bid: OpenedBid, row: TenderRow): BidEvaluation => ({
  provider: bid.provider,
  areas: [...new Set(bid.lots.map(({ area }) => area))].toSorted(),
  answers: row.questions.map((question) => answerOf(bid, question, row)),
  quality: bid.quality,
});

const judged = ({ lots, rates, answers, quality, reviews }: OpenedBid): JudgedBid => ({
  content: { lots: [...lots], rates: [...rates], answers: [...answers] },
  quality,
  reviews: new Map(reviews.map(({ concluded, ...flagged }) => [ratedKey(flagged), { flagged, concluded }])),
});

/** How far an area has come on the way to its prices. */
export function areaEvaluation(
  area: string,
  row: TenderRow,
  rule: PolicyDocument['rateReview'],
): AreaEvaluation {
  const forArea = row.bids
    .filter(({ lots }) => lots.some((lot) => lot.area === area))
    .toSorted(by(({ provider }) => provider));
  const waitsFor = forArea.filter(({ quality }) => quality === null).map(({ provider }) => provider);
  const prices = row.prices.find((each) => each.area === area) ?? null;
  const bidders = forArea.map(({ provider }) => provider);
  const none = { area, bidders, waitsFor, toFlag: [], reviews: [], unpriced: [], prices };
  if (waitsFor.length > 0) return { ...none, step: prices ? 'evaluated' : 'quality' };
  const passed = passedBids(row, area, new Map(forArea.map((bid) => [bid.provider, judged(bid)])));
  const reviews = forArea.flatMap((bid) =>
    bid.reviews.filter((each) => each.area === area).map((each) => ({ ...each, provider: bid.provider })),
  );
  const toFlag = bidStandOuts(passed, area, rule).filter(
    (rate) => !reviews.some((each) => each.provider === rate.provider && ratedKey(each) === ratedKey(rate)),
  );
  const priced = new Set(prices?.ranking.map(({ provider }) => provider));
  const unpriced = prices
    ? passed.map(({ provider }) => provider).filter((provider) => !priced.has(provider))
    : [];
  const step = prices
    ? 'evaluated'
    : toFlag.length > 0
      ? 'flags'
      : reviews.some(({ concluded }) => concluded === null)
        ? 'reviews'
        : 'ready';
  return { ...none, step, toFlag: prices ? [] : toFlag, reviews, unpriced };
}
