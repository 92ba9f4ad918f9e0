import { defaultPolicy } from '../../contexts/agreement/index.ts';
import { placedAs, reserveTable } from '../../src/web/reserve.ts';
import { askedOn, reserveOf, sampleNames } from '../support/documents.ts';
import { expectedDates } from '../support/expected.ts';

const tableOn = (day: (typeof expectedDates)[number]) =>
  reserveTable(reserveOf(day), defaultPolicy, sampleNames, askedOn(day));

describe.each(expectedDates)('reserve use on %s', (day) => {
  it('is that of the figure, number by number', () => {
    const { groups, total } = tableOn(day);
    const document = reserveOf(day);
    const shown = new Map(groups.flatMap(({ rows }) => rows).map((row) => [row.area, row]));
    expect(shown.size).toBe(document.rows.length);
    for (const row of [...document.rows, { ...document.total, area: '' }]) {
      const view = row.area === '' ? total : shown.get(`Area ${row.area}`)!;
      expect(Number(view.placements.text)).toBe(row.placements);
      expect(view.roles.map(({ text }) => Number(text))).toEqual(
        placedAs.map((role) => row.byRole[role]?.placements ?? 0),
      );
      expect([view.percent.text, view.hoursPercent]).toEqual([
        `${row.reservePercent!.toFixed(1)}%`,
        `${row.reserveHoursPercent!.toFixed(1)}%`,
      ]);
    }
  });
});

it('stands by level, and says where reserve providers are meant to do everything', () => {
  const { groups, baseline } = tableOn('2026-06-30');
  expect(groups.map(({ level, reserveOnly, rows }) => [level, reserveOnly, rows.length])).toEqual([
    [1, false, 20],
    [2, false, 8],
    [3, true, 5],
  ]);
  expect(baseline).toBe(25);
});

it('draws the baseline only where a share could be over it', () => {
  const { groups } = tableOn('2026-06-30');
  expect(groups[0]!.rows[0]!.bar).toContain('share__level');
  expect(groups[2]!.rows[0]!.bar).not.toContain('share__level');
});

it('leads to the placements behind a number', () => {
  const { groups, total } = tableOn('2026-06-30');
  const [row] = groups[0]!.rows;
  expect(row!.roles[2]!.href).toBe('/placements?framework=CSH-2025&area=A01&role=reserve&asOf=2026-06-30');
  expect(row!.roles[3]!.href).toBeNull();
  expect(total.placements.href).toBe('/placements?framework=CSH-2025&asOf=2026-06-30');
});
