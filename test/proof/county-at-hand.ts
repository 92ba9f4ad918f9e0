import fc from '../support/fast-check.ts';
import type { PolicyOverrides } from '../../contexts/agreement/merge-policy.ts';
import { ProviderScopeRecorded, type ProviderNeed } from '../../contexts/providers/index.ts';
import { County } from '../support/county.ts';

export const framework = 'CSH-2025';
export const begins = '2026-07-06T08:00:00.000Z';
export const areas = ['A1', 'A2', 'A3'] as const;
export const providers = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'] as const;

/** Who holds what, and how the council decided the cases that nobody decides for it. */
export interface Held {
  readonly primary: readonly [number, number];
  /** Null: nobody. */
  readonly secondary: number | null;
  /** For each provider, whether it is a reserve, its rank among them, its rate and what it cannot do. */
  readonly each: readonly {
    readonly reserve: boolean;
    readonly rank: number | null;
    readonly pence: number | null;
    readonly outOfScope: readonly ProviderNeed[];
    readonly belowGood: boolean;
  }[];
  readonly policy: PolicyOverrides;
}

const provider = fc.record({
  reserve: fc.boolean(),
  rank: fc.option(fc.integer({ min: 1, max: 3 })),
  pence: fc.option(fc.integer({ min: 2000, max: 2003 })),
  outOfScope: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant<ProviderNeed[]>(['night', 'double-handed']) },
  ),
  belowGood: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

const policy = fc.record({
  selfPause: fc.constantFrom('countAsDecline', 'skip'),
  placing: fc.constantFrom('atOnce', 'byBroker'),
  partial: fc.constantFrom('split', 'decline'),
  counterOffer: fc.constantFrom('brokerDecides', 'decline'),
  lateAcceptance: fc.constantFrom('brokerDiscretion', 'refuse'),
  belowGood: fc.constantFrom('warn', 'suspend'),
  urgentParallel: fc.boolean(),
  withinStep: fc.constantFrom<NonNullable<PolicyOverrides['withinStep']>>(
    { reserve: { invite: 'all', choose: ['preference', 'rate', 'least-recent', 'seeded-random'] } },
    { reserve: { invite: 'one', choose: ['rate'] } },
    { reserve: { invite: 'all', choose: ['least-recent', 'rate'] } },
    { reserve: { invite: 'rank', choose: ['rate', 'seeded-random'] } },
  ),
});

export const held: fc.Arbitrary<Held> = fc.record({
  primary: fc.tuple(fc.nat(5), fc.nat(5)),
  secondary: fc.option(fc.nat(5), { freq: 6 }),
  each: fc.tuple(provider, provider, provider, provider, provider, provider),
  policy,
});

/** The county as an import would have recorded it; what only live commands record comes as theirs. */
export function countyOf({ primary, secondary, each, policy }: Held): County {
  const county = new County(framework, policy);
  areas.forEach((area, i) => county.area(area, (i + 1) as 1 | 2 | 3));
  for (const [i, name] of providers.entries()) {
    const { pence, outOfScope, belowGood } = each[i]!;
    county.provider(name, belowGood ? 'Inadequate' : 'Good');
    if (outOfScope.length > 0)
      county.record(
        `provider-${name}`,
        new ProviderScopeRecorded({ provider: name, outOfScope: [...outOfScope] }),
      );
    if (pence !== null) for (const area of areas) county.rate(name, area, pence);
  }
  county.position('A1', 'primary', providers[primary[0]]!);
  county.position('A2', 'primary', providers[primary[1]]!);
  if (secondary !== null) county.position('A1', 'secondary', providers[secondary]!);
  for (const [i, name] of providers.entries())
    if (each[i]!.reserve)
      for (const area of areas) county.position(area, 'reserve', name, { rank: each[i]!.rank });
  return county;
}
