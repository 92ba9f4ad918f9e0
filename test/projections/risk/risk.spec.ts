import { defaultPolicy } from '../../../contexts/agreement/index.ts';
import { RatingCorrected } from '../../../contexts/oversight/index.ts';
import { type FactorName, risk } from '../../../projections/risk/index.ts';
import { County } from '../../support/county.ts';
import { answers, day, fiveWeights, say, workedExample } from './worked-example.ts';

const of = (county: County, provider = 'P1', knownAt?: string) => {
  const [row] = risk(county.views(knownAt), { asOf: day, provider }).rows;
  if (!row) throw new Error(`${provider} has no row`);
  return { ...row, factor: (name: FactorName) => row.factors.find(({ factor }) => factor === name) };
};
const plain = () => new County('CSH-2025').area('A1').provider('P1').position('A1', 'primary', 'P1');

it('2.7: acceptance 66.7 %, 2 hand-backs, rated Good and 1 late return of 4 make 45', () => {
  const { score, likelihood, impact, unknownPoints, factors } = of(workedExample());
  expect(score).toBe(45);
  expect(likelihood.points + impact.points).toBe(45);
  expect(unknownPoints).toBe(0);
  expect(factors.map(({ factor, value, points, of }) => [factor, value, points, of])).toEqual([
    ['positionsBelowMinimum', 1, 25, 25],
    ['handBacks', 2, 20, 20],
    ['regulatorRating', 3, 0, 20],
    ['lateReturns', 1, 0, 10],
    ['primaryPositions', 1, 0, 15],
  ]);
  expect(factors[0]?.facts).toEqual(['A1, primary: 8 of 12 accepted, 66.66 %']);
});

it('2.7: every other weight of the example counts on its own side of its line', () => {
  const county = workedExample();
  say.rating(county, 'P1', 'Requires improvement', '2026-06-15');
  say.indicator(county, 'P1', 'late-returns-of-4', 200, '2026-06-20');
  for (const area of ['A2', 'A3']) county.area(area).position(area, 'primary', 'P1');
  expect(of(county).score).toBe(45 + 20 + 10 + 15);
});

it('gives no points for what nobody knows, and says how many it could have given', () => {
  const county = new County('CSH-2025', fiveWeights).area('A1').position('A1', 'primary', 'P1');
  const { score, unknownPoints, factor } = of(county);
  expect(score).toBe(0);
  expect(factor('lateReturns')).toMatchObject({ value: null, finding: 'unknown', points: 0, of: 10 });
  expect(factor('handBacks')).toMatchObject({ value: 0, finding: 'does-not-count' });
  expect(unknownPoints).toBe(25 + 20 + 10);
});

it('points to the events behind each factor', () => {
  const county = workedExample();
  const { factor } = of(county);
  const at = (stream: string, rev: number) =>
    county.events.find((each) => each.stream === stream && each.rev === rev)?.type;
  const types = (name: FactorName) =>
    factor(name)!.events.map(({ stream, rev }) => at(stream, rev) ?? 'none');
  expect(types('positionsBelowMinimum').toSorted()).toEqual([
    ...Array.from({ length: 8 }, () => 'OfferAccepted'),
    ...Array.from({ length: 4 }, () => 'OfferDeclined'),
  ]);
  expect(types('handBacks')).toEqual(['PackagePlaced', 'PackagePlaced']);
  expect(types('lateReturns')).toEqual(['IndicatorRecorded']);
  expect(types('primaryPositions')).toEqual(['PositionAwarded']);
});

it('goes by the rating in force on the day, as last corrected, else by that of the admission', () => {
  const county = plain();
  expect(of(county).factor('regulatorRating')).toMatchObject({ value: 3, facts: ['Good, as admitted'] });
  say.rating(county, 'P1', 'Outstanding', '2026-01-10');
  say.rating(county, 'P1', 'Requires improvement', '2026-05-10');
  say.rating(county, 'P1', 'Inadequate', '2026-07-01');
  expect(of(county).factor('regulatorRating')).toMatchObject({ value: 2, finding: 'counts', points: 20 });
  expect(of(county).factor('ratingDrop')).toMatchObject({ value: 2, points: 5 });
  county
    .recordedAt('2026-08-01')
    .record(
      'oversight-P1',
      new RatingCorrected({ provider: 'P1', kind: 'cqc', rating: 'Good', on: '2026-05-10' }),
    );
  expect(of(county).factor('regulatorRating')).toMatchObject({ value: 3, finding: 'does-not-count' });
  expect(of(county, 'P1', '2026-07-15').factor('regulatorRating')).toMatchObject({ value: 2 });
});

