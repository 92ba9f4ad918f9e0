import fc from '../support/fast-check.ts';
import { distribution } from '../../projections/fairness/index.ts';
import { begins, countyOf, framework, held } from './county-at-hand.ts';
import { DeskInMemory } from './desk-in-memory.ts';
import { type Fault, none } from './fault.ts';
import { make, moves } from './moves.ts';
import { plantedFaults } from './planted-faults.ts';

let desk: DeskInMemory;
beforeAll(async () => {
  desk = await DeskInMemory.open();
});

/** By a record that was corrected afterwards others would have been asked: that is shown, and is no fault of the desk's. */
const uncorrected = moves.map((day) => day.filter(({ verb }) => verb !== 'correct'));

const seen = { offers: 0, placements: 0 };

/** Everybody has what a replay of the order brings. */
const even = (fault: Fault) =>
  fc.asyncProperty(held, uncorrected, async (county, day) => {
    desk.begin(countyOf(county).events, begins, fault);
    for (const move of day) await make(desk, move);
    const { rows } = distribution(desk.log.views(), { framework });
    for (const { offers, placements } of rows) {
      seen.offers += offers.made;
      seen.placements += placements.made;
    }
    expect(
      rows.flatMap(({ provider, role, departures }) =>
        departures.map((each) => ({ provider, role, ...each })),
      ),
    ).toEqual([]);
  });

it('whatever happens at the desk, everybody has what a replay of the order brings', async () => {
  await fc.assert(even(none), { numRuns: 600 });
  expect(Math.min(seen.offers, seen.placements)).toBeGreaterThan(50);
});

it.each([
  'the secondary is passed over',
  'it is offered on after an acceptance',
  'suspensions are not looked at',
  'the one who comes last is chosen',
  'an offer of a step gets lost',
] as const)(
  'a desk in which %s departs from it',
  async (name) => {
    const { failed } = await fc.check(even(plantedFaults[name] ?? none), {
      ...{ numRuns: 6000, seed: 20_260_706, endOnFailure: true },
    });
    expect(failed).toBe(true);
  },
  60_000,
);
