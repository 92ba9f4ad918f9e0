import type { EventStore, Projections } from '#event-sourcing';
import { AcceptanceBreached } from '../../../contexts/performance/index.ts';
import { LiveAcceptanceFigures } from '../../../projections/acceptance/live-acceptance-figures.ts';
import type { County } from '../../support/county.ts';
import { answers, asOf, county } from './one-area.ts';

/** The figures over a county, and what they waited for before they looked. */
function figuresOver(of: County) {
  const waited: number[] = [];
  const store = { last: () => Promise.resolve(of.events.length - 1) } as unknown as EventStore;
  const projections = {
    reached: (position: number) => Promise.resolve(waited.push(position)),
    views: () => Promise.resolve(waited.length > 0 ? of.views() : county().views()),
  } as unknown as Projections;
  return { figures: new LiveAcceptanceFigures(store, projections), waited };
}
const breach = (provider: string) =>
  new AcceptanceBreached({
    ...{
      framework: 'CSH-2025',
      provider,
      area: 'A1',
      role: 'primary',
      asOf,
      window: { from: asOf, to: asOf },
    },
    ...{ policyVersion: 1, minimumPercent: 75, accepted: 0, counted: 5 },
  });

describe('the figures that breaches are judged by', () => {
  it('are those of the acceptance figure, of everything recorded before the call', async () => {
    const below = answers(county(), 3, 2);
    const { figures, waited } = figuresOver(below);
    const window = { from: '2026-04-08', to: asOf };
    const judged = { asOf, window, policyVersion: 1, minimumPercent: 75, held: true, area: 'A1' };
    const kinds = ['carers', 'rural', 'timeSlot', 'size', 'urgency'];
    const needs = { kinds, segments: [] };
    expect(await figures.asOf('CSH-2025', asOf)).toEqual({
      through: below.events.length - 1,
      figures: [
        { ...judged, provider: 'P1', role: 'primary', accepted: 3, counted: 5, status: 'below', needs },
        {
          ...judged,
          provider: 'P2',
          role: 'secondary',
          accepted: 0,
          counted: 0,
          status: 'not-assessed',
          needs,
        },
      ],
      // The framework began on 6 January 2025; this is its nineteenth period of four weeks.
      period: { from: '2026-05-25', to: '2026-06-21' },
    });
    expect(waited).toEqual([below.events.length - 1]);
  });

  it('say that a vacated position is no longer held, from its last day on', async () => {
    const left = answers(county(), 3, 2).vacate('A1', 'primary', 'P1', asOf);
    const held = async (date: string) =>
      (await figuresOver(left).figures.asOf('CSH-2025', date)).figures[0]?.held;
    expect([await held('2026-06-29'), await held(asOf)]).toEqual([true, false]);
  });

  it('include a position with an open breach that has no row any more, once', async () => {
    const gone = county()
      .record('acceptance-CSH-2025-A1:primary:P7', breach('P7'))
      .record('acceptance-CSH-2025-A1:primary:P1', breach('P1'));
    const { figures } = await figuresOver(gone).figures.asOf('CSH-2025', asOf);
    expect(figures.map(({ provider, status, held }) => [provider, status, held])).toEqual([
      ['P1', 'not-assessed', true],
      ['P2', 'not-assessed', true],
      ['P7', 'not-assessed', false],
    ]);
  });

  it('are those of one provider, area or role where no others are asked for, and the same as among all', async () => {
    const many = answers(county(), 3, 2)
      .record('acceptance-CSH-2025-A1:primary:P7', breach('P7'))
      .record('acceptance-CSH-2025-A1:primary:P1', breach('P1'));
    const { figures } = figuresOver(many);
    const all = (await figures.asOf('CSH-2025', asOf)).figures;
    const parts = [
      { provider: 'P1' },
      { role: 'secondary' },
      { area: 'A9' },
      { provider: 'P7', area: 'A1' },
    ] as const;
    for (const part of parts)
      expect((await figures.asOf('CSH-2025', asOf, part)).figures).toEqual(
        all.filter((each) => Object.entries(part).every(([key, value]) => each[key as 'area'] === value)),
      );
    expect((await figures.asOf('CSH-2025', asOf, { area: 'A9' })).figures).toEqual([]);
    expect((await figures.asOf('CSH-2025', asOf, { provider: 'P7' })).figures).toHaveLength(1);
  });
});
