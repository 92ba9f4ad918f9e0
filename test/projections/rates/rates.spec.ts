import { RateCorrected, RateUplifted, RateVaried } from '../../../contexts/prices/index.ts';
import { frameworkNamed } from '../../../projections/frameworks/index.ts';
import { rates } from '../../../projections/rates/index.ts';
import { County } from '../../support/county.ts';

it('has a provider’s rates, as corrected', () => {
  const priced = new County().rate('P1', 'A1', 2400).rate('P1', 'A1', 2500, '2026-01-01');
  const rate = { framework: 'CSH-2025', provider: 'P1', area: 'A1', band: 'standard', hourlyPence: 2450 };
  priced.record('rates-CSH-2025-P1', new RateCorrected({ ...rate, effectiveFrom: '2026-01-01' }));
  const found = priced.views().get(rates, 'CSH-2025/P1');
  expect(found?.rates.map(({ hourlyPence, effectiveFrom }) => [hourlyPence, effectiveFrom])).toEqual([
    [2400, '2025-01-06'],
    [2450, '2026-01-01'],
  ]);
  expect(frameworkNamed(priced.views()).framework).toBe(found?.framework);
});

it('tells of each rate what it was before, by which decision, and its events', () => {
  const priced = new County().rate('P1', 'A1', 2400);
  const rate = { framework: 'CSH-2025', provider: 'P1', area: 'A1', band: 'standard' } as const;
  const homeCare = { ...rate, service: 'home-care' } as const;
  const to = { hourlyPence: 2520, effectiveFrom: '2026-04-01', oldPence: 2400, decidedOn: '2026-03-02' };
  const varied = { hourlyPence: 2700, effectiveFrom: '2026-09-01', oldPence: 2520, decidedOn: '2026-08-03' };
  priced
    .record('rates-CSH-2025-P1', new RateUplifted({ ...homeCare, ...to, uplift: 'U1' }))
    .record('rates-CSH-2025-P1', new RateVaried({ ...homeCare, ...varied, variation: 'V1' }))
    .record(
      'rates-CSH-2025-P1',
      new RateCorrected({ ...homeCare, hourlyPence: 2530, effectiveFrom: '2026-04-01' }),
    );
  const [agreedAt = 0, upliftedAt, variedAt, correctedAt] = priced.events.slice(-4).map(({ pos }) => pos);
  const origins = priced.views().get(rates, 'CSH-2025/P1')?.origins;
  expect(origins?.map(({ changed, events, revisions }) => ({ changed, events, revisions }))).toEqual([
    { changed: null, events: [agreedAt], revisions: [0] },
    {
      changed: { oldPence: 2400, decidedOn: '2026-03-02', uplift: 'U1', variation: null },
      ...{ events: [upliftedAt, correctedAt], revisions: [1, 3] },
    },
    {
      changed: { oldPence: 2520, decidedOn: '2026-08-03', uplift: null, variation: 'V1' },
      ...{ events: [variedAt], revisions: [2] },
    },
  ]);
});
