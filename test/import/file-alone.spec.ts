import { frameworks } from '../../projections/frameworks/index.ts';
import { Importing } from './data-folder.ts';
import { adding, smallCounty } from './small-county.ts';

let importing: Importing;
beforeEach(() => {
  importing = Importing.start();
});
afterEach(() => importing.end());

describe('a file alone', () => {
  it('belongs to the only framework on record', async () => {
    await importing.import(smallCounty);
    const folder = importing.folders.holding({
      'offers.csv': adding(
        'offers.csv',
        'O6,R1,P03,reserve,2025-02-03T15:00:00Z,2025-02-03T17:00:00Z,pending,,',
      )['offers.csv']!,
    });
    expect(await importing.import(`${folder}/offers.csv`)).toMatchObject({ recorded: 1, unchanged: 5 });
  });

  it('is known by its columns when its name says nothing', async () => {
    await importing.import(smallCounty);
    const folder = importing.folders.holding({ 'export.txt': smallCounty['packages.csv'] });
    expect(await importing.import(`${folder}/export.txt`)).toMatchObject({ recorded: 0, unchanged: 2 });
  });

  it('goes by its columns in the log when its name says nothing: that may be a person', async () => {
    await importing.import(smallCounty);
    const folder = importing.folders.holding({
      'Mrs Smith.csv': adding('packages.csv', 'K3,R1,,P02,2,2025-07-03T13:07:12Z,,,')['packages.csv']!,
    });
    await importing.import(`${folder}/Mrs Smith.csv`);
    const [placed, completed] = (await importing.events()).slice(-2);
    expect(placed?.cause).toBe('import:packages.csv#4');
    expect(completed?.data['files']).toEqual([{ file: 'packages.csv', rows: 3 }]);
  });

  it('can be framework.json', async () => {
    const folder = importing.folders.holding({ 'framework.json': smallCounty['framework.json'] });
    expect(await importing.import(`${folder}/framework.json`)).toMatchObject({ recorded: 1 });
  });

  it('finds what it refers to on record', async () => {
    await importing.import(smallCounty);
    const folder = importing.folders.holding({
      'exemptions.csv':
        'offer,requested_at,requested_by\nO4,2025-06-05T09:00:00Z,staff-01\nO9,2025-06-05T09:00:00Z,staff-01\n',
    });
    const { problems } = await importing.import(`${folder}/exemptions.csv`);
    expect(problems).toMatchObject([{ file: 'exemptions.csv', row: 3, column: 'offer', value: 'O9' }]);
  });

  it.each([
    ['without a framework on record', [], undefined, /No framework is on record yet/],
    [
      'with several frameworks on record',
      ['HC-1', 'HC2'],
      undefined,
      /say with --framework which of HC-1, HC2/,
    ],
    ['for a framework that is not on record', ['HC-1'], 'HC9', /HC9 is not on record/],
  ])('is refused %s', async (_what, recorded, framework, reason) => {
    for (const reference of recorded) {
      const files = { 'framework.json': smallCounty['framework.json'].replace('HC-1', reference) };
      await importing.import(files);
    }
    const folder = importing.folders.holding({ 'areas.csv': smallCounty['areas.csv'] });
    const asked = framework === undefined ? {} : { framework };
    await expect(importing.import(`${folder}/areas.csv`, asked)).rejects.toThrow(reason);
  });

  it('goes to the framework that was asked for', async () => {
    for (const reference of ['HC-1', 'HC2']) {
      await importing.import({ 'framework.json': smallCounty['framework.json'].replace('HC-1', reference) });
    }
    await importing.import({ 'areas.csv': smallCounty['areas.csv'] }, { framework: 'HC2' });
    const views = await importing.known();
    expect(Object.keys(views.get(frameworks, 'HC2')?.areas ?? {})).toEqual(['A01', 'A02']);
    expect(views.get(frameworks, 'HC-1')?.areas).toEqual({});
  });
});
