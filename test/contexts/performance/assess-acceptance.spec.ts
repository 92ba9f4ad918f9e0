import { assessAcceptance, FiguresOutOfDate } from '../../../contexts/performance/assess-acceptance.ts';
import { AcceptanceRestored } from '../../../contexts/performance/performance.events.ts';
import { positionAcceptance } from '../../../contexts/performance/position-acceptance.ts';
import { folded, given } from '../../support/given.ts';
import { breached, breachedOn, closed, judged, period, restored, stillBelow } from './figures.ts';

const assess = (...figure: Parameters<typeof judged>) =>
  assessAcceptance('CSH-2025', judged(...figure), 0, null);

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
    const below = assessAcceptance('CSH-2025', judged('below'), null, null);
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

  describe('E32: a breach that lasts', () => {
    const closing = (...figure: Parameters<typeof judged>) =>
      assessAcceptance('CSH-2025', judged(...figure), 0, period);
    const earlier = breachedOn('2026-06-28');

    it('is told again once a payment period has closed, and once only', () => {
      given(positionAcceptance, earlier).when(closing('below')).thenRecords(stillBelow());
      given(positionAcceptance, earlier, stillBelow()).when(closing('below')).thenRecordsNothing();
    });

    it('is told again after the next one', () => {
      given(positionAcceptance, earlier, stillBelow('2026-06-01', '2026-06-05'))
        .when(closing('below'))
        .thenRecords(stillBelow());
    });

    it('is not told again within the period that it began in', () => {
      given(positionAcceptance, breachedOn('2026-06-30')).when(closing('below')).thenRecordsNothing();
    });

    it.each(['insufficient', 'not-assessed', 'mobilising', 'monitored'] as const)(
      'is not told again while %s',
      (status) => given(positionAcceptance, earlier).when(closing(status)).thenRecordsNothing(),
    );

    it('is over when it is met or vacated, whatever closed', () => {
      given(positionAcceptance, earlier).when(closing('met')).thenRecords(restored);
      given(positionAcceptance, earlier, stillBelow())
        .when(closing('below', { held: false }))
        .thenRecords(closed);
      given(positionAcceptance, earlier, stillBelow(), restored).when(closing('below')).thenRecords(breached);
    });

    it('never comes before the breach itself', () => {
      given(positionAcceptance).when(closing('below')).thenRecords(breached);
    });
  });

  it('opens none for a position that is not held', () => {
    given(positionAcceptance)
      .when(assess('below', { held: false }))
      .thenRecordsNothing();
  });
});
