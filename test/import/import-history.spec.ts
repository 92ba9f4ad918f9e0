import { localDate } from '#event-sourcing';
import { readFileSync } from 'node:fs';
import { frameworks } from '../../projections/frameworks/index.ts';
import { referrals } from '../../projections/referrals/index.ts';
import { UnreadableInput } from '../../src/import/unreadable-input.ts';
import { Importing } from './data-folder.ts';
import { adding, replacing, smallCounty, smallCountyRows, type Files } from './small-county.ts';

let importing: Importing;
beforeEach(() => {
  importing = Importing.start();
});
afterEach(() => importing.end());

const accepted = replacing(
  'offers.csv',
  'accepted,2025-02-03T13:07:12Z,',
  'declined,2025-02-03T13:07:12Z,OTHER',
);

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

describe('a row that changed', () => {
  beforeEach(() => importing.import(smallCounty));

  const changes: readonly (readonly [
    what: string,
    files: Files,
    places: readonly string[],
    event: string,
  ])[] = [
    [
      'a title',
      replacing('framework.json', 'Home care', 'Care at home'),
      ['framework.json - title'],
      'FrameworkCorrected',
    ],
    [
      'an area',
      replacing('areas.csv', '837.25,86', '837.5,'),
      ['areas.csv 2 expected_weekly_hours', 'areas.csv 2 expected_customers'],
      'AreaCorrected',
    ],
    [
      'a provider',
      replacing('providers.csv', 'Care,,', 'Care,Good,'),
      ['providers.csv 3 cqc_rating'],
      'ProviderCorrected',
    ],
    [
      'a position',
      replacing('positions.csv', '2026-01-01,,', '2026-01-01,2027-01-01,'),
      ['positions.csv 3 to'],
      'PositionCorrected',
    ],
    ['a rate', replacing('rates.csv', '30.43', '30.44'), ['rates.csv 2 hourly_rate'], 'RateCorrected'],
    [
      'a suspension',
      replacing('suspensions.csv', '2025-07-29', ''),
      ['suspensions.csv 2 to'],
      'SuspensionCorrected',
    ],
    [
      'a referral',
      replacing('referrals.csv', '14,1,1', '14,1,0'),
      ['referrals.csv 3 rural'],
      'ReferralCorrected',
    ],
    ['an offer', accepted, ['offers.csv 3 outcome', 'offers.csv 3 reason'], 'OfferOutcomeCorrected'],
    ['a skip', replacing('skips.csv', 'SUSPENDED', 'OTHER'), ['skips.csv 2 reason'], 'StepSkipCorrected'],
    [
      'an exemption',
      replacing('exemptions.csv', 'validated', 'refused'),
      ['exemptions.csv 2 decision'],
      'DeclineExemptionCorrected',
    ],
    [
      'a package',
      replacing('packages.csv', '2025-06-30,CARE_HOME', ','),
      ['packages.csv 2 ended_on', 'packages.csv 2 end_reason'],
      'PackageCorrected',
    ],
  ];

  it.each(changes)('is a conflict: %s', async (_what, files, places) => {
    const before = (await importing.events()).length;
    const { conflicts, recorded, unchanged, problems } = await importing.import(files);
    expect({ conflicts, recorded, unchanged }).toEqual({
      conflicts: 1,
      recorded: 0,
      unchanged: smallCountyRows - 1,
    });
    expect(problems.map(({ file, row, column }) => `${file} ${row ?? '-'} ${column ?? '-'}`)).toEqual(places);
    expect(problems[0]?.reason).toMatch(/^On record it is .*import with --correct/);
    expect(await importing.events()).toHaveLength(before);
  });

  it.each(changes)('is corrected when asked: %s', async (_what, files, _places, event) => {
    expect(await importing.import(files, { correct: true })).toMatchObject({
      recorded: 1,
      conflicts: 0,
      refused: 0,
    });
    const [correction, completed] = (await importing.events()).slice(-2);
    expect([correction?.type, completed?.type]).toEqual([event, 'ImportCompleted']);
    expect(correction?.occurred).toBe(correction?.at);
    expect(await importing.import(files)).toMatchObject({ recorded: 0, unchanged: smallCountyRows });
  });

  it('says what is on record and what is new', async () => {
    const { problems } = await importing.import(replacing('areas.csv', '837.25,86', '837.5,86'));
    expect(problems).toEqual([
      {
        file: 'areas.csv',
        row: 2,
        column: 'expected_weekly_hours',
        value: '837.5',
        reason: 'On record it is "837.25": import with --correct to record a correction.',
      },
    ]);
  });

  it('goes to and fro, each time a fact of its own', async () => {
    for (const files of [accepted, smallCounty, accepted]) {
      expect(await importing.import(files, { correct: true })).toMatchObject({ recorded: 1 });
    }
    const corrections = (await importing.events()).filter(({ type }) => type === 'OfferOutcomeCorrected');
    expect(corrections.map(({ data }) => data['outcome'])).toEqual(['declined', 'accepted', 'declined']);
  });

  it('leaves what was known before to be asked for ever', async () => {
    const before = (await importing.events()).at(-1)?.at ?? '';
    while (new Date().toISOString() <= before);
    await importing.import(accepted, { correct: true });
    const outcome = async (at?: string) =>
      (await importing.known(at)).get(referrals, 'HC-1/R1')?.offers.find(({ offer }) => offer === 'O2')
        ?.outcome;
    expect([await outcome(before), await outcome()]).toEqual(['accepted', 'declined']);
  });

  it('makes a policy of its own when the policy changed', async () => {
    const files = {
      ...smallCounty,
      'framework.json': smallCounty['framework.json'].replace(
        '}',
        ',"policy":{"acceptance":{"minimumPercent":80}}}',
      ),
    };
    const refused = await importing.import(files);
    expect(refused.problems).toMatchObject([
      { file: 'framework.json', row: null, column: 'policy.acceptance.minimumPercent', value: '80' },
    ]);
    expect(await importing.import(files, { correct: true })).toMatchObject({ recorded: 1 });
    const policies = (await importing.known()).get(frameworks, 'HC-1')?.policies;
    expect(policies).toMatchObject([
      { version: 1, policy: { acceptance: { minimumPercent: 75 } } },
      { version: 2, effectiveFrom: '2025-01-06', policy: { acceptance: { minimumPercent: 80 } } },
    ]);
    expect(await importing.import(files)).toMatchObject({ recorded: 0, unchanged: smallCountyRows });
  });

  it.each([
    ['an offer', replacing('offers.csv', 'O5,R2', 'O5,R1'), 'offers.csv'],
    ['a package', replacing('packages.csv', 'K2,R2', 'K2,R1'), 'packages.csv'],
  ])('stays in conflict when it moved to another referral: %s', async (_what, files, file) => {
    const result = await importing.import(files, { correct: true });
    expect(result).toMatchObject({ recorded: 0, conflicts: 1 });
    expect(result.problems).toMatchObject([{ file, column: 'referral', value: 'R1' }]);
  });

  it('may make room for another primary, in whatever order the rows come', async () => {
    const files = replacing(
      'positions.csv',
      'A01,primary,P01,2025-01-06,2026-01-01,\nA01,primary,P02,2026-01-01,,\n',
      'A01,primary,P03,2025-12-01,2026-01-01,\nA01,primary,P02,2026-01-01,,\nA01,primary,P01,2025-01-06,2025-12-01,\n',
    );
    const { conflicts, problems } = await importing.import(files);
    expect(conflicts).toBe(1);
    expect(problems.map(({ row, column }) => `${row} ${column}`)).toEqual(['4 to', '2 from']);
    expect(await importing.import(files, { correct: true })).toMatchObject({ recorded: 2, refused: 0 });
  });

  it('stands in the way of another primary when it is refused itself', async () => {
    const rows =
      'A01,primary,P03,2025-12-01,2026-01-01,\nA01,primary,P02,2026-01-01,,\nA01,primary,P01,2025-01-06,2025-12-02,\n';
    const files = replacing(
      'positions.csv',
      'A01,primary,P01,2025-01-06,2026-01-01,\nA01,primary,P02,2026-01-01,,\n',
      rows,
    );
    const { problems } = await importing.import(files, { correct: true });
    expect(problems.map(({ row, column }) => `${row} ${column}`)).toEqual(['4 from', '2 from']);
  });
});

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
