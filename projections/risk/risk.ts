import type { Instant, LocalDate, Views } from '#event-sourcing';
import { frameworkNamed, policyOn } from '../frameworks/index.ts';
import { holdsOn } from '../measures/index.ts';
import { acceptanceFacts } from './acceptance-facts.ts';
import { careFacts } from './care-facts.ts';
import { oversightFacts } from './oversight-facts.ts';
import { priceFacts } from './price-facts.ts';
import { type RiskScore, scoreOf } from './score.ts';

/** How likely one provider is to fail, and what that would do. */
export interface RiskRow extends RiskScore {
  readonly provider: string;
}

/** `kpi risk`: every provider that holds a position or gives care on the day, highest score first. */
export interface RiskDocument {
  readonly measure: 'risk';
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly knownAt: Instant | null;
  readonly policyVersion: number;
  /** From so many points on the second to the fifth band. */
  readonly bands: { readonly likelihood: readonly number[]; readonly impact: readonly number[] };
  readonly rows: readonly RiskRow[];
}

export interface RiskQuestion {
  readonly framework?: string | undefined;
  readonly asOf: LocalDate;
  readonly knownAt?: Instant | null | undefined;
  readonly provider?: string | undefined;
}

/** The risk that providers fail (domain 1.13, 2.7), by the policy in force on the day. Nothing follows from it by itself. */
export function risk(views: Views, { asOf, knownAt = null, ...question }: RiskQuestion): RiskDocument {
  const framework = frameworkNamed(views, question.framework);
  const { version, policy } = policyOn(framework, asOf);
  const acceptance = acceptanceFacts(views, framework, policy, asOf);
  const care = careFacts(views, framework, asOf);
  const prices = priceFacts(views, framework, policy, asOf);
  const oversight = oversightFacts(views, framework, asOf);
  const here = new Set([
    ...framework.positions.filter((each) => holdsOn(each, asOf)).map(({ provider }) => provider),
    ...care.providers,
  ]);
  const rows = [...here]
    .filter((provider) => provider === (question.provider ?? provider))
    .map((provider) => ({
      provider,
      ...scoreOf(
        { ...acceptance(provider), ...care.of(provider), ...prices(provider), ...oversight(provider) },
        policy.risk,
      ),
    }))
    .toSorted((a, b) => b.score - a.score || (a.provider < b.provider ? -1 : 1));
  return {
    ...{ measure: 'risk', framework: framework.framework, asOf, knownAt, policyVersion: version },
    ...{ bands: policy.risk.bands, rows },
  };
}
