import {
  AcceptanceBreachClosed,
  AcceptanceBreached,
  AcceptanceRestored,
  AcceptanceStillBelow,
} from '../../../contexts/performance/index.ts';
import { acceptance } from '../../../projections/acceptance/index.ts';
import { alerts, evaluateAlerts, openAlerts } from '../../../projections/alerts/index.ts';
import { County } from '../../support/county.ts';
import { expectedDates } from '../../support/expected.ts';
import { sampleCounty } from '../../support/sample-county.ts';

const position = { framework: 'CSH-2025', provider: 'P1', area: 'A1', role: 'primary' } as const;
const figure = {
  asOf: '2026-06-30',
  window: { from: '2026-04-08', to: '2026-06-30' },
  ...{ policyVersion: 1, minimumPercent: 75, accepted: 2, counted: 3 },
};
const stream = 'acceptance-CSH-2025-A1:primary:P1';
const breached = (at: string) =>
  new County().recordedAt(at).record(stream, new AcceptanceBreached({ ...position, ...figure }));

describe('an alert', () => {
  it('is open from the breach, with the figure that opened it', () => {
    expect(openAlerts(breached('2026-07-01').views()).alerts).toEqual([
      {
        kind: 'acceptance-below-minimum',
        ...position,
        percent: 66.6,
        ...figure,
        raisedAt: '2026-07-01T10:00:00.000Z',
        escalations: [],
      },
    ]);
  });

  it.each([
    ['restored', new AcceptanceRestored({ ...position, ...figure, accepted: 3 })],
    [
      'position-vacated',
      new AcceptanceBreachClosed({ ...position, asOf: '2026-07-02', reason: 'position-vacated' }),
    ],
  ])('is over when it is %s, stays on record and may open again', (closedBy, end) => {
    const county = breached('2026-07-01').recordedAt('2026-07-02').record(stream, end);
    expect(openAlerts(county.views()).alerts).toEqual([]);
    expect(openAlerts(county.views('2026-07-01'), 'CSH-2025').alerts).toHaveLength(1);
    county.recordedAt('2026-07-03').record(stream, new AcceptanceBreached({ ...position, ...figure }));
    expect(openAlerts(county.views()).alerts.map(({ raisedAt }) => raisedAt)).toEqual([
      '2026-07-03T10:00:00.000Z',
    ]);
    const { breaches } = county.views().get(alerts, 'CSH-2025/P1/A1/primary')!;
    expect(breaches.map(({ closedAt, closedBy: how }) => [closedAt, how])).toEqual([
      ['2026-07-02T10:00:00.000Z', closedBy],
      [null, null],
    ]);
  });

  it('E32: is told again while it lasts, and begins anew when it opens again', () => {
    const period = { from: '2026-06-22', to: '2026-07-19' };
    const again = { ...figure, asOf: '2026-07-20', accepted: 1 };
    const county = breached('2026-07-01')
      .recordedAt('2026-07-20')
      .record(stream, new AcceptanceStillBelow({ ...position, ...again, period }));
    expect(openAlerts(county.views()).alerts).toMatchObject([
      { accepted: 2, escalations: [{ ...again, period, at: '2026-07-20T10:00:00.000Z' }] },
    ]);
    expect(openAlerts(county.views('2026-07-19')).alerts).toMatchObject([{ escalations: [] }]);
    county
      .record(stream, new AcceptanceRestored({ ...position, ...figure, accepted: 3 }))
      .record(stream, new AcceptanceBreached({ ...position, ...figure }));
    expect(openAlerts(county.views()).alerts).toMatchObject([{ escalations: [] }]);
  });

  it('of one framework is not another’s', () => {
    expect(() => openAlerts(breached('2026-07-01').views(), 'X')).toThrow('There is no framework X');
  });
});

describe('what would be open', () => {
  it.each(expectedDates)('on %s is exactly what is below in the sample county', (asOf) => {
    const views = sampleCounty().views();
    const below = acceptance(views, { asOf }).rows.filter(({ status }) => status === 'below');
    expect(evaluateAlerts(views, { asOf })).toMatchObject({
      asOf,
      alerts: below.map(({ provider, area, role, percent, accepted, counted }) => ({
        kind: 'acceptance-below-minimum',
        framework: 'CSH-2025',
        ...{ provider, area, role, percent, accepted, counted, minimumPercent: 75 },
      })),
    });
  });

  it('is nothing for a provider that no longer holds the position: vacating closes an alert', () => {
    const asOf = '2026-06-30';
    const below = (to: string | null) => {
      const county = new County().area('A1').position('A1', 'primary', 'P1', { to });
      for (const n of [1, 2, 3, 4, 5, 6]) {
        county.referral(`R${n}`, 'A1').offer(`O${n}`, {
          ...{
            referral: `R${n}`,
            provider: 'P1',
            role: 'primary',
            outcome: 'declined',
            offeredAt: '2026-06-01',
          },
        });
      }
      return county.views();
    };
    expect(evaluateAlerts(below(null), { asOf }).alerts).toHaveLength(1);
    const gone = below('2026-06-30');
    expect(acceptance(gone, { asOf }).rows).toMatchObject([{ status: 'below' }]);
    expect(evaluateAlerts(gone, { asOf }).alerts).toEqual([]);
  });

  it('is something, late in the sample', () => {
    expect(evaluateAlerts(sampleCounty().views(), { asOf: '2026-06-30' }).alerts.length).toBeGreaterThan(0);
  });
});
