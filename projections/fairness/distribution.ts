import type { Instant, Views } from '#event-sourcing';
import type { Role } from '../../contexts/agreement/index.ts';
import { ratesByKey } from '../../contexts/prices/index.ts';
import { frameworkNamed } from '../frameworks/index.ts';
import { by } from '../measures/index.ts';
import { rates } from '../rates/index.ts';
import { allReferrals, type ReferralRow } from '../referrals/index.ts';
import { attemptsOf } from './attempts.ts';
import { expectedPlacement, type RatedGround } from './expected-placement.ts';
import { groundOf, type FairnessQuestion } from './fairness.ts';
import { stepsOf } from './turns.ts';

/** A referral for which a provider had what the mechanism would not have given it, or had not what it would. */
export interface Departure {
  readonly referral: string;
  readonly of: 'offer' | 'placement';
  /** `missing`: the mechanism would have; `extra`: it would not. */
  readonly was: 'missing' | 'extra';
}

export interface Share {
  readonly expected: number;
  readonly made: number;
}

/** What came to a provider in a role, beside what the mechanism would have brought it. */
export interface DistributionRow {
  readonly provider: string;
  /** `off-framework`: placed on no acceptance. */
  readonly role: Role | 'off-framework';
  readonly offers: Share;
  readonly placements: Share;
  /** By referral. */
  readonly departures: readonly Departure[];
}

/** `audit distribution`: what came to each provider, beside what a replay of the order brings it. */
export interface DistributionDocument {
  readonly audit: 'distribution';
  readonly framework: string;
  readonly knownAt: Instant | null;
  readonly rows: readonly DistributionRow[];
}

interface Came {
  readonly provider: string;
  readonly role: DistributionRow['role'];
  readonly of: Departure['of'];
  readonly expected: boolean;
  readonly made: boolean;
}

/** Everything that came to somebody for one referral, or should have. */
function cameOf(ground: RatedGround, row: ReferralRow): readonly Came[] {
  const attempts = attemptsOf(row).map((attempt) => ({ attempt, steps: stepsOf(ground, row, attempt) }));
  const offers = attempts.flatMap(({ steps }) =>
    steps.flatMap(({ role, come, due, offers: own }) => {
      const asked = new Set(own.map(({ provider }) => provider));
      const of = 'offer' as const;
      return [...due.union(asked)].flatMap((provider) => {
        const came = { provider, role, of, expected: come && due.has(provider), made: asked.has(provider) };
        return came.expected || came.made ? [came] : [];
      });
    }),
  );
  const placements = row.packages.flatMap((placed): readonly Came[] => {
    const own = attempts.find(({ attempt }) => attempt.offers.some(({ offer }) => offer === placed.offer));
    const offer = own?.attempt.offers.find((each) => each.offer === placed.offer);
    const { provider } = placed;
    const of = 'placement' as const;
    if (!own || offer?.outcome !== 'accepted') {
      const justified = row.justified.some((each) => each.package === placed.package);
      return [{ provider, role: 'off-framework', of, expected: justified, made: true }];
    }
    const due = expectedPlacement(ground, row, own.steps, placed);
    if (due?.provider === provider) return [{ provider, role: offer.role, of, expected: true, made: true }];
    return [
      { provider, role: offer.role, of, expected: false, made: true },
      ...(due ? [{ provider: due.provider, role: due.role, of, expected: true, made: false }] : []),
    ];
  });
  return [...offers, ...placements];
}

interface Found extends Came {
  readonly referral: string;
}

const shareOf = (found: readonly Found[], of: Departure['of']): Share => ({
  expected: found.filter((each) => each.of === of && each.expected).length,
  made: found.filter((each) => each.of === of && each.made).length,
});

/**
 * What came to each provider of a framework in each role, beside what the mechanism would have brought it given the
 * positions, suspensions, skips and rates on record (section 45(4)(b) of the Procurement Act 2023: an objective mechanism
 * for supplier selection). What an import told of is replayed like what Evenhand did itself.
 */
export function distribution(
  views: Views,
  { framework: named, knownAt = null }: FairnessQuestion,
): DistributionDocument {
  const framework = frameworkNamed(views, named);
  const reference = framework.framework;
  const agreed = views
    .withPrefix(rates, `${reference}/`)
    .map((row) => [row.provider, ratesByKey(row.rates)] as const);
  const ground = { ...groundOf(views, framework), ratesOf: new Map(agreed) };
  const found: Found[] = [];
  for (const row of allReferrals(views, framework))
    found.push(...cameOf(ground, row).map((came) => ({ ...came, referral: row.referral })));
  const rows = [...Map.groupBy(found, ({ provider, role }) => `${provider}/${role}`).values()].flatMap(
    (own) => {
      const [first] = own;
      if (!first) return [];
      const departures = own
        .filter(({ expected, made }) => expected !== made)
        .map(({ referral, of, made }) => ({
          referral,
          of,
          was: made ? ('extra' as const) : ('missing' as const),
        }));
      return [
        {
          provider: first.provider,
          role: first.role,
          offers: shareOf(own, 'offer'),
          placements: shareOf(own, 'placement'),
          departures: departures.toSorted(
            by(
              ({ referral }) => referral,
              ({ of }) => of,
            ),
          ),
        },
      ];
    },
  );
  return {
    audit: 'distribution',
    framework: reference,
    knownAt,
    rows: rows.toSorted(
      by(
        ({ provider }) => provider,
        ({ role }) => role,
      ),
    ),
  };
}
