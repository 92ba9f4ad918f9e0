import { Agreement, askedBy } from './agreement.ts';

/** Four tiers with named lists: three first, then the many, then the small ones, then those of the villages. */
const tiers = ['First', 'Second', 'Third', 'Villages'];
const policy = {
  order: { 1: ['reserve' as const], 3: ['reserve' as const] },
  withinStep: { reserve: { invite: 'rank' as const, choose: ['rate' as const] } },
  volumeShares: tiers.map((tier, i) => ({
    ...{ tier, role: 'reserve' as const, fromRank: i + 1, toRank: i + 1 },
    percent: [60, 25, 10, 5][i]!,
  })),
};
const lists = [['P1', 'P2', 'P3'], ['P4', 'P5', 'P6', 'P7'], ['P8'], ['P9', 'P10']];
function county() {
  const agreement = new Agreement(policy, { A1: 1, V1: 3 });
  for (const [i, list] of lists.entries())
    for (const provider of list) agreement.award('A1', 'reserve', provider, i + 1);
  return agreement.award('V1', 'reserve', 'P1', 1).award('V1', 'reserve', 'P9', 4);
}

describe('the pattern of ordered tiers with named lists (domain 1.14 a)', () => {
  it('asks tier after tier, all of one list at once', () => {
    const desk = county().desk('A1');
    let asked = desk.offer();
    for (const list of lists) {
      expect(askedBy(asked)).toBe(list.toSorted().join('+'));
      for (const [offer, { outcome }] of desk.state.offers)
        if (outcome === 'pending') asked = desk.decline(offer);
    }
    expect(asked).toEqual(['ReferralUnplaced']);
  });

  it('asks in a village those who are on its list, with a tier between them that nobody is of', () => {
    const desk = county().desk('V1');
    expect(askedBy(desk.offer())).toBe('P1');
    expect(askedBy(desk.decline('R1.1'))).toBe('P9');
  });
});
