import { type Counts, riskFactors, type RiskTerms } from '../../contexts/agreement/index.ts';
import type { EventLink } from '../fairness/index.ts';

/** What is known of one factor on a day. */
export interface Measured {
  /** In hundredths of the factor's unit, rounded down; null: nobody knows, which is not 0. */
  readonly hundredths: number | null;
  /** What it rests on, each in a few words: `P02 in A09 as primary: 14 of 21`. */
  readonly facts: readonly string[];
  /** The events that it rests on. */
  readonly events: readonly EventLink[];
}

/** The factors of one side, by name. */
type Side = keyof typeof riskFactors;
export type FactorName = { [S in Side]: keyof (typeof riskFactors)[S] }[Side];

/** All that is known of a provider. */
export type RiskFacts = Readonly<Record<FactorName, Measured>>;

/** One line of the sum. */
export interface Factor {
  readonly factor: FactorName;
  readonly side: Side;
  /** In the factor's unit with at most two decimals; null: unknown. */
  readonly value: number | null;
  readonly counts: Counts;
  readonly threshold: number;
  /** What it adds: all its points, or none. */
  readonly points: number;
  /** What it could add. */
  readonly of: number;
  readonly finding: 'counts' | 'does-not-count' | 'unknown';
  readonly facts: readonly string[];
  readonly events: readonly EventLink[];
}

export interface RiskScore {
  /** The points of all factors, at most 100. */
  readonly score: number;
  readonly likelihood: { readonly points: number; readonly band: 1 | 2 | 3 | 4 | 5 };
  readonly impact: { readonly points: number; readonly band: 1 | 2 | 3 | 4 | 5 };
  /** The points of factors of which nothing is known. */
  readonly unknownPoints: number;
  /** Every factor that the policy gives points, likelihood first. */
  readonly factors: readonly Factor[];
}

const isOver = (hundredths: number, counts: Counts, threshold: number): boolean => {
  const line = Math.round(threshold * 100);
  return counts === 'from' ? hundredths >= line : hundredths < line;
};

const bandOf = (points: number, bounds: readonly number[]) =>
  (1 + bounds.filter((bound) => points >= bound).length) as 1 | 2 | 3 | 4 | 5;

/** The factors of one side, those without points left out. */
function factorsOf(side: Side, facts: RiskFacts, terms: RiskTerms): readonly Factor[] {
  const of = terms[side] as Readonly<Record<string, { threshold: number; points: number }>>;
  return Object.entries<{ counts: Counts }>(riskFactors[side]).flatMap(([name, { counts }]) => {
    const { threshold, points } = of[name]!;
    if (points === 0) return [];
    const factor = name as FactorName;
    const { hundredths, facts: said, events } = facts[factor];
    const finding =
      hundredths === null ? 'unknown' : isOver(hundredths, counts, threshold) ? 'counts' : 'does-not-count';
    return [
      {
        ...{ factor, side, value: hundredths === null ? null : hundredths / 100, counts, threshold },
        ...{ points: finding === 'counts' ? points : 0, of: points, finding, facts: said, events },
      },
    ];
  });
}

const sum = (factors: readonly Factor[], key: 'points' | 'of') =>
  factors.reduce((total, factor) => total + factor[key], 0);

/**
 * How likely a provider is to fail and what that would do (domain 2.7): each factor gives its points or none, and the
 * points are added. What nobody knows gives none, and says so.
 */
export function scoreOf(facts: RiskFacts, terms: RiskTerms): RiskScore {
  const likelihood = factorsOf('likelihood', facts, terms);
  const impact = factorsOf('impact', facts, terms);
  const factors = [...likelihood, ...impact];
  const points = { likelihood: sum(likelihood, 'points'), impact: sum(impact, 'points') };
  return {
    score: Math.min(100, points.likelihood + points.impact),
    likelihood: { points: points.likelihood, band: bandOf(points.likelihood, terms.bands.likelihood) },
    impact: { points: points.impact, band: bandOf(points.impact, terms.bands.impact) },
    unknownPoints: sum(
      factors.filter(({ finding }) => finding === 'unknown'),
      'of',
    ),
    factors,
  };
}
