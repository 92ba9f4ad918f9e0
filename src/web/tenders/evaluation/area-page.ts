import type {
  AreaEvaluation,
  EvaluationDocument,
  ReviewedRate,
} from '../../../../projections/tender-evaluation/index.ts';
import { Deeds } from '../../forms/deeds.ts';
import type { Asked } from '../../links.ts';
import { day, shortMoment } from '../../moments.ts';
import type { Names } from '../../names.ts';
import { pounds } from '../../referral-offer.ts';
import { rateName } from '../tender-words.ts';
import { areaPricesHref, evaluationHref } from './evaluation-links.ts';
import { flagWords, methodWords, pointsWords, stepTags, sumWords } from './evaluation-words.ts';
import { reviewDeeds } from './review-deeds.ts';

/** What was done with a rate, in its order. */
const steps = ({ flaggedAt, requested, received, concluded }: ReviewedRate) => [
  ...(flaggedAt === null ? [] : [{ what: 'Flagged', at: shortMoment(flaggedAt) }]),
  ...(requested
    ? [{ what: `Asked to explain it by ${day(requested.dueOn)}`, at: shortMoment(requested.requestedAt) }]
    : []),
  ...(received ? [{ what: 'Explained', at: shortMoment(received.receivedAt), said: received.text }] : []),
  ...(concluded
    ? [
        {
          what: concluded.outcome === 'accepted' ? 'Accepted' : 'Rejected',
          at: shortMoment(concluded.concludedAt),
          said: concluded.reason,
        },
      ]
    : []),
];

/** One area: the rates under review, and the prices of the bids that passed on quality with the sums of their points. */
export const areaPage = (document: EvaluationDocument, area: AreaEvaluation, names: Names, asked: Asked) => ({
  standing: stepTags[area.step],
  method: methodWords[document.priceMethod],
  waitsFor: area.waitsFor.map((provider) => ({
    text: names.provider(provider),
    href: evaluationHref(asked, document.tender, provider),
  })),
  toFlag: area.toFlag.map((rate) => ({
    provider: names.provider(rate.provider),
    rate: rateName(rate),
    amount: pounds(rate.hourlyPence),
    why: flagWords(rate.flags),
  })),
  reviews: area.reviews.map((review) => ({
    id: `${review.provider}-${review.service}-${review.band}`,
    provider: names.provider(review.provider),
    rate: rateName(review),
    amount: pounds(review.hourlyPence),
    why: flagWords(review.flags),
    steps: steps(review),
    deeds: reviewDeeds
      .filter((deed) => deed.when(review) && Deeds.mayDo(deed))
      .map(({ name, text }) => ({
        text,
        href: areaPricesHref(
          asked,
          document.tender,
          area.area,
          ...['reviews', review.provider, review.service, review.band, name],
        ),
      })),
  })),
  unpriced: area.unpriced.map((provider) => names.provider(provider)),
  ranking: area.prices?.ranking.map((each) => ({
    rank: each.rank,
    provider: names.provider(each.provider),
    price: pounds(each.pence),
    quality: pointsWords(each.quality),
    points: pointsWords(each.price),
    total: pointsWords(each.total),
    sum: area.prices ? sumWords(each, area.prices, document.weights.price) : '',
  })),
});
