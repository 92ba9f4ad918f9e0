import { choose, criteriaOf, type Contender } from '../../../../contexts/referrals/index.ts';
import { defaultPolicy } from '../../../../contexts/agreement/index.ts';
import fc from '../../../support/fast-check.ts';

const criteria = criteriaOf(defaultPolicy, 'reserve');
const seed = '0123456789abcdef0123456789abcdef';
const contender = (provider: string, more: Partial<Contender> = {}): Contender => ({
  ...{ provider, rank: null, barredBy: null, warning: null, preferred: false, hourlyPence: 2000 },
  ...{ lastPlacedAt: null, offer: `R1.${provider}`, able: true, ...more },
});

/** Who comes first, and by what. */
const first = (contenders: readonly [Contender, ...Contender[]], drawn = seed) => {
  const chosen = choose(contenders, criteria, drawn);
  return `${chosen.contenders[0].provider} ${chosen.decidedBy ?? 'alone'}`;
};

describe('E53: among those who said yes', () => {
  it('ability comes first, then the customer’s preference, the rate, and who was last given work', () => {
    const cheap = { hourlyPence: 1900 };
    expect(first([contender('B')])).toBe('B alone');
    expect(first([contender('A', { able: false, preferred: true, ...cheap }), contender('B')])).toBe(
      'B ability',
    );
    expect(first([contender('A', cheap), contender('B', { preferred: true })])).toBe('B preference');
    expect(first([contender('A'), contender('B', cheap)])).toBe('B rate');
    expect(first([contender('A', { hourlyPence: null }), contender('B')])).toBe('B rate');
    const [earlier, later] = ['2026-06-01T09:00:00.000Z', '2026-06-02T09:00:00.000Z'];
    expect(first([contender('A', { lastPlacedAt: later }), contender('B', { lastPlacedAt: earlier })])).toBe(
      'B least-recent',
    );
    expect(first([contender('A', { lastPlacedAt: earlier }), contender('B')])).toBe('B least-recent');
  });

  it('chance decides only between equals, and by the seed that was drawn before anybody answered', () => {
    const equals = [contender('A'), contender('B')] as const;
    const byChance = (drawn: string) => first([...equals], drawn);
    const seeds = Array.from({ length: 40 }, (_, n) => n.toString(16).padStart(32, '0'));
    expect(new Set(seeds.map(byChance))).toEqual(new Set(['A seeded-random', 'B seeded-random']));
    for (const drawn of seeds) expect(byChance(drawn)).toBe(byChance(drawn));
  });

  it('the choice is the same in whatever order they answered, and says why each other was not chosen', () => {
    const some = fc.record({
      able: fc.boolean(),
      preferred: fc.boolean(),
      hourlyPence: fc.option(fc.integer({ min: 2000, max: 2003 })),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 6 }), fc.nat(), (values, turns) => {
        const all = values.map((each, i) => contender(`P${i}`, each)) as [Contender, ...Contender[]];
        const by = turns % all.length;
        const turned = [...all.slice(by), ...all.slice(0, by)] as [Contender, ...Contender[]];
        const chosen = choose(all, criteria, seed);
        expect(choose(turned, criteria, seed)).toEqual(chosen);
        expect(chosen.because).toHaveLength(all.length - 1);
        expect(chosen.decidedBy).toBe(chosen.because[0] ?? null);
      }),
    );
  });

  it('the policy says which criteria, and in which order', () => {
    const policy = {
      ...defaultPolicy,
      withinStep: { reserve: { invite: 'all', choose: ['rate', 'preference'] } },
    } as const;
    const order = criteriaOf(policy as never, 'reserve');
    expect(order).toEqual(['ability', 'rate', 'preference', 'seeded-random']);
    expect(criteriaOf(policy as never, 'primary')).toEqual(['ability', 'least-recent', 'seeded-random']);
    const [dear, cheap] = [contender('A', { preferred: true }), contender('B', { hourlyPence: 1900 })];
    expect(choose([dear, cheap], order, seed).contenders[0].provider).toBe('B');
  });
});
