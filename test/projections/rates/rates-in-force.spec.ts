import { ratesInForce } from '../../../projections/rates/index.ts';

const rate = (area: string, band: string, hourlyPence: number, effectiveFrom: string) => ({
  ...{ area, service: 'home-care' as const, band, hourlyPence, effectiveFrom },
});
const agreed = [
  rate('A2', 'standard', 2000, '2026-01-01'),
  rate('A1', 'standard', 2200, '2026-06-01'),
  rate('A1', 'standard', 2100, '2026-01-01'),
  rate('A1', 'night', 2500, '2026-03-01'),
];
const on = (date: string) =>
  ratesInForce(agreed, date).map(({ area, band, hourlyPence }) => [area, band, hourlyPence]);

describe('the rates that hold on a date', () => {
  it('are the newest that have begun, one for each area and band, whatever the order they were agreed in', () => {
    expect(on('2026-05-31')).toEqual([
      ['A1', 'night', 2500],
      ['A1', 'standard', 2100],
      ['A2', 'standard', 2000],
    ]);
    expect(on('2026-06-01')).toContainEqual(['A1', 'standard', 2200]);
  });

  it('are none before the first', () => {
    expect(on('2025-12-31')).toEqual([]);
  });
});
