import { columns, positionRows, sortLinks, sorts } from '../../src/web/positions.ts';
import { acceptanceOf, askedOn, sampleNames } from '../support/documents.ts';
import { expectedDates } from '../support/expected.ts';

const rowsOn = (day: (typeof expectedDates)[number], sort: (typeof sorts)[number]) =>
  positionRows(acceptanceOf(day), sampleNames, askedOn(day), sort);

describe.each(expectedDates)('the positions of %s', (day) => {
  it('are the rows of the figure, number by number', () => {
    const shown = new Map(rowsOn(day, 'area').map((row) => [`${row.provider}, ${row.position}`, row]));
    const figures = acceptanceOf(day).rows;
    expect(shown.size).toBe(figures.length);
    for (const row of figures) {
      const { answers, percent, net } = shown.get(`Care by ${row.provider}, Area ${row.area}, ${row.role}`)!;
      const { counted, accepted, declined, lapsed, exempt } = row;
      const failed = accepted - row.net.accepted;
      expect(answers.map(({ text }) => Number(text))).toEqual([
        counted,
        accepted,
        declined,
        lapsed,
        exempt,
        failed,
      ]);
      expect([percent.text, net]).toEqual(
        [row.percent, row.net.percent].map((share) => (share === null ? '–' : `${share.toFixed(1)}%`)),
      );
    }
  });
});

describe('a number', () => {
  it('leads to the offers in that state, and nothing leads nowhere', () => {
    const [row] = rowsOn('2026-06-30', 'urgency');
    const links = row!.answers.map(({ text, href }) => [
      text,
      new URL(href ?? '/', 'http://h').searchParams.get('state'),
    ]);
    expect(columns).toEqual(['Counted', 'Accepted', 'Declined', 'Lapsed', 'Exempt', 'Failed']);
    expect(links).toEqual([
      ['18', 'counted'],
      ['5', 'accepted'],
      ['11', 'declined'],
      ['2', 'lapsed'],
      ['1', 'exempt'],
      ['1', 'failed'],
    ]);
    const zeros = rowsOn('2026-06-30', 'area').flatMap(({ answers }) =>
      answers.filter(({ text }) => text === '0'),
    );
    expect(zeros.length).toBeGreaterThan(0);
    expect(zeros.every(({ href }) => href === null)).toBe(true);
  });
});

describe('the order', () => {
  it('has the furthest below first, then the nearest to a breach, and nothing counted last', () => {
    const rows = rowsOn('2026-06-30', 'urgency');
    expect(rows[0]).toMatchObject({ provider: 'Care by P38', outlook: 'Needs 34 acceptances in a row' });
    expect(rows[16]).toMatchObject({
      status: { text: 'meets 75%' },
      outlook: '1 more decline and it breaches',
    });
    expect(rows.at(-1)!.outlook).toBe('No offer was counted');
  });

  it.each([
    ['area', (row: { position: string }) => row.position],
    ['provider', (row: { provider: string }) => row.provider],
  ] as const)('can be that of the %s', (sort, key) => {
    const keys = rowsOn('2026-06-30', sort).map(key);
    expect(keys).toEqual(keys.toSorted());
  });

  it('can be that of the percentage, and of the number of offers', () => {
    const percents = rowsOn('2026-06-30', 'percent').map(({ percent }) => Number.parseFloat(percent.text));
    const known = percents.filter((percent) => !Number.isNaN(percent));
    expect(known).toEqual(known.toSorted((a, b) => a - b));
    const counts = rowsOn('2026-06-30', 'counted').map(({ answers }) => Number(answers[0]!.text));
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  it('is chosen by links that keep the question', () => {
    const links = sortLinks({ asOf: '2026-06-30' }, 'area');
    expect(links.map(({ text }) => text)).toEqual([
      'Most urgent',
      'Area',
      'Provider',
      'Lowest percentage',
      'Most offers',
    ]);
    expect(links[0]!.href).toBe('/?asOf=2026-06-30&sort=urgency#positions');
    expect(links[1]!.href).toBeNull();
  });
});
