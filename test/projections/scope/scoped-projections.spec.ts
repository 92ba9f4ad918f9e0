import { NotAllowed, type Role } from '#access';
import type { Projections } from '#event-sourcing';
import { alerts } from '../../../projections/alerts/index.ts';
import { frameworks } from '../../../projections/frameworks/index.ts';
import { providers } from '../../../projections/providers/index.ts';
import { rates } from '../../../projections/rates/index.ts';
import { referrals } from '../../../projections/referrals/index.ts';
import { demandOwnArea, ScopedProjections } from '../../../projections/scope/index.ts';
import { asRole } from '../../support/as-role.ts';
import { County } from '../../support/county.ts';

const primary = { role: 'primary', outcome: 'declined', offeredAt: '2026-05-04' } as const;
const county = new County().area('A1').area('A2');
for (const provider of ['P01', 'P02'])
  county.provider(provider).position('A1', 'primary', provider).rate(provider, 'A1', 2100);
county
  .referral('R1', 'A1')
  .offer('O1', { ...primary, referral: 'R1', provider: 'P01' })
  .offer('O2', { ...primary, referral: 'R1', provider: 'P02' })
  .skip('R1', 'primary', 'P01', '2026-05-03')
  .referral('R2', 'A1')
  .offer('O3', { ...primary, referral: 'R2', provider: 'P02' })
  .referral('R3', 'A1')
  .package('K1', { referral: 'R3', provider: 'P01', placedAt: '2026-05-05' });

const projections = { views: () => Promise.resolve(county.views()) } as unknown as Projections;
const as = (role: Role, provider?: string) =>
  asRole(role, () => new ScopedProjections(projections).views(undefined, provider));

describe('what a provider is answered from', () => {
  it('is its own: a row of another is as one that there is not', async () => {
    const views = await as('provider');
    expect(views.withPrefix(providers, '').map(({ provider }) => provider)).toEqual(['P01']);
    expect(views.withPrefix(rates, '').map(({ provider }) => provider)).toEqual(['P01']);
    expect(views.get(frameworks, 'CSH-2025')?.positions.map(({ provider }) => provider)).toEqual(['P01']);
    const found = views.withTerm(referrals, 'CSH-2025/decided/2026-05-04', 'CSH-2025/decided/2026-05-04');
    expect(
      found.map(({ referral, offers, skips }) => [referral, offers.map(({ offer }) => offer), skips]),
    ).toEqual([['R1', ['O1'], []]]);
    expect(views.get(referrals, 'CSH-2025/R2')).toBeUndefined();
    expect(views.get(referrals, 'CSH-2025/R3')?.packages.map((each) => each.package)).toEqual(['K1']);
  });

  it('is nothing of a view that does not say what is whose', async () => {
    const whole = { ...referrals, within: undefined };
    const { within: _within, ...silent } = referrals;
    const views = await as('provider');
    for (const view of [whole, silent, alerts])
      expect(views.withPrefix(view as typeof referrals, '')).toEqual([]);
    expect((await as('broker')).withPrefix(silent, '')).toHaveLength(3);
  });

  it('refuses another provider, whether there is one or not, and nobody else’s question', async () => {
    for (const other of ['P02', 'P99'])
      await expect(as('provider', other)).rejects.toMatchObject({ code: 'provider-unknown' });
    expect((await as('provider', 'P01')).withPrefix(rates, '')).toHaveLength(1);
    expect((await as('broker', 'P99')).withPrefix(rates, '')).toHaveLength(2);
    await expect(new ScopedProjections(projections).views()).rejects.toBeInstanceOf(NotAllowed);
  });
});

describe('one area', () => {
  const demand = (role: Role, area: string | undefined, found: readonly unknown[] = []) =>
    asRole(role, () => demandOwnArea(area, [{ area: 'A1' }], found));

  it('is known to a provider that has a position or anything in it', () => {
    expect(() => demand('provider', 'A1')).not.toThrow();
    expect(() => demand('provider', 'A2', ['an offer'])).not.toThrow();
    expect(() => demand('provider', undefined)).not.toThrow();
    for (const area of ['A2', 'A9'])
      expect(() => demand('provider', area)).toThrow(`no area ${area} in which you have anything`);
    expect(() => demand('broker', 'A9')).not.toThrow();
  });
});
