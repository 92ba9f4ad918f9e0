import { weightedPence } from '../../../../contexts/procurement/evaluation/weighted-pence.ts';

const lines = [
  { service: 'reablement' as const, band: 'standard', weight: 6 * 10 },
  { service: 'home-care' as const, band: 'standard', weight: 46 * 7 },
];
const rates = [
  { area: 'A01', service: 'reablement' as const, band: 'standard', hourlyPence: 2600 },
  { area: 'A01', service: 'home-care' as const, band: 'standard', hourlyPence: 2000 },
  { area: 'A02', service: 'home-care' as const, band: 'standard', hourlyPence: 1 },
];

it('adds separate rates up by the hours they are for: £8,000.00 (domain 1.11, D3)', () => {
  expect(weightedPence(lines, 'A01', rates)).toBe(800_000n);
});

it('is none where a rate that the tender asks for is missing', () => {
  expect(weightedPence(lines, 'A02', rates)).toBeNull();
});
