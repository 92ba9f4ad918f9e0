import { assessAcceptance } from '../../../contexts/performance/assess-acceptance.ts';
import { positionAcceptance } from '../../../contexts/performance/position-acceptance.ts';
import { given } from '../../support/given.ts';
import { breached, closed, judged, restored } from './figures.ts';

const assess = (...figure: Parameters<typeof judged>) => assessAcceptance('CSH-2025', judged(...figure));

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

  it('opens none for a position that is not held', () => {
    given(positionAcceptance)
      .when(assess('below', { held: false }))
      .thenRecordsNothing();
  });
});
