import { frameworkNamed } from '../../projections/frameworks/index.ts';
import { oversight } from '../../projections/oversight/index.ts';
import { Importing } from './data-folder.ts';
import { smallCounty } from './small-county.ts';

const files = {
  'ratings.csv':
    'provider,kind,rating,on\nP01,cqc,Requires improvement,2026-05-11\nP01,pamms,78 of 100,2026-05-11\n',
  'indicators.csv':
    'provider,area,kind,value,on,source\nP01,,turnover-percent,37.4,2026-06-01,WORKFORCE_RETURN\nP01,A01,missed-visits-percent,2.15,2026-06-01,MONITORING\n',
  'deliveries.csv':
    'provider,area,week,commissioned_minutes,delivered_minutes\nP01,A01,2026-06-01,42000,38115\nP02,A01,2026-06-01,600,0\n',
  'notices.csv': 'provider,kind,on,ground\nP01,credit-alert,2026-06-18,SCORE_DOWN\n',
};

let importing: Importing;
beforeEach(async () => {
  importing = Importing.start();
  await importing.import(smallCounty);
});
afterEach(() => importing.end());

const folderOf = (changed: Partial<typeof files> = {}) =>
  importing.folders.holding({ ...smallCounty, ...files, ...changed });

it('brings what the council knows of providers, once, and is what it was in the files', async () => {
  expect(await importing.import(folderOf())).toMatchObject({ recorded: 7, refused: 0, conflicts: 0 });
  expect(await importing.import(folderOf())).toMatchObject({ recorded: 0, conflicts: 0 });
  const views = await importing.known();
  expect(frameworkNamed(views).framework).toBe('HC-1');
  expect(views.get(oversight, 'P01')).toMatchObject({
    ratings: [{ kind: 'cqc', rating: 'Requires improvement' }, { kind: 'pamms' }],
    indicators: [
      { framework: null, area: null, valueHundredths: 3740 },
      { framework: 'HC-1', area: 'A01', valueHundredths: 215 },
    ],
    weeks: [{ framework: 'HC-1', commissionedMinutes: 42_000, deliveredMinutes: 38_115 }],
    notices: [{ kind: 'credit-alert', ground: 'SCORE_DOWN' }],
  });
});

it('tells a row that changed as a conflict, and corrects it when asked to', async () => {
  await importing.import(folderOf());
  const changed = { 'ratings.csv': 'provider,kind,rating,on\nP01,cqc,Good,2026-05-11\n' };
  expect(await importing.import(folderOf(changed))).toMatchObject({ recorded: 0, conflicts: 1 });
  expect(await importing.import(folderOf(changed), { correct: true })).toMatchObject({ recorded: 1 });
  const row = (await importing.known()).get(oversight, 'P01');
  expect(row?.ratings.map(({ rating }) => rating)).toEqual(['Good', '78 of 100']);
});

it.each([
  ['ratings.csv', 'P01,cqc,Fine,2026-05-11', 'rating'],
  ['ratings.csv', 'P99,cqc,Good,2026-05-11', 'provider'],
  ['indicators.csv', 'P01,,luck,1,2026-06-01,RETURN', 'kind'],
  ['indicators.csv', 'P01,,turnover-percent,-1,2026-06-01,RETURN', 'value'],
  ['indicators.csv', 'P01,A99,turnover-percent,1,2026-06-01,RETURN', 'area'],
  ['deliveries.csv', 'P01,A01,2026-06-02,1,1', 'week'],
  ['deliveries.csv', 'P01,A01,2026-06-01,1.5,1', 'commissioned_minutes'],
  ['notices.csv', 'P01,credit-alert,2026-06-31,SCORE_DOWN', 'on'],
  ['notices.csv', 'P01,credit-alert,2026-06-18,Mrs Smith told us', 'ground'],
] as const)('names the cell that is wrong in %s: %s', async (file, row, column) => {
  const [header = ''] = files[file].split('\n');
  const result = await importing.import(folderOf({ [file]: `${header}\n${row}\n` }));
  expect(result.problems).toEqual([expect.objectContaining({ file, row: 2, column })]);
  expect(result.recorded).toBe(0);
});
