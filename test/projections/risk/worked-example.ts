import { riskFactors } from '../../../contexts/agreement/index.ts';
import type { PolicyOverrides } from '../../../contexts/agreement/merge-policy.ts';
import { IndicatorRecorded, NoticeReceived, RatingRecorded } from '../../../contexts/oversight/index.ts';
import { County } from '../../support/county.ts';

export const day = '2026-06-30';

/** The five weights of the example in domain 2.7: every other factor gives no points. */
const weighed = ['positionsBelowMinimum', 'handBacks', 'regulatorRating', 'lateReturns', 'primaryPositions'];
const silent = (side: 'likelihood' | 'impact') =>
  Object.fromEntries(
    Object.keys(riskFactors[side])
      .filter((factor) => !weighed.includes(factor))
      .map((factor) => [factor, { points: 0 }]),
  );
export const fiveWeights: PolicyOverrides = {
  risk: { likelihood: silent('likelihood'), impact: silent('impact') },
};

const indicator = (
  provider: string,
  kind: IndicatorRecorded['kind'],
  valueHundredths: number,
  on = '2026-06-01',
) =>
  new IndicatorRecorded({
    ...{ provider, framework: null, area: null, kind, valueHundredths, on },
    source: 'CONTRACT_MONITORING',
  });

export const say = {
  indicator: (county: County, ...facts: Parameters<typeof indicator>) =>
    county.record(`oversight-${facts[0]}`, indicator(...facts)),
  rating: (county: County, provider: string, rating: string, on: string) =>
    county.record(`oversight-${provider}`, new RatingRecorded({ provider, kind: 'cqc', rating, on })),
  notice: (county: County, provider: string, on: string) =>
    county.record(
      `oversight-${provider}`,
      new NoticeReceived({ provider, kind: 'credit-alert', on, ground: 'SCORE_DOWN' }),
    ),
};

/** So many answers of P1, the primary provider of A1, one a day from 1 May 2026. */
export function answers(county: County, accepted: number, declined: number): County {
  for (let i = 0; i < accepted + declined; i++) {
    const outcome = i < declined ? 'declined' : 'accepted';
    county.referral(`R${i}`, 'A1');
    const offeredAt = `2026-05-${String(i + 1).padStart(2, '0')}`;
    county.offer(`O${i}`, { referral: `R${i}`, provider: 'P1', role: 'primary', outcome, offeredAt });
  }
  return county;
}

/** Domain 2.7: acceptance 66.7 %, 2 hand-backs, rated Good, 1 late return of 4, one primary position. */
export function workedExample(overrides: PolicyOverrides = fiveWeights): County {
  const county = new County('CSH-2025', overrides).area('A1').provider('P1').position('A1', 'primary', 'P1');
  answers(county, 8, 4);
  for (const [i, endedOn] of ['2026-04-20', '2026-06-10'].entries())
    county.package(`K${i}`, {
      ...{ referral: `R${i + 4}`, offer: `O${i + 4}`, provider: 'P1', placedAt: '2026-05-06' },
      ...{ startedOn: '2026-03-02', endedOn, endReason: 'PROVIDER_HANDBACK' as const },
    });
  return say.indicator(county, 'P1', 'late-returns-of-4', 100);
}
