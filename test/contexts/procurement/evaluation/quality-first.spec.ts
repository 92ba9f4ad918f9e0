import fc from '../../../support/fast-check.ts';
import { defaultPolicy } from '../../../../contexts/agreement/index.ts';
import {
  PricesEvaluated,
  QualityAssessed,
  ratedKey,
  RateReviewConcluded,
} from '../../../../contexts/procurement/index.ts';
import {
  ConcludeRateReview,
  concludeRateReview,
} from '../../../../contexts/procurement/rate-review/conclude-rate-review.ts';
import {
  ReceiveRateExplanation,
  receiveRateExplanation,
} from '../../../../contexts/procurement/rate-review/receive-rate-explanation.ts';
import {
  RequestRateExplanation,
  requestRateExplanation,
} from '../../../../contexts/procurement/rate-review/request-rate-explanation.ts';
import { Evaluation, judge, of } from './evaluation.ts';
import { assessed, assessing, evaluating, flagging, moderating, scoring } from './verbs.ts';

const providers = ['A', 'B', 'C'] as const;
type Move = (at: Evaluation) => unknown;

const onRate = (provider: string) => ({
  ...{ ...of, provider, area: 'A01', service: 'home-care' as const, band: 'standard' },
});
const concluding = (at: Evaluation, provider: string, outcome: 'accepted' | 'rejected') => {
  const conclude = new ConcludeRateReview({ ...onRate(provider), outcome, reason: 'So it is.' });
  return at.onBid(provider, concludeRateReview(conclude, at.tender, judge('u-1')));
};
const requesting = (at: Evaluation, provider: string) =>
  at.onBid(
    provider,
    requestRateExplanation(new RequestRateExplanation({ ...onRate(provider), dueOn: '2026-07-10' })),
  );
const receiving = (at: Evaluation, provider: string) => {
  const receive = new ReceiveRateExplanation({ ...onRate(provider), text: 'Short ways.' });
  return at.onBid(
    provider,
    receiveRateExplanation(receive, () => true),
  );
};

const one = fc.constantFrom(...providers);
const score = fc.constantFrom(0, 59, 60, 100);
const verb = (weight: number, arbitrary: fc.Arbitrary<Move>) => ({ weight, arbitrary });
const move = fc.oneof(
  verb(
    4,
    fc.tuple(one, score).map(
      ([provider, points]) =>
        (at) =>
          scoring(at, provider, points),
    ),
  ),
  verb(
    4,
    fc.tuple(one, score).map(
      ([provider, points]) =>
        (at) =>
          moderating(at, provider, points),
    ),
  ),
  verb(
    4,
    one.map((provider) => (at) => assessing(at, provider)),
  ),
  verb(2, fc.constant(flagging)),
  verb(
    4,
    one.map((provider) => (at) => requesting(at, provider)),
  ),
  verb(
    4,
    one.map((provider) => (at) => receiving(at, provider)),
  ),
  verb(
    2,
    fc.tuple(one, fc.constantFrom('accepted' as const, 'rejected' as const)).map(
      ([provider, outcome]) =>
        (at) =>
          concluding(at, provider, outcome),
    ),
  ),
  verb(2, fc.constant(evaluating)),
);
const offer = fc.constantFrom(1500, 2000, 2100, 3000);

/** The scores with which the game begins assessed; null: with nothing scored. */
type Start = readonly number[] | null;

function played([a, b, c]: readonly number[], start: Start, moves: readonly Move[]): Evaluation {
  const at = new Evaluation({ A: a ?? 0, B: b ?? 0, C: c ?? 0 }, {}, defaultPolicy.rateReview);
  for (const [i, provider] of providers.entries()) if (start) assessed(at, provider, start[i] ?? 0);
  for (const each of moves) Evaluation.refusal(() => each(at));
  return at;
}

/** What must never be in the record. */
function breaches({ recorded }: Evaluation): readonly string[] {
  const passed = new Set<string>();
  const done = new Set<string>();
  const rejected = new Set<string>();
  const heard = new Map<string, number>();
  const found: string[] = [];
  for (const event of recorded) {
    if (event instanceof QualityAssessed) {
      done.add(event.provider);
      if (event.passed) passed.add(event.provider);
    }
    if (event.type === 'RateExplanationRequested' || event.type === 'RateExplanationReceived') {
      const key = (event as unknown as { readonly provider: string }).provider;
      heard.set(key, (heard.get(key) ?? 0) | (event.type === 'RateExplanationRequested' ? 1 : 2));
    }
    if (event instanceof RateReviewConcluded && event.outcome === 'rejected') {
      rejected.add(`${event.provider}:${ratedKey(event)}`);
      if (heard.get(event.provider) !== 3) found.push(`${event.provider} was rejected unheard`);
    }
    if (event instanceof PricesEvaluated) {
      if (done.size < providers.length) found.push('a price was looked at before all were assessed');
      for (const { provider } of event.ranking) {
        if (!passed.has(provider)) found.push(`${provider} has a price and did not pass`);
        if (rejected.has(`${provider}:${ratedKey(onRate(provider))}`))
          found.push(`${provider} has a rejected price`);
      }
    }
  }
  return found;
}

it('no sequence of commands looks at a price before the quality of that bid has passed, or rejects a rate unheard', () => {
  let evaluated = 0;
  let rejections = 0;
  fc.assert(
    fc.property(
      fc.tuple(offer, offer, offer),
      fc.option(fc.tuple(score, score, score)),
      fc.array(move, { maxLength: 60, size: 'max' }),
      (offers, start, moves) => {
        const at = played(offers, start, moves);
        expect(breaches(at)).toEqual([]);
        evaluated += at.recorded.filter(({ type }) => type === 'PricesEvaluated').length;
        rejections += at.recorded.filter(
          (each) => each instanceof RateReviewConcluded && each.outcome === 'rejected',
        ).length;
      },
    ),
    { numRuns: 1500, seed: 6 },
  );
  // The property would hold of nothing at all.
  expect(evaluated).toBeGreaterThan(20);
  expect(rejections).toBeGreaterThan(5);
});
