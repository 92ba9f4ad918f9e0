import { countedAcceptance } from '../../projections/acceptance/index.ts';
import { withOutlooks } from '../../projections/acceptance/outlooks.ts';
import { rangeOfNeeds } from '../../projections/range-of-needs/index.ts';
import { forecastWords, outlookTable } from '../../src/web/outlook-table.ts';
import { rangeTable } from '../../src/web/range-table.ts';
import { answered, cherryPicked } from '../projections/range-of-needs/cherry-picked.ts';
import { askedOn, sampleNames } from '../support/documents.ts';

const asOf = '2026-06-30';
const asked = askedOn(asOf);

describe('the table of the range of needs', () => {
  const table = rangeTable(rangeOfNeeds(cherryPicked().views(), { asOf }), sampleNames, asked);

  it('shows what stands out first, why, and the offers behind it', () => {
    expect(table.rows).toEqual([
      {
        position: 'A1, primary',
        need: 'Care by two workers at once',
        accepted: {
          text: '5 of 12',
          href: '/offers?framework=CSH-2025&provider=P1&area=A1&role=primary&segment=carers%3A2&state=counted&asOf=2026-06-30',
        },
        ...{ percent: '41.6%', others: '26 of 28', represented: '53.7%', chance: '0.3%' },
        finding: { text: 'concern', colour: 'red' },
        why: 'Below 75%, though the position as a whole meets it; too small a share of what is accepted',
      },
      expect.objectContaining({
        need: 'Care by one worker',
        finding: { text: 'in line', colour: 'green' },
        why: '',
      }),
    ]);
    expect(table.unassessed).toBe('');
    expect(table.download).toBe(
      '/api/v1/kpi/range-of-needs?framework=CSH-2025&provider=P1&asOf=2026-06-30&format=csv',
    );
  });

  it('says by which policy, and what chance is', () => {
    expect(table.explanation).toContain('less than 75% of it is accepted');
    expect(table.explanation).toContain('less than 80% of its share');
    expect(table.explanation).toContain('in at most 5% of cases, however many kinds of need');
    const other = {
      rangeOfNeeds: { significancePermille: 1, correction: 'none' as const, minimumSample: 20 },
    };
    const strict = rangeTable(rangeOfNeeds(cherryPicked(other).views(), { asOf }), sampleNames, asked);
    expect(strict.explanation).toContain('in at most 0.1% of cases. ');
    expect(strict.explanation).toContain('fewer than 20 offers');
    expect(strict.rows).toEqual([]);
    expect(strict.unassessed).toBe('6 kinds of need had too few offers to tell.');
  });

  it('says what may be chance', () => {
    const strict = { rangeOfNeeds: { segments: ['carers' as const], significancePermille: 1 } };
    const { rows } = rangeTable(rangeOfNeeds(cherryPicked(strict).views(), { asOf }), sampleNames, asked);
    expect(rows[0]?.finding).toEqual({ text: 'may be chance', colour: 'yellow' });
  });
});

describe('what stands beside the minimum', () => {
  const question = { asOf, provider: 'P1' };
  const tableOf = (county: ReturnType<typeof cherryPicked>) => {
    const views = county.views();
    return outlookTable(
      withOutlooks(views, question, countedAcceptance(views, question)),
      sampleNames,
      asked,
    );
  };

  it('says what the window comes to by itself, net, by hours, in this period and to date', () => {
    const county = cherryPicked();
    answered(county, 0, 1, { carers: 1, weeklyMinutes: 1200 }, '2026-06-23');
    const { rows, note } = tableOf(county);
    const behind = '/offers?framework=CSH-2025&provider=P1&area=A1&role=primary&state=counted&days=';
    expect(rows).toEqual([
      {
        position: 'A1, primary',
        // 84 days after 4 May the 40 answers of that day are gone.
        forecast: 'Too few offers from 27 July 2026, with 0 of 1',
        ...{
          gross: '75.6%',
          net: '75.6%',
          hours: '310 of 420',
          hoursPercent: '73.8%',
          netHoursPercent: '73.8%',
        },
        period: { text: '0 of 1', href: `${behind}9&asOf=2026-06-30` },
        contract: { text: '31 of 41', href: `${behind}541&asOf=2026-06-30` },
      },
    ]);
    expect(note).toMatch(/^This period began on 22 June 2026, the contract on 6 January 2025\. Net: /);
  });

  it('says when the minimum is missed, met, or nothing changes by itself', () => {
    const of = (forecast: Parameters<typeof forecastWords>[0]['forecast']) =>
      forecastWords({ forecast } as Parameters<typeof forecastWords>[0], 75);
    const share = { on: '2026-07-13', accepted: 8, counted: 12, percent: 66.6 };
    expect(of({ ...share, status: 'below' })).toBe('Below 75% from 13 July 2026, with 8 of 12');
    expect(of({ ...share, status: 'met', accepted: 9 })).toBe('Meets 75% from 13 July 2026, with 9 of 12');
    expect(of({ ...share, status: 'not-assessed', accepted: 0, counted: 0 })).toBe(
      'No offers left from 13 July 2026',
    );
    expect(of(null)).toBe('Nothing changes by itself');
  });
});
