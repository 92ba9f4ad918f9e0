import { Importing } from '../data-folder.ts';
import { smallCounty } from '../small-county.ts';

const must = {
  ...{ tender: 'T1', title: 'Home care 2027', opened_at: '2026-01-05T09:00:00Z' },
  ...{ deadline: '2026-02-02T12:00:00Z', lots: 'A01/primary', questions: 'Q1/60;Q2/40' },
  ...{ quality_weight: '60', minimum_quality: '50', scale: '5' },
};
const told = {
  ...{ price_method: 'share-of-benchmark', benchmark: '24.36', questions_until: '2026-01-20T12:00:00Z' },
  ...{ standstill_days: '8', generation: '2' },
};
const file = (row: Readonly<Record<string, string>>) =>
  `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`;

let importing: Importing;
beforeEach(() => {
  importing = Importing.start();
});
afterEach(() => importing.end());

const recorded = async (type: string) =>
  (await importing.events()).filter((each) => each.type === type).map(({ data }) => data);

describe('a file of tenders', () => {
  it('says how prices become points, until when questions came, the standstill and the generation', async () => {
    const files = { ...smallCounty, 'tenders.csv': file({ ...must, ...told }) };
    expect(await importing.import(files)).toMatchObject({ refused: 0, problems: [] });
    expect(await recorded('TenderOpened')).toMatchObject([
      {
        ...{ priceMethod: 'share-of-benchmark', benchmarkPence: 2436, regime: 'PA2023' },
        ...{ questionsUntil: '2026-01-20T12:00:00.000Z', standstillWorkingDays: 8, generation: 2 },
        weights: { quality: 60, price: 40 },
      },
    ]);
    expect(await importing.import(files)).toMatchObject({ recorded: 0, conflicts: 0 });
  });

  it('may leave them out: the cheapest over the price, questions until the deadline, the first', async () => {
    await importing.import({ ...smallCounty, 'tenders.csv': file(must) });
    expect(await recorded('TenderOpened')).toMatchObject([
      {
        ...{ priceMethod: 'lowest-over-price', benchmarkPence: null, standstillWorkingDays: null },
        ...{ questionsUntil: '2026-02-02T12:00:00.000Z', generation: 1 },
      },
    ]);
    const full = { ...must, price_method: 'lowest-over-price', generation: '1', standstill_days: '' };
    const again = await importing.import({ ...smallCounty, 'tenders.csv': file(full) });
    expect(again).toMatchObject({ recorded: 0, conflicts: 0 });
  });

  it('is under the regime of its framework', async () => {
    const framework = smallCounty['framework.json'].replace('PA2023', 'PCR2015');
    await importing.import({ ...smallCounty, 'framework.json': framework, 'tenders.csv': file(must) });
    expect(await recorded('TenderOpened')).toMatchObject([{ regime: 'PCR2015' }]);
  });

  it('gives its method to the prices that were evaluated', async () => {
    const evaluations = 'tender,area,ranking,evaluated_at\nT1,A01,P01/19.80/48/35,2026-02-09T09:00:00Z\n';
    const tenders = file({ ...must, price_method: 'share-of-median' });
    await importing.import({ ...smallCounty, 'tenders.csv': tenders });
    await importing.import({ ...smallCounty, 'evaluations.csv': evaluations });
    expect(await recorded('PricesEvaluated')).toMatchObject([{ method: 'share-of-median' }]);
    const both = {
      'tenders.csv': tenders.replace('T1', 'T2'),
      'evaluations.csv': evaluations.replace('T1', 'T2'),
    };
    await importing.import({ ...smallCounty, ...both });
    expect(await recorded('PricesEvaluated')).toMatchObject([{}, { method: 'share-of-median' }]);
  });

  it.each([
    ['a method that needs a benchmark', { ...told, benchmark: '' }, 'benchmark'],
    ['a benchmark that no method needs', { ...told, price_method: '' }, 'benchmark'],
    ['questions after the deadline', { ...told, questions_until: '2026-02-02T12:00:01Z' }, 'questions_until'],
    ['a method that there is not', { ...told, price_method: 'lottery' }, 'price_method'],
    ['a standstill of no day', { ...told, standstill_days: '0' }, 'standstill_days'],
  ])('refuses %s', async (_what, row, column) => {
    const { problems } = await importing.import({ ...smallCounty, 'tenders.csv': file({ ...must, ...row }) });
    expect(problems.map((each) => [each.file, each.column])).toEqual([['tenders.csv', column]]);
  });
});
