import { Principal } from '#access';
import { originOf, type Projections, withOrigin } from '#event-sourcing';
import { RateCorrected, RateUplifted, RateVaried } from '../../../contexts/prices/index.ts';
import { GetRateHistory, GetRateHistoryHandler } from '../../../projections/rates/index.ts';
import { ScopedProjections } from '../../../projections/scope/index.ts';
import { County } from '../../support/county.ts';

const of = { framework: 'CSH-2025', provider: 'P1', area: 'A1', band: 'standard' } as const;
const homeCare = { ...of, service: 'home-care' } as const;
const county = new County().rate('P1', 'A1', 2400).rate('P1', 'A2', 2600);
const stream = 'rates-CSH-2025-P1';
const uplift = { hourlyPence: 2520, effectiveFrom: '2026-04-01', oldPence: 2400, decidedOn: '2026-03-02' };
const vary = { hourlyPence: 2700, effectiveFrom: '2026-03-01', oldPence: 2400, decidedOn: '2026-02-03' };
county
  .record(stream, new RateUplifted({ ...homeCare, ...uplift, uplift: 'U1' }))
  .record(stream, new RateVaried({ ...homeCare, ...vary, variation: 'V1' }))
  .record(stream, new RateCorrected({ ...homeCare, hourlyPence: 2530, effectiveFrom: '2026-04-01' }));

const council = Principal.user('cm-2', ['contract-manager']);
const ask = (area: string, who = council) =>
  withOrigin(originOf(who), () =>
    new GetRateHistoryHandler(
      new ScopedProjections({ views: () => Promise.resolve(county.views()) } as unknown as Projections),
    ).execute(new GetRateHistory({ ...homeCare, area })),
  );

it('has each amount of one rate, the newest first, with the decision that changed it and its events', async () => {
  const [agreedAt = 0, , upliftedAt = 0, variedAt = 0, correctedAt = 0] = county.events
    .slice(-5)
    .map(({ pos }) => pos);
  const { steps, ...named } = await ask('A1');
  expect(named).toEqual({ ...homeCare, knownAt: null });
  expect(
    steps.map(({ hourlyPence, effectiveFrom, changed, events }) => [
      hourlyPence,
      effectiveFrom,
      changed,
      events,
    ]),
  ).toEqual([
    [
      2530,
      '2026-04-01',
      { oldPence: 2400, decidedOn: '2026-03-02', uplift: 'U1', variation: null },
      [upliftedAt, correctedAt],
    ],
    [
      2700,
      '2026-03-01',
      { oldPence: 2400, decidedOn: '2026-02-03', uplift: null, variation: 'V1' },
      [variedAt],
    ],
    [2400, '2025-01-06', null, [agreedAt]],
  ]);
});

it('is not there for a rate that was never agreed', async () => {
  await expect(ask('A9')).rejects.toMatchObject({ code: 'rate-unknown' });
});

it('shows a provider its own rate without positions in the log, and nothing of another', async () => {
  const own = await ask('A1', Principal.user('u-31', ['provider'], 'P1'));
  expect(own.steps.map(({ hourlyPence, events }) => [hourlyPence, events])).toEqual([
    [2530, []],
    [2700, []],
    [2400, []],
  ]);
  await expect(ask('A1', Principal.user('u-32', ['provider'], 'P2'))).rejects.toMatchObject({
    code: 'provider-unknown',
  });
});
