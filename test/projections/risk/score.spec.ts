import { defaultPolicy, riskFactors, type RiskTerms } from '../../../contexts/agreement/index.ts';
import { type Measured, type RiskFacts, scoreOf } from '../../../projections/risk/score.ts';
import fc from '../../support/fast-check.ts';

const names = (['likelihood', 'impact'] as const).flatMap((side) =>
  Object.keys(riskFactors[side]),
) as (keyof RiskFacts)[];
const said = (hundredths: number | null): Measured => ({ hundredths, facts: [], events: [] });
const facts = (of: Partial<Record<keyof RiskFacts, number | null>> = {}): RiskFacts =>
  Object.fromEntries(names.map((name) => [name, said(of[name] ?? null)])) as RiskFacts;
const { risk: terms } = defaultPolicy;

it('counts exactly from the threshold on, or exactly below it', () => {
  const points = (name: keyof RiskFacts, hundredths: number) =>
    scoreOf(facts({ [name]: hundredths }), terms).score;
  expect([points('turnoverPercent', 3739), points('turnoverPercent', 3740)]).toEqual([0, 5]);
  expect([points('deliveredPercent', 9000), points('deliveredPercent', 8999)]).toEqual([0, 10]);
});

it('has the points of each side in bands, and all of them in a score of at most 100', () => {
  const worst = Object.fromEntries(
    names.map((name) => {
      const { counts } = { ...riskFactors.likelihood, ...riskFactors.impact }[name];
      return [name, counts === 'below' ? 0 : 100_000_000];
    }),
  );
  const { score, likelihood, impact } = scoreOf(facts(worst), terms);
  expect([score, likelihood.band, impact.band]).toEqual([100, 5, 5]);
  const none = scoreOf(facts(), terms);
  expect([none.score, none.likelihood.band, none.impact.band]).toEqual([0, 1, 1]);
  const bounds = terms.bands.likelihood;
  for (const [i, bound] of bounds.entries()) {
    const only = (points: number): RiskTerms => ({
      ...terms,
      likelihood: { ...terms.likelihood, handBacks: { threshold: 1, points } },
    });
    const band = (points: number) => scoreOf(facts({ handBacks: 100 }), only(points)).likelihood.band;
    expect([band(bound - 1), band(bound)]).toEqual([i + 1, i + 2]);
  }
});

it('adds up: the score is the sum of its lines, and never falls when one more fact speaks against a provider', () => {
  const known = fc.record(
    Object.fromEntries(
      names.map((name) => [name, fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: null })]),
    ),
  );
  fc.assert(
    fc.property(known, fc.constantFrom(...names), (some, one) => {
      const { score, likelihood, impact, factors, unknownPoints } = scoreOf(facts(some), terms);
      const sum = factors.reduce((total, { points }) => total + points, 0);
      expect(likelihood.points + impact.points).toBe(sum);
      expect(score).toBe(Math.min(100, sum));
      const unknown = factors.filter(({ value }) => value === null);
      expect(unknown.every(({ finding, points }) => finding === 'unknown' && points === 0)).toBe(true);
      expect(unknownPoints).toBe(unknown.reduce((total, { of }) => total + of, 0));
      const { counts } = { ...riskFactors.likelihood, ...riskFactors.impact }[one];
      const worse = scoreOf(facts({ ...some, [one]: counts === 'below' ? 0 : 100_000_000 }), terms);
      expect(worse.score).toBeGreaterThanOrEqual(score);
    }),
  );
});

it('leaves out a factor to which the policy gives no points', () => {
  const silent = { ...terms, impact: { ...terms.impact, customers: { threshold: 1, points: 0 } } };
  expect(scoreOf(facts(), silent).factors.map(({ factor }) => factor)).not.toContain('customers');
  expect(scoreOf(facts(), terms).factors).toHaveLength(names.length);
});
