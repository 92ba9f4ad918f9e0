import { readFileSync } from 'node:fs';
import { UnreadableInput } from '../../src/import/unreadable-input.ts';
import { Importing } from './data-folder.ts';
import { adding, replacing, smallCounty, smallCountyRows } from './small-county.ts';

let importing: Importing;
beforeEach(() => {
  importing = Importing.start();
});
afterEach(() => importing.end());

describe('refused rows', () => {
  const bad = adding(
    'referrals.csv',
    'R3,A01,2025-02-30T10:30:00Z,3.5,2,0,evening,urgent,',
    '"R4","A01","2025-02-03T10:30:00","=1+1",2,0,evening,urgent,',
  );
  const county = {
    ...bad,
    'offers.csv': adding(
      'offers.csv',
      'O6,R3,P01,primary,2025-03-03T10:42:00Z,2025-03-03T12:42:00Z,pending,,',
    )['offers.csv']!,
  };

  it('come back in a file, the rest is recorded', async () => {
    const result = await importing.import(county, { skipInvalid: true });
    expect(result).toMatchObject({ recorded: smallCountyRows, refused: 3 });
    expect(result.returned).toEqual(
      ['referrals', 'offers'].map((name) => `${importing.refusedFolder}/${name}.refused.csv`),
    );
    const [referralsBack, offersBack] = result.returned.map((path) => readFileSync(path, 'utf8').split('\n'));
    expect(referralsBack?.[0]).toBe(
      'referral,area,raised_at,weekly_hours,carers,rural,time_slot,urgency,start_by,reason',
    );
    expect(referralsBack?.[1]).toMatch(
      /^R3,A01,2025-02-30T10:30:00Z,3.5,2,0,evening,urgent,,"?raised_at: There is no/,
    );
    expect(referralsBack?.[2]).toMatch(
      /^R4,A01,2025-02-03T10:30:00,=1\+1,2,0,evening,urgent,,.*weekly_hours: Not a/,
    );
    expect(offersBack?.[0]).toMatch(/,reason,problem$/);
    expect(offersBack?.[1]).toMatch(/depends on row 4 of referrals, which is refused/);
  });

  it('are mended and imported again', async () => {
    const { returned } = await importing.import(county, { skipInvalid: true });
    const mended = returned.map((path) =>
      readFileSync(path, 'utf8')
        .replace('2025-02-30T', '2025-02-28T')
        .replace('10:30:00,', '10:30:00Z,')
        .replace('=1+1', '2'),
    );
    const folder = importing.folders.holding({
      'referrals.refused.csv': mended[0]!,
      'offers.refused.csv': mended[1]!,
    });
    expect(await importing.import(`${folder}/referrals.refused.csv`)).toMatchObject({
      recorded: 2,
      warnings: 0,
    });
    expect(await importing.import(`${folder}/offers.refused.csv`)).toMatchObject({
      recorded: 1,
      warnings: 0,
    });
  });

  it('never take the place of others that came back before', async () => {
    await importing.import(county, { skipInvalid: true });
    const { returned } = await importing.import(county, { skipInvalid: true });
    expect(returned[0]).toBe(`${importing.refusedFolder}/referrals-2.refused.csv`);
    const again = await importing.import(returned[0]!, { skipInvalid: true });
    expect(again.returned).toEqual([`${importing.refusedFolder}/referrals-3.refused.csv`]);
    const reasons = readFileSync(again.returned[0]!, 'utf8')
      .split('\n')[0]
      ?.match(/reason/g);
    expect(reasons).toHaveLength(1);
  });

  it('are conflicts too', async () => {
    await importing.import(smallCounty);
    const result = await importing.import(replacing('rates.csv', '30.43', '31'), { skipInvalid: true });
    expect(result).toMatchObject({ recorded: 0, conflicts: 1 });
    expect(readFileSync(result.returned[0] ?? '', 'utf8')).toMatch(
      /^P01,A01,standard,31,2025-01-06,.*On record/m,
    );
  });

  it('keep the width that they had', async () => {
    const files = adding('areas.csv', 'A03,Calder', 'A04,Dunmere,1,,,,');
    const { returned } = await importing.import(files, { skipInvalid: true });
    expect(readFileSync(returned[0]!, 'utf8').split('\n').slice(1, 3)).toEqual([
      expect.stringMatching(/^A03,Calder,,,,The row has 2 cells/),
      expect.stringMatching(/^A04,Dunmere,1,,,The row has 7 cells.*,,$/),
    ]);
  });

  it('stay where they are on trial', async () => {
    const result = await importing.import(county, { skipInvalid: true, dryRun: true });
    expect(result).toMatchObject({ recorded: smallCountyRows, refused: 3, returned: [] });
  });

  it('are everything when the framework is refused', async () => {
    const files = { ...county, 'framework.json': smallCounty['framework.json'].replace('PA2023', 'none') };
    const result = await importing.import(files, { skipInvalid: true });
    expect(result).toMatchObject({ recorded: 0, refused: 4, returned: [] });
    expect(await importing.events()).toEqual([]);
  });

  it('cannot be returned to a folder that is not there', async () => {
    const asked = importing.import(county, { skipInvalid: true, refusedFolder: '/nowhere/at/all' });
    await expect(asked).rejects.toBeInstanceOf(UnreadableInput);
    expect(await importing.events()).toEqual([]);
  });
});
