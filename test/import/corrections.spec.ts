import { frameworks } from '../../projections/frameworks/index.ts';
import { referrals } from '../../projections/referrals/index.ts';
import { Importing } from './data-folder.ts';
import { replacing, smallCounty, smallCountyRows, type Files } from './small-county.ts';

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
