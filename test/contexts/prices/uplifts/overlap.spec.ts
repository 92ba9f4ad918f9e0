import { overlaps } from '../../../../contexts/prices/uplifts/overlap.ts';

const scope = { areas: null, levels: null, providers: null, services: null, bands: null };
const on = (day: string) => ({ scope, effective: { rule: 'fixed', on: day } }) as const;
const yearFrom = (day: string) => ({ scope, effective: { rule: 'anniversary', yearFrom: day } }) as const;

describe('two uplifts', () => {
  it.each([
    ['one year and the next', yearFrom('2025-04-01'), yearFrom('2026-04-01'), false],
    ['one year and the next after a leap day', yearFrom('2027-04-01'), yearFrom('2028-04-01'), false],
    ['a year and its last day', yearFrom('2025-04-01'), on('2026-03-31'), true],
    ['a year that ends on a leap day, and that day', yearFrom('2027-03-01'), on('2028-02-29'), true],
    ['a year from a leap day, and its last day', yearFrom('2028-02-29'), on('2029-02-28'), true],
    ['a year from a leap day, and the day after', yearFrom('2028-02-29'), on('2029-03-01'), false],
    ['years that share a day', yearFrom('2025-04-01'), yearFrom('2026-03-31'), true],
    ['one day', on('2026-04-01'), on('2026-04-01'), true],
    ['two days', on('2026-04-01'), on('2026-04-02'), false],
    [
      'providers of which none is the same',
      { ...on('2026-04-01'), scope: { ...scope, providers: ['P1'] } },
      { ...on('2026-04-01'), scope: { ...scope, providers: ['P2'] } },
      false,
    ],
  ])('may raise the same rate on the same day: %s', (_, one, other, expected) => {
    expect([overlaps(one, other), overlaps(other, one)]).toEqual([expected, expected]);
  });
});
