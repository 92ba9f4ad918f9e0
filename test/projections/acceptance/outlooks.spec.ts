import { addDays } from '#event-sourcing';
import { acceptance, countedAcceptance, offersBehind } from '../../../projections/acceptance/index.ts';
import { withOutlooks } from '../../../projections/acceptance/outlooks.ts';
import { expectedDates } from '../../support/expected.ts';
import { sampleCounty } from '../../support/sample-county.ts';
import { asOf, county, primary } from './one-area.ts';

type Question = Parameters<typeof acceptance>[1];
const outlooks = (views: Parameters<typeof acceptance>[0], question: Question) =>
  withOutlooks(views, question, countedAcceptance(views, question)).outlooks;

describe('what stands beside an acceptance figure', () => {
  /** Two accepted, of which one came to nothing, and one declined that is twice as long. */
  const answered = () =>
    [
      ['R1', 'accepted', 600],
      ['R2', 'accepted', 300],
      ['R3', 'declined', 900],
    ].reduce(
      (to, [referral, outcome, weeklyMinutes]) =>
        to.referral(String(referral), 'A1', { weeklyMinutes: Number(weeklyMinutes) }).offer(`O-${referral}`, {
          ...primary,
          referral: String(referral),
          outcome: outcome as 'accepted',
          offeredAt: '2026-05-04',
        }),
      county(),
    );

  it('are the hours, with those that came to nothing taken away', () => {
    const failed = answered().package('K2', {
      ...{ referral: 'R2', offer: 'O-R2', provider: 'P1', weeklyMinutes: 300, placedAt: '2026-05-05' },
      endReason: 'START_FAILED',
    });
    expect(outlooks(failed.views(), { asOf })[0]).toMatchObject({
      provider: 'P1',
      hours: {
        ...{ acceptedMinutes: 900, countedMinutes: 1800, percent: 50 },
        net: { acceptedMinutes: 600, percent: 33.3 },
      },
      toDate: null,
    });
  });

  it('are the current period and the contract, where one provider is asked for', () => {
    const before = answered()
      .referral('R4', 'A1')
      .offer('O-R4', { ...primary, referral: 'R4', outcome: 'declined', offeredAt: '2025-02-03' })
      .referral('R5', 'A1')
      .offer('O-R5', { ...primary, referral: 'R5', outcome: 'accepted', offeredAt: '2026-06-22' });
    expect(outlooks(before.views(), { asOf, provider: 'P1' })[0]?.toDate).toEqual({
      // The framework began on 6 January 2025: its twentieth period began on 22 June 2026.
      period: { from: '2026-06-22', to: asOf, accepted: 1, counted: 1, percent: 100 },
      contract: { from: '2025-01-06', to: asOf, accepted: 3, counted: 5, percent: 60 },
    });
  });

  it.each(expectedDates)('opens to as many offers as it says in the sample county on %s', (asOf) => {
    const views = sampleCounty().views();
    for (const provider of ['P02', 'P10', 'P38'])
      for (const { area, role, toDate } of outlooks(views, { asOf, provider }))
        for (const { from, counted } of [toDate!.period, toDate!.contract]) {
          const days = 1 + Temporal.PlainDate.from(from).until(asOf, { largestUnit: 'days' }).days;
          expect(addDays(asOf, 1 - days)).toBe(from);
          const behind = { asOf, provider, area, role, days, state: 'counted' } as const;
          expect(offersBehind(views, behind).offers).toHaveLength(counted);
        }
  });

  it('of the sample county come true when nothing more is decided', () => {
    const views = sampleCounty().views();
    // The sample ends before that day.
    let tips = 0;
    for (const { provider, area, role, forecast } of outlooks(views, { asOf: '2026-07-10' })) {
      if (forecast === null) continue;
      tips += 1;
      const then = acceptance(views, { asOf: forecast.on, provider, area, role }).rows[0];
      const { on: _on, ...said } = forecast;
      expect(then).toMatchObject(said);
    }
    expect(tips).toBeGreaterThan(20);
  });
});
