import { fairness } from '../../projections/fairness/index.ts';
import { Importing } from './data-folder.ts';
import { smallCounty } from './small-county.ts';

/** How a tender was run, a package priced, and an uplift decided: nothing is wrong with it. */
const clean = {
  ...smallCounty,
  'rates.csv': `${smallCounty['rates.csv']}P02,A01,standard,24.36,2025-01-06
P02,A01,enhanced,26.10,2025-01-06
P02,A01,standard,25.09,2025-02-04
`,
  'packages.csv': `package,referral,offer,provider,weekly_hours,placed_at,started_on,ended_on,end_reason,hourly_rate
K1,R1,O2,P02,3.5,2025-02-03T13:07:12Z,2025-02-05,2025-06-30,CARE_HOME,24.36
`,
  'tenders.csv': `tender,title,opened_at,deadline,lots,questions,quality_weight,minimum_quality,scale
T1,Home care 2027,2026-01-05T09:00:00Z,2026-02-02T12:00:00Z,A01/primary;A01/secondary,Q1/60;Q2/40,60,50,5
`,
  'clarifications.csv': `tender,clarification,shared_with,answered_at
T1,C1,all,2026-01-12T09:00:00Z
`,
  'interests.csv': `tender,evaluator,interests,declared_at
T1,u-1,,2026-02-01T09:00:00Z
T1,u-2,P03,2026-02-01T10:00:00Z
`,
  'bids.csv': `tender,provider,received_at
T1,P01,2026-02-01T09:00:00Z
T1,P02,2026-02-02T12:00:00Z
`,
  'openings.csv': `tender,provider,lots,rates,opened_at,opened_by
T1,P01,A01/primary,A01/home-care/standard/19.80,2026-02-02T12:00:00Z,u-9
T1,P02,A01/primary,A01/home-care/standard/12.50,2026-02-02T12:00:01Z,u-9
`,
  'scores.csv': `tender,provider,question,evaluator,score,scored_at
T1,P01,Q1,u-1,4,2026-02-03T09:00:00Z
T1,P02,Q1,u-2,4,2026-02-03T09:10:00Z
`,
  'quality.csv': `tender,provider,points,passed,assessed_at
T1,P01,48,1,2026-02-05T09:00:00Z
T1,P02,40.5,1,2026-02-05T09:00:00Z
`,
  'evaluations.csv': `tender,area,ranking,evaluated_at
T1,A01,P01/19.80/48/35;P02/12.50/40.5/40,2026-02-09T09:00:00Z
`,
  'rate-reviews.csv': `tender,provider,area,service,band,step,at
T1,P02,A01,home-care,standard,requested,2026-02-05T10:00:00Z
T1,P02,A01,home-care,standard,received,2026-02-06T10:00:00Z
T1,P02,A01,home-care,standard,rejected,2026-02-07T10:00:00Z
`,
  'uplifts.csv': `uplift,percent,effective_from,proposed_by,proposed_at,approved_by,approved_at
U1,7.26,2026-04-01,u-9,2026-03-01T09:00:00Z,u-8,2026-03-02T09:00:00Z
`,
};

let importing: Importing;
beforeEach(() => {
  importing = Importing.start();
});
afterEach(() => importing.end());

const findings = async () => fairness(await importing.known(), {}).findings;
const known = (all: Awaited<ReturnType<typeof findings>>) =>
  all.map(({ because: _because, events: _events, ...rest }) => rest);

/** What is found in the clean history with one text of one file replaced. */
async function foundWith(file: keyof typeof clean, from: string, to: string) {
  if (!clean[file].includes(from)) throw new Error(`${file} holds no ${from}`);
  const { problems, refused } = await importing.import({ ...clean, [file]: clean[file].replace(from, to) });
  expect([problems, refused]).toEqual([[], 0]);
  return findings();
}

