import { rateInForce } from '../../../contexts/prices/index.ts';

const rates = new Map([
  ['A01/home-care/enhanced/2026-01-01', 2400],
  ['A01/home-care/standard/2026-04-01', 2100],
  ['A01/home-care/standard/2026-01-01', 2000],
  ['A02/home-care/enhanced/2026-01-01', 2500],
  ['A02/home-care/rural/2026-02-01', 2300],
  ['A02/reablement/standard/2026-01-01', 1900],
]);

it('a provider is compared by the standard rate in force, or by its lowest where it has no standard one', () => {
  expect(rateInForce(rates, 'A01', '2026-03-31')).toBe(2000);
  expect(rateInForce(rates, 'A01', '2026-04-01')).toBe(2100);
  expect(rateInForce(rates, 'A02', '2026-01-15')).toBe(2500);
  expect(rateInForce(rates, 'A02', '2026-02-01')).toBe(2300);
  expect(rateInForce(rates, 'A01', '2025-12-31')).toBeNull();
  expect(rateInForce(rates, 'A03', '2026-04-01')).toBeNull();
});
