import { uplifts, upliftShown } from '../../../projections/uplifts/index.ts';
import { foldInMemory } from '#event-sourcing';
import { Importing } from '../data-folder.ts';
import { smallCounty } from '../small-county.ts';

const file = (percent: string, from = '2026-04-01') =>
  `uplift,percent,effective_from,proposed_by,proposed_at,approved_by,approved_at
U1,${percent},${from},u-9,2026-03-01T09:00:00Z,u-8,2026-03-02T09:00:00Z
`;
const withPolicy = (uplift: object) =>
  JSON.stringify({ ...(JSON.parse(smallCounty['framework.json']) as object), policy: { uplift } });
const ours = withPolicy({ practicePercent: 5, rounding: { mode: 'up', incrementPence: 10 } });

let importing: Importing;
beforeEach(() => {
  importing = Importing.start();
});
afterEach(() => importing.end());

const proposed = async () =>
  (await importing.events()).filter(({ type }) => type === 'UpliftProposed').map(({ data }) => data);

describe('a file of uplifts', () => {
  it.each([
    ['4.99', true],
    ['5', false],
  ])('has the rounding and the practice of the policy: %s %%', async (percent, belowPractice) => {
    await importing.import({ ...smallCounty, 'framework.json': ours, 'uplifts.csv': file(percent) });
    expect(await proposed()).toMatchObject([{ rounding: { mode: 'up', incrementPence: 10 }, belowPractice }]);
  });

  it.each([
    ['2.99', true],
    ['3', false],
  ])('has those of a policy that says nothing of them: %s %%', async (percent, belowPractice) => {
    await importing.import({ ...smallCounty, 'uplifts.csv': file(percent) });
    expect(await proposed()).toMatchObject([
      { rounding: { mode: 'half-up', incrementPence: 1 }, belowPractice },
    ]);
  });

  it('has those of the policy on record, or of the one that the same batch corrects', async () => {
    await importing.import({ ...smallCounty, 'framework.json': ours });
    await importing.import({ ...smallCounty, 'framework.json': ours, 'uplifts.csv': file('4') });
    const files = { ...smallCounty, 'uplifts.csv': file('4').replace('U1', 'U2') };
    await importing.import(files, { correct: true });
    expect((await proposed()).map(({ belowPractice }) => belowPractice)).toEqual([true, false]);
  });

  it('refuses an approval before the proposal, and has one of that very instant', async () => {
    const approvedAt = (at: string) => file('4').replace('2026-03-02T09:00:00Z', at);
    const before = await importing.import({
      ...smallCounty,
      'uplifts.csv': approvedAt('2026-03-01T08:59:59Z'),
    });
    expect(before.problems).toMatchObject([{ row: 2, column: 'approved_at' }]);
    const files = { ...smallCounty, 'uplifts.csv': approvedAt('2026-03-01T09:00:00Z') };
    expect(await importing.import(files)).toMatchObject({ refused: 0, problems: [] });
  });

  it("is complete although nobody's rates rose by it: they came with the file of rates", async () => {
    await importing.import({ ...smallCounty, 'uplifts.csv': file('7.26') });
    const row = foldInMemory([uplifts], await importing.events()).get(uplifts, 'HC-1/U1');
    expect(row).toMatchObject({ standing: 'approved', imported: true, providers: [] });
    expect(row && upliftShown(row)).toMatchObject({ progress: null, warnings: [] });
  });
});
