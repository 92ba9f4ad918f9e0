import type { EventStore, Projections } from '#event-sourcing';
import { assessAcceptance } from '../../../contexts/performance/assess-acceptance.ts';
import { positionAcceptance } from '../../../contexts/performance/position-acceptance.ts';
import { LiveAcceptanceFigures } from '../../../projections/acceptance/live-acceptance-figures.ts';
import { offersBehind } from '../../../projections/acceptance/index.ts';
import { evaluateAlerts, openAlerts } from '../../../projections/alerts/index.ts';
import type { County } from '../../support/county.ts';
import { answered, cherryPicked } from '../range-of-needs/cherry-picked.ts';

const stream = 'acceptance-CSH-2025-A1:primary:P1';

/** The figures of a day as the judge is given them. */
async function judged(county: County, asOf: string) {
  const store = { last: () => Promise.resolve(county.events.length - 1) } as unknown as EventStore;
  const views = { reached: () => Promise.resolve(), views: () => Promise.resolve(county.views()) };
  return new LiveAcceptanceFigures(store, views as unknown as Projections).asOf('CSH-2025', asOf);
}

/** Judges as of a day, and records what follows. */
async function assessed(county: County, asOf: string): Promise<readonly string[]> {
  const { through, figures, period } = await judged(county, asOf);
  const stored = county.events.filter((event) => event.stream === stream);
  const state = stored.reduce(
    (known, event) =>
      positionAcceptance.evolve[event.type as 'RangeOfNeedsConcernRaised'](known, event.data as never, event),
    positionAcceptance.initial,
  );
  const found = figures.flatMap((figure) =>
    assessAcceptance('CSH-2025', figure, through, period)(state, `${asOf}T08:00:00.000Z`),
  );
  for (const event of found) county.record(stream, event);
  return found.map(({ type }) => type);
}

describe('a concern about the range of needs', () => {
  it('opens with the figure of domain 1.5 and every offer that it rests on, once', async () => {
    const county = cherryPicked().recordedAt('2026-07-01');
    expect(openAlerts(county.views()).concerns).toEqual([]);
    expect(await assessed(county, '2026-06-30')).toEqual(['RangeOfNeedsConcernRaised']);
    expect(await assessed(county, '2026-06-30')).toEqual([]);
    expect(openAlerts(county.views())).toEqual({
      alerts: [],
      concerns: [
        {
          kind: 'range-of-needs',
          ...{ framework: 'CSH-2025', provider: 'P1', area: 'A1', role: 'primary', segment: 'carers:2' },
          ...{ accepted: 5, counted: 12, percent: 41.6 },
          others: { accepted: 26, counted: 28, percent: 92.8 },
          ...{ chanceMillionths: 1147, correctedMillionths: 2294 },
          flags: ['below-minimum', 'under-represented'],
          ...{ asOf: '2026-06-30', window: { from: '2026-04-08', to: '2026-06-30' } },
          ...{ policyVersion: 1, minimumPercent: 75, raisedAt: '2026-07-01T10:00:00.000Z' },
        },
      ],
    });
    const [{ basis }] = county.events
      .filter(({ type }) => type === 'RangeOfNeedsConcernRaised')
      .map(({ data }) => data) as [
      { basis: { referral: string; offer: string; revision: number; inSegment: boolean }[] },
    ];
    expect([basis.length, basis.filter(({ inSegment }) => inSegment).length]).toEqual([40, 12]);
    // Each is the last event of its offer, where it is stored.
    for (const { referral, offer, revision } of basis)
      expect(
        county.events.findLast(
          (event) => event.stream === `referral-CSH-2025-${referral}` && event.data['offer'] === offer,
        )?.rev,
      ).toBe(revision);
  });

  it('is what would be open on the day, and on no other', () => {
    const views = cherryPicked().views();
    const { concerns } = evaluateAlerts(views, { asOf: '2026-06-30' });
    expect(concerns).toMatchObject([{ segment: 'carers:2', accepted: 5, counted: 12, percent: 41.6 }]);
    const { provider, area, role, segment } = concerns[0]!;
    const behind = { asOf: '2026-06-30', provider, area, role, segment, state: 'counted' } as const;
    expect(offersBehind(views, behind).offers).toHaveLength(12);
    expect(evaluateAlerts(views, { asOf: '2026-12-31' }).concerns).toEqual([]);
  });

  it('ends when double-handed care is accepted as often, and is kept', async () => {
    const county = cherryPicked();
    await assessed(county, '2026-06-30');
    answered(county, 30, 0, { carers: 2 }, '2026-06-29');
    expect(await assessed(county, '2026-07-01')).toEqual(['RangeOfNeedsConcernEnded']);
    expect(openAlerts(county.views()).concerns).toEqual([]);
    expect(await assessed(county, '2026-07-01')).toEqual([]);
  });

  it('ends when the position is vacated, though it has no row any more', async () => {
    const county = cherryPicked();
    await assessed(county, '2026-06-30');
    county.vacate('A1', 'primary', 'P1', '2026-07-01');
    expect(await assessed(county, '2027-01-31')).toEqual(['RangeOfNeedsConcernEnded']);
    expect(openAlerts(county.views()).concerns).toEqual([]);
  });
});
