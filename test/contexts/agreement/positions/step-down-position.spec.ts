import { framework } from '../../../../contexts/agreement/framework.ts';
import {
  PositionAwarded,
  PositionVacated,
  type FrameworkEvent,
} from '../../../../contexts/agreement/framework.events.ts';
import { PositionSteppedDown } from '../../../../contexts/agreement/positions/position-change.events.ts';
import {
  StepDownPosition,
  stepDownPosition,
} from '../../../../contexts/agreement/positions/step-down-position.ts';
import { given } from '../../../support/given.ts';
import { adopted, area, established, knownBy, position, positionFacts } from '../events.ts';

const held = position('A01', 'primary', 'P01', '2025-01-06', '2030-01-01');
const facts = {
  ...knownBy(positionFacts('A01', 'primary', 'P01')),
  ...{ role: 'primary' as const, into: 'secondary' as const },
  ...{ on: '2026-08-01', reason: 'It cannot cover the volume' },
};
const stepDown = (more: Partial<StepDownPosition> = {}) =>
  stepDownPosition(new StepDownPosition({ ...facts, rank: null, ...more }));
const agreed = (...events: readonly FrameworkEvent[]) =>
  given(framework, established, adopted(), area('A01'), area('B01', 2), ...events);

const { into: _into, ...vacation } = facts;
const steppedDown = [
  new PositionSteppedDown(facts),
  new PositionVacated(vacation),
  new PositionAwarded({ ...positionFacts('A01', 'secondary', 'P01', '2026-08-01', '2030-01-01') }),
];

describe('stepping down', () => {
  it('is one append: the decision, the vacation, and the later role until the same day', () => {
    agreed(held)
      .when(stepDown())
      .thenRecords(...steppedDown);
  });

  it('records nothing the second time', () => {
    agreed(held, ...steppedDown)
      .when(stepDown())
      .thenRecordsNothing();
  });

  it('leaves the earlier role to somebody else from that day', () => {
    const { positions } = [held, ...steppedDown].reduce(
      (state, event) =>
        (framework.evolve[event.type] as (s: typeof state, e: unknown) => typeof state)(state, event),
      framework.initial,
    );
    expect(positions.map(({ role, from, to }) => [role, from, to])).toEqual([
      ['primary', '2025-01-06', '2026-08-01'],
      ['secondary', '2026-08-01', '2030-01-01'],
    ]);
  });

  it.each<[string, string, Partial<StepDownPosition>, FrameworkEvent]>([
    ['from a position that is not there', 'position-unknown', { from: '2025-02-01' }, held],
    ['after its end', 'vacated-outside-position', { on: '2030-02-01' }, held],
    ['into the same role', 'not-a-step-down', { role: 'secondary' }, position('A01', 'secondary', 'P01')],
    [
      'into a role that the level has not',
      'role-not-in-level',
      { area: 'B01' },
      position('B01', 'primary', 'P01'),
    ],
  ])('is refused %s: %s', (_, code, more, event) => {
    agreed(event).when(stepDown(more)).thenRejected(code);
  });

  it('keeps the limit of the role that it leads to', () => {
    given(
      framework,
      established,
      adopted({ awardLimits: { 1: { secondary: 1 } } }),
      ...[area('A01'), area('A02'), held, position('A02', 'secondary', 'P01')],
    )
      .when(stepDown())
      .thenRejected('award-limit-exceeded');
  });
});
