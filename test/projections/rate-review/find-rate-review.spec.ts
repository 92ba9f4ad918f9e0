import { Projections } from '#event-sourcing';
import { FindRateReview, FindRateReviewHandler } from '../../../projections/rate-review/index.ts';
import { County } from '../../support/county.ts';
import { StoppedClock } from '../../support/open-log.ts';

const found = (county: County, asOf?: string) => {
  const projections = { views: () => Promise.resolve(county.views()) } as unknown as Projections;
  const handler = new FindRateReviewHandler(projections, new StoppedClock());
  return handler.execute(new FindRateReview(asOf === undefined ? {} : { asOf }));
};

function priced(county = new County()) {
  county.area('A1').area('A2');
  for (const [provider, pence] of Object.entries({ P1: 1680, P2: 2010, P3: 2040, P4: 2090, P5: 2680 }))
    county.provider(provider).rate(provider, 'A1', pence);
  return county;
}
const summary = ({ rates }: Awaited<ReturnType<typeof found>>) =>
  rates.map(({ provider, area, flags }) => [provider, area, ...flags.map(({ rule }) => rule)]);

it('finds the rates in force that stand out in their area (domain 1.6)', async () => {
  const review = await found(priced());
  expect(summary(review)).toEqual([
    ['P1', 'A1', 'below-median'],
    ['P5', 'A1', 'above-median'],
  ]);
  expect(review).toMatchObject({ framework: 'CSH-2025', asOf: '2026-07-01', policyVersion: 1, compared: 5 });
});

it('compares the rates of the day, and each area and band by itself', async () => {
  const county = priced().rate('P1', 'A1', 2000, '2026-06-01');
  county.rate('P5', 'A2', 2680).rate('P4', 'A1', 4000, '2025-01-06', 'enhanced');
  expect(summary(await found(county))).toEqual([['P5', 'A1', 'above-median']]);
  expect(summary(await found(county, '2026-05-31'))).toEqual([
    ['P1', 'A1', 'below-median'],
    ['P5', 'A1', 'above-median'],
  ]);
});

it('follows the policy of the day', async () => {
  const county = priced(
    new County('CSH-2025', { rateReview: { rule: 'iqr-fences', quartiles: 'exclusive' } }),
  );
  expect(summary(await found(county))).toEqual([]);
});
