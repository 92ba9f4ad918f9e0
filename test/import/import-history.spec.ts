import { localDate } from '#event-sourcing';
import { referrals } from '../../projections/referrals/index.ts';
import { Importing } from './data-folder.ts';
import { replacing, smallCounty, smallCountyRows } from './small-county.ts';

let importing: Importing;
beforeEach(() => {
  importing = Importing.start();
});
afterEach(() => importing.end());

describe('a history', () => {
  it('is recorded as it happened', async () => {
    const result = await importing.import(smallCounty);
    expect(result).toMatchObject({ recorded: smallCountyRows, unchanged: 0, refused: 0, conflicts: 0 });
    const events = await importing.events();
    const answer = events.find(({ type }) => type === 'OfferDeclined');
    expect(answer).toMatchObject({
      stream: 'referral-HC-1-R1',
      occurred: '2025-02-03T12:35:11.000Z',
      by: { kind: 'import', id: result.batch, role: 'import' },
      corr: result.batch,
      cause: 'import:offers.csv#2',
      data: { offer: 'O1', decidedAt: '2025-02-03T12:35:11.000Z', reason: 'TRAVEL_RURAL' },
    });
    expect(events.find(({ type }) => type === 'OfferLapsed')).toMatchObject({
      occurred: '2025-06-03T12:42:00.000Z',
      data: { decidedAt: null },
    });
    expect(events.find(({ type }) => type === 'FrameworkEstablished')).toMatchObject({
      cause: 'import:framework.json',
    });
    const position = events.find(({ type }) => type === 'PositionAwarded');
    expect(localDate(position?.occurred ?? '')).toBe('2025-01-06');
  });

  it('ends with the completion of its batch', async () => {
    const { batch } = await importing.import(smallCounty);
    expect((await importing.events()).at(-1)).toMatchObject({
      type: 'ImportCompleted',
      stream: `import-${batch}`,
      data: { batch, framework: 'HC-1', recorded: smallCountyRows },
    });
  });

  it('is recorded once, however often it is imported', async () => {
    await importing.import(smallCounty);
    const before = (await importing.events()).length;
    const again = await importing.import(smallCounty);
    expect(again).toMatchObject({ recorded: 0, unchanged: smallCountyRows, problems: [], batch: null });
    expect(await importing.events()).toHaveLength(before);
  });

  it('has the same ids wherever it is imported, whatever the order of its rows', async () => {
    const other = Importing.start();
    const [header, ...rows] = smallCounty['offers.csv'].trimEnd().split('\n');
    await importing.import(smallCounty);
    await other.import({ ...smallCounty, 'offers.csv': [header, ...rows.toReversed()].join('\n') });
    const ids = async (from: Importing) =>
      (await from.events())
        .filter(({ type }) => type !== 'ImportCompleted')
        .map(({ id }) => id)
        .toSorted();
    expect(await ids(other)).toEqual(await ids(importing));
    await other.end();
  });

  it('is recorded whole or not at all', async () => {
    const result = await importing.import(replacing('skips.csv', 'R2,', 'R9,'));
    expect(result).toMatchObject({ recorded: 0, refused: 1, batch: null });
    expect(await importing.events()).toEqual([]);
  });

  it('is not recorded on trial, and the answer is the same', async () => {
    const trial = await importing.import(smallCounty, { dryRun: true });
    expect(await importing.events()).toEqual([]);
    const { batch, ...answer } = await importing.import(smallCounty);
    expect(trial).toEqual({ ...answer, batch: null });
    expect(batch).not.toBeNull();
  });

  it('stands beside another framework with the same references', async () => {
    const other = { ...smallCounty, 'framework.json': smallCounty['framework.json'].replace('HC-1', 'HC2') };
    await importing.import(smallCounty);
    const providersAndSuspensions = 4;
    expect(await importing.import(other)).toMatchObject({
      recorded: smallCountyRows - providersAndSuspensions,
      unchanged: providersAndSuspensions,
    });
    const views = await importing.known();
    const [one, two] = ['HC-1', 'HC2'].map((framework) => views.get(referrals, `${framework}/R1`));
    expect(two).toEqual({ ...one, framework: 'HC2' });
  });

  it('does not stand beside a framework whose streams it could be mistaken for', async () => {
    await importing.import(smallCounty);
    const other = { ...smallCounty, 'framework.json': smallCounty['framework.json'].replace('HC-1', 'HC') };
    expect((await importing.import(other)).problems).toMatchObject([
      { file: 'framework.json', row: null, column: 'reference', value: 'HC' },
    ]);
  });
});