describe('the history of a tender and of an uplift', () => {
  it('raises no alarm when it is clean, and is recorded once', async () => {
    const { recorded, refused } = await importing.import(clean);
    expect([recorded > 30, refused]).toEqual([true, 0]);
    const codes = (await findings()).map(({ code }) => code);
    const unfound = ['UPLIFT_WITHOUT_SECOND_PERSON', 'RATE_NOT_IN_FORCE', ...planted.map(([each]) => each)];
    expect(codes.filter((code) => unfound.includes(code))).toEqual([]);
    expect(await importing.import(clean)).toMatchObject({ recorded: 0, unchanged: recorded, conflicts: 0 });
  });

  const planted = [
    ['BID_READ_EARLY', 'openings.csv', '2026-02-02T12:00:01Z', '2026-02-02T11:59:59Z', { provider: 'P02' }],
    ['LATE_BID_ACCEPTED', 'bids.csv', '2026-02-02T12:00:00Z', '2026-02-02T12:00:01Z', { provider: 'P02' }],
    [
      'CONFLICTED_EVALUATOR',
      'interests.csv',
      'u-2,P03',
      'u-2,P03;P02',
      { provider: 'P02', evaluator: 'u-2' },
    ],
    ['PRICE_BEFORE_QUALITY', 'quality.csv', 'P02,40.5,1', 'P02,40.5,0', { provider: 'P02', area: 'A01' }],
    [
      'PRICE_BEFORE_QUALITY',
      'quality.csv',
      '48,1,2026-02-05',
      '48,1,2026-02-10',
      { provider: 'P01', area: 'A01' },
    ],
    [
      'RATE_REJECTED_UNEXPLAINED',
      'rate-reviews.csv',
      'T1,P02,A01,home-care,standard,requested,2026-02-05T10:00:00Z\n',
      '',
      { provider: 'P02', area: 'A01', service: 'home-care', band: 'standard' },
    ],
    [
      'RATE_REJECTED_UNEXPLAINED',
      'rate-reviews.csv',
      'T1,P02,A01,home-care,standard,received,2026-02-06T10:00:00Z\n',
      '',
      { provider: 'P02', area: 'A01', service: 'home-care', band: 'standard' },
    ],
    [
      'RATE_REJECTED_UNEXPLAINED',
      'rate-reviews.csv',
      'received,2026-02-06',
      'received,2026-02-08',
      { provider: 'P02', area: 'A01', service: 'home-care', band: 'standard' },
    ],
    ['UNEQUAL_INFORMATION', 'clarifications.csv', 'C1,all', 'C1,P01', { clarification: 'C1' }],
  ] as const;

  it.each(planted)('shows %s planted in %s (%s → %s)', async (code, file, from, to, fields) => {
    const found = (await foundWith(file, from, to)).filter((each) => each.code === code);
    expect(known(found)).toEqual([{ code, tender: 'T1', ...fields }]);
    const recorded = new Set((await importing.events()).map(({ stream, rev }) => `${stream}@${rev}`));
    for (const { events, because } of found) {
      expect(because).toMatch(/^.{40,}\.$/);
      expect(events.length).toBeGreaterThan(0);
      for (const { stream, rev } of events) expect(recorded).toContain(`${stream}@${rev}`);
    }
  });

  it('shows an uplift that one person proposed and approved', async () => {
    const found = await foundWith('uplifts.csv', 'u-8', 'u-9');
    const own = found.filter(({ code }) => code === 'UPLIFT_WITHOUT_SECOND_PERSON');
    expect(known(own)).toEqual([{ code: 'UPLIFT_WITHOUT_SECOND_PERSON', uplift: 'U1' }]);
  });

  it('shows a package that was priced at a rate not in force, and none whose price nobody told', async () => {
    const found = await foundWith('packages.csv', '24.36', '25.09');
    const own = (all: typeof found) => known(all.filter(({ code }) => code === 'RATE_NOT_IN_FORCE'));
    const finding = { referral: 'R1', package: 'K1', provider: 'P02', area: 'A01' };
    expect(own(found)).toEqual([{ code: 'RATE_NOT_IN_FORCE', ...finding }]);
    const untold = { ...clean, 'packages.csv': smallCounty['packages.csv'] };
    expect(await importing.import(untold)).toMatchObject({ recorded: 1, conflicts: 0 });
    expect(own(await findings())).toHaveLength(1);
    await importing.import(clean, { correct: true });
    expect(own(await findings())).toEqual([]);
  });

  it('forgets a breach that a corrected file takes back', async () => {
    await foundWith('bids.csv', '2026-02-02T12:00:00Z', '2026-02-02T12:00:01Z');
    await importing.import(clean, { correct: true });
    expect((await findings()).filter(({ code }) => code === 'LATE_BID_ACCEPTED')).toEqual([]);
  });
});
