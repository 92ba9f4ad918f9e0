import { offersBehind } from '../../../projections/acceptance/index.ts';
import { rangeOfNeeds } from '../../../projections/range-of-needs/index.ts';
import { rangeOfNeedsCsv } from '../../../projections/range-of-needs/range-of-needs-csv.ts';
import { County } from '../../support/county.ts';
import { expectedDates } from '../../support/expected.ts';
import { sampleCounty } from '../../support/sample-county.ts';
import { answered, cherryPicked, county, onlyCarers } from './cherry-picked.ts';

const asOf = '2026-06-30';
const rowOf = (of: County, date = asOf) =>
  rangeOfNeeds(of.views(), { asOf: date }).rows.find(({ provider }) => provider === 'P1')!;
const segmentOf = (of: County, segment: string) =>
  rowOf(of).segments.find((each) => each.segment === segment)!;

describe('domain 1.5: 31 of 40 accepted, 26 of 28 single-handed and 5 of 12 double-handed', () => {
  it('meets the minimum, and is a concern for double-handed care', () => {
    const row = rowOf(cherryPicked());
    expect(row).toMatchObject({ accepted: 31, counted: 40, percent: 77.5, status: 'concern' });
    expect(row.segments.filter(({ finding }) => finding === 'concern')).toEqual([
      {
        ...{ segment: 'carers:2', accepted: 5, counted: 12, percent: 41.6 },
        others: { accepted: 26, counted: 28, percent: 92.8 },
        ...{ gapPoints: 35.8, representationPercent: 53.7 },
        ...{ chanceMillionths: 1147, correctedMillionths: 2294 },
        flags: ['below-minimum', 'under-represented'],
        finding: 'concern',
      },
    ]);
    expect(segmentOf(cherryPicked(), 'carers:1')).toMatchObject({
      ...{ percent: 92.8, representationPercent: 119.8, gapPoints: -15.3 },
      ...{ flags: [], finding: 'in-line' },
    });
  });

  it('is no concern where chance is allowed less', () => {
    const strict = { rangeOfNeeds: { ...onlyCarers, significancePermille: 2 } };
    expect(segmentOf(cherryPicked(strict), 'carers:2').finding).toBe('chance');
    expect(rowOf(cherryPicked(strict)).status).toBe('reflects');
    const uncorrected = { rangeOfNeeds: { ...strict.rangeOfNeeds, correction: 'none' as const } };
    expect(segmentOf(cherryPicked(uncorrected), 'carers:2')).toMatchObject({
      ...{ correctedMillionths: 1147, finding: 'concern' },
    });
  });

  it('stays one when every kind of segment is tested', () => {
    const { segments } = rowOf(cherryPicked({}));
    expect(segments.find(({ segment }) => segment === 'carers:2')?.finding).toBe('concern');
    expect(segments.map(({ segment }) => segment)).toEqual([
      ...['carers:1', 'carers:2', 'rural:0', 'timeSlot:daytime', 'size:420-840', 'urgency:standard'],
    ]);
    // Everything else was alike: there are no others to compare with.
    expect(segments.slice(2).map(({ finding }) => finding)).toEqual(Array(4).fill('not-assessed'));
  });
});

