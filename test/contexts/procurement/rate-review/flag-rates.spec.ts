import { defaultPolicy } from '../../../../contexts/agreement/index.ts';
import { AwardConfirmed, RateFlagged } from '../../../../contexts/procurement/index.ts';
import { FlagRates, ratesToFlag } from '../../../../contexts/procurement/rate-review/flag-rates.ts';
import { Evaluation, now, of } from '../evaluation/evaluation.ts';
import { assessed, flagging } from '../evaluation/verbs.ts';

const offers = { P1: 1680, P2: 2010, P3: 2040, P4: 2090, P5: 2680 };

function judged(
  scores: Partial<Record<keyof typeof offers, number>> = {},
  review = defaultPolicy.rateReview,
) {
  const at = new Evaluation(offers, {}, review);
  for (const provider of Object.keys(offers) as (keyof typeof offers)[])
    assessed(at, provider, scores[provider] ?? 80);
  return at;
}
const providers = (events: readonly object[]) => events.map((each) => (each as RateFlagged).provider);

it('flags the low and the high rate of the worked example', () => {
  const flagged = flagging(judged());
  expect(providers(flagged)).toEqual(['P1', 'P5']);
  expect(flagged[0]).toStrictEqual(
    new RateFlagged({
      ...{ ...of, provider: 'P1', area: 'A01', service: 'home-care', band: 'standard', hourlyPence: 1680 },
      flags: [{ rule: 'below-median', limitMilliPence: 1_836_000 }],
      flaggedAt: now,
    }),
  );
});

it('does not look at the rates of bids that did not pass', () => {
  expect(providers(flagging(judged({ P1: 10, P5: 10 })))).toEqual([]);
  // Without the three in the middle the others stand out less, or more.
  expect(providers(flagging(judged({ P2: 10, P3: 10, P4: 10 })))).toEqual(['P1', 'P5']);
});

it('follows the method of the policy', () => {
  const fences = { ...defaultPolicy.rateReview, rule: 'iqr-fences' as const };
  expect(providers(flagging(judged({}, fences)))).toEqual(['P1', 'P5']);
  expect(flagging(judged({}, { ...fences, quartiles: 'exclusive' }))).toEqual([]);
});

it('flags a rate once', () => {
  const at = judged();
  flagging(at);
  expect(flagging(at)).toEqual([]);
});

it('is refused before quality, after the award, and for no area of the tender', () => {
  const early = new Evaluation(offers);
  expect(Evaluation.refusal(() => flagging(early))).toBe('quality-not-assessed');
  const late = judged();
  const confirmed = new AwardConfirmed({
    ...of,
    awards: [],
    from: '2026-08-01',
    to: null,
    confirmedAt: now,
    confirmedBy: 'u-2',
  });
  late.onTender(() => [confirmed]);
  expect(Evaluation.refusal(() => flagging(late))).toBe('award-confirmed');
  const nowhere = new FlagRates({ ...of, area: 'A99' });
  expect(Evaluation.refusal(() => ratesToFlag(nowhere, late))).toBe('area-unknown');
});
