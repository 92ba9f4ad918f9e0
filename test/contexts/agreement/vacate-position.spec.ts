import { framework } from '../../../contexts/agreement/framework.ts';
import {
  PositionCorrected,
  PositionVacated,
  type FrameworkEvent,
} from '../../../contexts/agreement/framework.events.ts';
import { VacatePosition, vacatePosition } from '../../../contexts/agreement/vacate-position.ts';
import { given } from '../../support/given.ts';
import { adopted, area, established, position, positionFacts } from './events.ts';

const facts = (on: string, from = '2025-03-01') => ({
  framework: 'CSH-2025',
  area: 'A01',
  role: 'primary' as const,
  provider: 'P01',
  from,
  on,
  reason: 'Provider withdrew',
});
const vacate = (on: string, from?: string) => vacatePosition(new VacatePosition(facts(on, from)));
const agreed = (...events: readonly FrameworkEvent[]) =>
  given(framework, established, adopted(), area('A01'), ...events);
const open = position('A01', 'primary', 'P01', '2025-03-01');

describe('vacating a position', () => {
  it.each(['2025-03-01', '2025-06-30'])('ends it on %s, also before the first referral', (on) => {
    agreed(open)
      .when(vacate(on))
      .thenRecords(new PositionVacated(facts(on)));
  });

  it('records nothing when it ends on that day', () => {
    agreed(open, new PositionVacated(facts('2025-06-30')))
      .when(vacate('2025-06-30'))
      .thenRecordsNothing();
    agreed(position('A01', 'primary', 'P01', '2025-03-01', '2026-01-01'))
      .when(vacate('2026-01-01'))
      .thenRecordsNothing();
  });

  it('may still end it earlier', () => {
    agreed(open, new PositionVacated(facts('2025-06-30')))
      .when(vacate('2025-05-31'))
      .thenRecords(new PositionVacated(facts('2025-05-31')));
  });

  it('is refused on a date that is not the position’s', () => {
    agreed(open).when(vacate('2025-02-28')).thenRejected('vacated-outside-position');
    const corrected = new PositionCorrected(
      positionFacts('A01', 'primary', 'P01', '2025-03-01', '2025-06-30'),
    );
    agreed(open, corrected).when(vacate('2025-07-01')).thenRejected('vacated-outside-position');
  });

  it('is refused for a position that there is not', () => {
    agreed(open).when(vacate('2025-06-30', '2025-01-06')).thenRejected('position-unknown');
    given(framework).when(vacate('2025-06-30')).thenRejected('framework-unknown');
  });
});