describe('a segment', () => {
  it('stands out by chance: 1 of 5 declined beside none of 5', () => {
    const of = answered(answered(county(), 3, 2, { carers: 2 }), 5, 0, { carers: 1 });
    expect(segmentOf(of, 'carers:2')).toMatchObject({
      ...{ percent: 60, flags: ['below-minimum', 'under-represented'], finding: 'chance' },
      ...{ chanceMillionths: 222_223, correctedMillionths: 444_446 },
    });
    expect(rowOf(of).status).toBe('reflects');
  });

  it('is not assessed with fewer offers than the minimum sample, of it or of the others', () => {
    const few = answered(answered(county(), 0, 4, { carers: 2 }), 40, 0, { carers: 1 });
    expect(rowOf(few)).toMatchObject({ status: 'not-assessed' });
    expect(rowOf(few).segments).toMatchObject([
      { segment: 'carers:1', finding: 'not-assessed', chanceMillionths: null, flags: [] },
      { segment: 'carers:2', finding: 'not-assessed', correctedMillionths: null, flags: [] },
    ]);
    const enough = answered(few, 0, 1, { carers: 2 });
    expect(segmentOf(enough, 'carers:2').finding).toBe('concern');
  });

  it('is of a size, an hour, a place or an urgency too', () => {
    const all = { rangeOfNeeds: { sizeBoundsMinutes: [420, 840] } };
    const of = new County('CSH-2025', all).area('A1').position('A1', 'primary', 'P1');
    answered(of, 1, 0, { weeklyMinutes: 420, timeSlot: 'evening', rural: true, urgency: 'urgent' });
    answered(of, 0, 1, { weeklyMinutes: 421 });
    answered(of, 1, 0, { weeklyMinutes: 10_000, timeSlot: 'night' });
    const found = rowOf(of).segments.map(({ segment, accepted, counted }) => [segment, accepted, counted]);
    expect(found).toEqual([
      ['carers:1', 2, 3],
      ['rural:0', 1, 2],
      ['rural:1', 1, 1],
      ['timeSlot:daytime', 0, 1],
      ['timeSlot:evening', 1, 1],
      ['timeSlot:night', 1, 1],
      ['size:0-420', 1, 1],
      ['size:420-840', 0, 1],
      ['size:840-', 1, 1],
      ['urgency:standard', 1, 2],
      ['urgency:urgent', 1, 1],
    ]);
  });

  it('says nothing of a share of nothing', () => {
    const none = answered(answered(county(), 0, 6, { carers: 2 }), 0, 6, { carers: 1 });
    expect(segmentOf(none, 'carers:2')).toMatchObject({
      ...{ representationPercent: null, gapPoints: 0, chanceMillionths: 1_000_000, finding: 'in-line' },
    });
  });

  it('has no offer whose need nobody knows', () => {
    const of = cherryPicked();
    const views = of.views();
    const forgetful = Object.create(views, {
      withTerm: {
        value: (...asked: Parameters<typeof views.withTerm>) =>
          (views.withTerm(...asked) as readonly { readonly carers?: number }[]).map((row) =>
            row.carers === 2 ? { ...row, version: 9 } : row,
          ),
      },
    }) as typeof views;
    const [row] = rangeOfNeeds(forgetful, { asOf }).rows;
    expect(row).toMatchObject({ accepted: 31, counted: 40, status: 'not-assessed' });
    expect(row?.segments.map(({ segment, counted }) => [segment, counted])).toEqual([['carers:1', 28]]);
  });
});

describe('a position', () => {
  it('is only measured while it mobilises, and where the policy watches', () => {
    const level2 = new County('CSH-2025', { rangeOfNeeds: onlyCarers }).area('A1', 2);
    level2.position('A1', 'primary', 'P1');
    answered(answered(level2, 26, 2, { carers: 1 }), 5, 7, { carers: 2 });
    expect(rowOf(level2).status).toBe('monitored');
    const late = new County('CSH-2025', { rangeOfNeeds: onlyCarers }).area('A1');
    late.position('A1', 'primary', 'P1', { from: '2026-05-01' });
    answered(answered(late, 26, 2, { carers: 1 }), 5, 7, { carers: 2 });
    expect(rowOf(late).status).toBe('mobilising');
    expect(segmentOf(late, 'carers:2').finding).toBe('concern');
  });

  it('has a line for each segment in a spreadsheet', () => {
    const lines = rangeOfNeedsCsv(rangeOfNeeds(cherryPicked().views(), { asOf })).split('\r\n');
    expect(lines[2]).toBe(
      'P1,A1,primary,carers:2,5,12,41.6,26,28,92.8,35.8,53.7,1147,2294,below-minimum under-represented,concern',
    );
  });
});

describe('every segment of the sample county', () => {
  const views = sampleCounty().views();

  it.each(expectedDates)('opens to as many offers as it says on %s', (asOf) => {
    let segments = 0;
    for (const row of rangeOfNeeds(views, { asOf }).rows) {
      const { provider, area, role } = row;
      for (const { segment, counted, accepted } of row.segments) {
        segments += 1;
        const behind = (state: 'counted' | 'accepted') =>
          offersBehind(views, { asOf, provider, area, role, segment, state }).offers.length;
        expect([segment, behind('counted'), behind('accepted')]).toEqual([segment, counted, accepted]);
      }
      for (const kind of ['carers', 'rural', 'timeSlot', 'size', 'urgency'])
        expect(
          row.segments
            .filter(({ segment }) => segment.startsWith(`${kind}:`))
            .reduce((sum, { counted }) => sum + counted, 0),
        ).toBe(row.counted);
    }
    expect(segments).toBeGreaterThan(100);
  });
});
