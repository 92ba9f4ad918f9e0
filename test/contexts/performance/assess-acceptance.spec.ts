import { assessAcceptance, FiguresOutOfDate } from '../../../contexts/performance/assess-acceptance.ts';
import { AcceptanceRestored } from '../../../contexts/performance/performance.events.ts';
import { positionAcceptance } from '../../../contexts/performance/position-acceptance.ts';
import { folded, given } from '../../support/given.ts';
import { breached, closed, judged, restored } from './figures.ts';

const assess = (...figure: Parameters<typeof judged>) => assessAcceptance('CSH-2025', judged(...figure), 0);

describe('assessing a position’s acceptance', () => {
  it('opens a breach when it is below the line', () => {
    given(positionAcceptance).when(assess('below')).thenRecords(breached);
    given(positionAcceptance, breached, restored).when(assess('below')).thenRecords(breached);
    given(positionAcceptance, breached, closed).when(assess('below')).thenRecords(breached);
  });

  it('opens it once', () => {
    given(positionAcceptance, breached).when(assess('below')).thenRecordsNothing();
  });

  it('restores it when the line is met, once', () => {
    given(positionAcceptance, breached).when(assess('met')).thenRecords(restored);
    given(positionAcceptance, breached, restored).when(assess('met')).thenRecordsNothing();
    given(positionAcceptance).when(assess('met')).thenRecordsNothing();
  });

  it.each(['insufficient', 'not-assessed', 'mobilising', 'monitored'] as const)(
    'changes nothing while %s',
    (status) => {
      given(positionAcceptance).when(assess(status)).thenRecordsNothing();
      given(positionAcceptance, breached).when(assess(status)).thenRecordsNothing();
    },
  );

  it.each(['below', 'met', 'not-assessed'] as const)(
    'closes it when the position is vacated, %s',
    (status) => {
      given(positionAcceptance, breached)
        .when(assess(status, { held: false }))
        .thenRecords(closed);
      given(positionAcceptance, breached, closed)
        .when(assess(status, { held: false }))
        .thenRecordsNothing();
    },
  );

  it('wants figures that know what was judged last', () => {
    const state = folded(positionAcceptance, [breached, restored]);
    const below = assessAcceptance('CSH-2025', judged('below'), null);
    expect(() => below(state, '2026-07-01T08:00:00.000Z')).toThrow(FiguresOutOfDate);
    given(positionAcceptance).when(below).thenRecords(breached);
  });

  it('changes nothing while another node is in the next day already, and only then', () => {
    const yesterday = { asOf: '2026-06-29' };
    given(positionAcceptance, breached, restored).when(assess('below', yesterday)).thenRecordsNothing();
    given(positionAcceptance, breached).when(assess('met', yesterday)).thenRecordsNothing();
    // A clock that was wrong by more is nobody's midnight.
    const before = { asOf: '2026-06-28' };
    given(positionAcceptance, breached)
      .when(assess('met', before))
      .thenRecords(new AcceptanceRestored({ ...restored, ...before }));
  });

  it('opens none for a position that is not held', () => {
    given(positionAcceptance)
      .when(assess('below', { held: false }))
      .thenRecordsNothing();
  });
});