it('counts notices and indicators of the year before the day, the newest of each kind, the worst of one day', () => {
  const county = plain();
  say.notice(county, 'P1', '2025-06-30');
  expect(of(county).factor('notices')).toMatchObject({ value: 0, points: 0 });
  say.notice(county, 'P1', '2025-07-01');
  expect(of(county).factor('notices')).toMatchObject({ value: 1, points: 15 });
  say.indicator(county, 'P1', 'punctuality-percent', 8_900, '2026-05-01');
  say.indicator(county, 'P1', 'punctuality-percent', 9_000, '2026-06-01');
  expect(of(county).factor('punctualityPercent')).toMatchObject({ value: 90, finding: 'does-not-count' });
  say.indicator(county, 'P1', 'turnover-percent', 3_739, '2025-06-30');
  expect(of(county).factor('turnoverPercent')).toMatchObject({ finding: 'unknown' });
  say.indicator(county, 'P1', 'turnover-percent', 3_740, '2026-06-30');
  expect(of(county).factor('turnoverPercent')).toMatchObject({ value: 37.4, finding: 'counts' });
});

it('tells a fall over three periods and a run of declines', () => {
  const county = answers(plain(), 10, 0);
  for (let i = 0; i < 10; i++) {
    const outcome = i < 8 ? 'accepted' : 'declined';
    const offeredAt = `2026-06-${String(i + 15).padStart(2, '0')}`;
    county.referral(`S${i}`, 'A1');
    county.offer(`Q${i}`, { referral: `S${i}`, provider: 'P1', role: 'primary', outcome, offeredAt });
  }
  expect(of(county).factor('declinesInARow')).toMatchObject({ value: 2, points: 0 });
  // The ten of May lie between 6 April and 5 May only in part: a sample of five on the first five days.
  expect(of(county).factor('acceptanceFallPoints')).toMatchObject({
    value: 20,
    finding: 'counts',
    points: 10,
  });
});

it('sees what its failing would do: shares of hours, cover, two carers and rural packages', () => {
  const county = plain().area('A2').provider('P2').position('A1', 'reserve', 'P2');
  const place = (provider: string, area: string, weeklyMinutes: number, more: object = {}) => {
    const n = county.events.length;
    county.referral(`R${n}`, area, more);
    county.package(`K${n}`, { referral: `R${n}`, provider, weeklyMinutes, placedAt: '2026-03-01' });
  };
  place('P1', 'A1', 300, { carers: 2 });
  place('P1', 'A1', 300, { rural: true });
  place('P2', 'A1', 400);
  place('P2', 'A2', 2000);
  const { factor } = of(county);
  expect(factor('areaHoursPercent')).toMatchObject({ value: 60, points: 10 });
  expect(factor('countyHoursPercent')).toMatchObject({ value: 20, points: 15 });
  expect(factor('areasWithoutSecondary')).toMatchObject({ value: 1, points: 10 });
  expect(factor('areasWithThinReserve')).toMatchObject({
    value: 1,
    facts: ['A1: 1 on the reserve list can be asked'],
  });
  expect(factor('customers')).toMatchObject({ value: 2, points: 0 });
  expect(factor('doubleHandedPackages')).toMatchObject({ value: 1 });
  expect(factor('ruralPackages')).toMatchObject({ value: 1 });
  county.position('A1', 'secondary', 'P3').position('A1', 'reserve', 'P4').position('A1', 'reserve', 'P5');
  expect(of(county).factor('areasWithoutSecondary')).toMatchObject({ value: 0 });
  expect(of(county).factor('areasWithThinReserve')).toMatchObject({ value: 0 });
  county.provider('P4').suspension('P4', '2026-06-01').provider('P5').suspension('P5', '2026-06-01');
  expect(of(county).factor('areasWithThinReserve')).toMatchObject({ value: 1 });
  expect(of(county, 'P4').factor('suspensions')).toMatchObject({ value: 1, points: 10 });
});

it('holds rates against the median of the area and against the floor', () => {
  const county = (floorPence: number | null) => {
    const made = new County('CSH-2025', { rateReview: { floorPence } }).area('A1');
    for (const [provider, pence] of [['P1', 2159] as const, ['P2', 2400] as const, ['P3', 2500] as const])
      made.position('A1', 'reserve', provider).rate(provider, 'A1', pence);
    return made;
  };
  expect(of(county(null)).factor('ratePercentOfMedian')).toMatchObject({ value: 89.95, finding: 'counts' });
  expect(of(county(null)).factor('ratesBelowFloor')).toMatchObject({ finding: 'unknown' });
  expect(of(county(2160)).factor('ratesBelowFloor')).toMatchObject({ value: 1, points: 10 });
  expect(of(county(2159)).factor('ratesBelowFloor')).toMatchObject({ value: 0 });
});

it('is judged by the policy in force on the day', () => {
  const county = workedExample();
  const changed = structuredClone(defaultPolicy.risk.likelihood.handBacks);
  county.policy(2, '2026-06-30', { risk: { likelihood: { handBacks: { ...changed, points: 60 } } } });
  const points = (asOf: string) =>
    risk(county.views(), { asOf }).rows[0]?.factors.find(({ factor }) => factor === 'handBacks')?.points;
  expect([points('2026-06-29'), points('2026-06-30')]).toEqual([20, 60]);
});
