import fc from '../../../support/fast-check.ts';
import { position } from '../../agreement/events.ts';
import type { Totals } from '../award/awarding.ts';
import { declined, explained } from './explained.ts';

const areas = ['A01', 'A02', 'A03'];
const bidders = ['P1', 'P2', 'P3', 'P4'];
const points = fc.option(fc.integer({ min: 60, max: 66 }), { freq: 4 });
const course = fc.record({
  totals: fc.array(points, { minLength: 12, maxLength: 12 }),
  most: fc.integer({ min: 1, max: 2 }),
  refuses: fc.option(fc.constantFrom(...bidders)),
  holds: fc.option(fc.constantFrom(...bidders)),
});

const totalsOf = (drawn: readonly (number | null)[]): Totals =>
  Object.fromEntries(
    areas.map((area, i) => [
      area,
      Object.fromEntries(
        bidders.flatMap((bidder, j) => {
          const total = drawn[4 * i + j] ?? null;
          return total === null ? [] : [[bidder, total]];
        }),
      ),
    ]),
  );

it('whoever has more points is passed over for a reason that is true of the allocation, in any tender', async () => {
  const seen = new Map<string, number>();
  for (const { totals: drawn, most, refuses, holds } of fc.sample(course, { numRuns: 120, seed: 6 })) {
    const totals = totalsOf(drawn);
    const { given, passedOver } = await explained(totals, {
      most,
      held: holds === null ? [] : [position('A01', 'reserve', holds)],
      declined: refuses === null ? [] : [declined('A02', 'primary', refuses)],
    });
    const holderOf = (area: string, role: string) =>
      given.find((each) => each.area === area && each.role === role)?.provider;
    for (const [key, others] of passedOver) {
      const [area = '', role = ''] = key.split('/');
      const holder = holderOf(area, role);
      const least = holder === undefined ? 0 : totals[area]![holder]!;
      const bids = Object.keys(totals[area]!).filter((each) => totals[area]![each]! >= least);
      expect(others.map(({ provider }) => provider).toSorted()).toEqual(
        bids.filter((each) => each !== holder).toSorted(),
      );
      for (const { provider, why, areas: where, most: allowed } of others) {
        const ofKind = given.filter((each) => each.provider === provider && each.role === role);
        const isTrue = {
          'primary-here': holderOf(area, 'primary') === provider,
          'secondary-here': holderOf(area, 'secondary') === provider,
          limit: ofKind.length === most && allowed === most && where.length === most,
          declined: provider === refuses && key === 'A02/primary',
          'holds-here': provider === holds && area === 'A01',
          'worth-the-same': holder !== undefined && totals[area]![provider] === least && ofKind.length < most,
        };
        expect([key, provider, why, isTrue[why]]).toEqual([key, provider, why, true]);
        seen.set(why, (seen.get(why) ?? 0) + 1);
      }
    }
  }
  // The property would hold of nothing at all.
  expect([...seen.keys()].toSorted()).toEqual([
    ...['declined', 'holds-here', 'limit', 'primary-here', 'secondary-here', 'worth-the-same'],
  ]);
});
