import { ProviderScope } from '#access';
import { acknowledgeAlert, AcknowledgeAlert } from '../../../contexts/alerts/acknowledge-alert.ts';
import {
  AlertAcknowledged,
  AlertClosed,
  AlertEnded,
  AlertEscalated,
  AlertRaised,
  AlertSnoozed,
  AlertTaken,
} from '../../../contexts/alerts/alert.events.ts';
import { alert } from '../../../contexts/alerts/alert.ts';
import { CloseAlert, closeAlert } from '../../../contexts/alerts/close-alert.ts';
import { EndAlert, endAlert } from '../../../contexts/alerts/end-alert.ts';
import { EscalateAlert, escalateAlert } from '../../../contexts/alerts/escalate-alert.ts';
import { RaiseAlert, raiseAlert } from '../../../contexts/alerts/raise-alert.ts';
import { SnoozeAlert, snoozeAlert } from '../../../contexts/alerts/snooze-alert.ts';
import { TakeAlert, takeAlert } from '../../../contexts/alerts/take-alert.ts';
import { given } from '../../support/given.ts';
import { asBroker, asProvider } from '../../support/offered-log.ts';

const about = { kind: 'referral-unplaced', framework: 'CSH-2025', about: 'R1' } as const;
const facts = { provider: null, area: 'A1', subject: 'R1', finding: 'Nobody took it.', dueAt: null };
const raise = (through: number | null, again = false) =>
  raiseAlert(new RaiseAlert({ ...about, ...facts, through, again }));
const end = (through: number | null) => endAlert(new EndAlert({ ...about, through }));
const named = (crossing: number) => `CSH-2025-referral-unplaced:R1:${crossing}`;
const { about: _about, ...condition } = about;
const raised = (crossing: number, through: number | null) =>
  new AlertRaised({
    ...{ ...condition, ...facts, through, alert: named(crossing), severity: 'urgent', to: 'council' },
  });
const ended = (crossing: number) => new AlertEnded({ alert: named(crossing), kind: about.kind });
const first = { alert: named(1) };

describe('a condition', () => {
  it('is told when it comes about', () => given(alert).when(raise(7)).thenRecords(raised(1, 7)));
  it('is not told again while it lasts', () =>
    given(alert, raised(1, 7)).when(raise(9)).thenRecordsNothing());
  it('is told again when it comes about anew', () =>
    given(alert, raised(1, 7), ended(1)).when(raise(9)).thenRecords(raised(2, 9)));
  it('is told by the clock as well', () =>
    given(alert, raised(1, null), ended(1)).when(raise(null)).thenRecords(raised(2, null)));
  it('is told again while it lasts, where that is asked for', () =>
    given(alert, raised(1, 7)).when(raise(9, true)).thenRecords(ended(1), raised(2, 9)));
  it('is not told for an event that told it already', () =>
    given(alert, raised(1, 7), ended(1)).when(raise(7, true)).thenRecordsNothing());
  it('ends once', () => {
    given(alert, raised(1, 7)).when(end(8)).thenRecords(ended(1));
    given(alert, raised(1, 7), ended(1)).when(end(9)).thenRecordsNothing();
    given(alert).when(end(null)).thenRecordsNothing();
  });
  it('does not end by what was before it', () =>
    given(alert, raised(1, 7)).when(end(6)).thenRecordsNothing());
  it('that was closed is not told again before it has been over', () => {
    const closed = new AlertClosed({ ...first, reason: 'ACTED_ON', closedBy: 'u-1' });
    given(alert, raised(1, 7), closed).when(raise(9)).thenRecordsNothing();
    given(alert, raised(1, 7), closed).when(end(9)).thenRecords(ended(1));
  });
  it('with a long name keeps a name that can be stored', () => {
    const long = new RaiseAlert({ ...about, ...facts, about: 'x'.repeat(200), through: null });
    let name = '';
    given(alert)
      .when((state, now) => {
        const [made] = raiseAlert(long)(state, now);
        name = made?.alert ?? '';
        return [];
      })
      .thenRecordsNothing();
    expect(name).toMatch(/^CSH-2025-referral-unplaced:[\da-f-]{36}:1$/);
  });
});

const council = asBroker(() => ProviderScope.inForce());
const provider = (which: string) => asProvider(which, () => ProviderScope.inForce());
const until = '2026-07-02T08:00:00.000Z';
const verbs = {
  take: (alert: string, scope = council) => takeAlert(new TakeAlert({ alert }), 'u-1', scope),
  acknowledge: (alert: string, scope = council) =>
    acknowledgeAlert(new AcknowledgeAlert({ alert }), 'u-1', scope),
  snooze: (alert: string, scope = council) => snoozeAlert(new SnoozeAlert({ alert, until }), 'u-1', scope),
  escalate: (alert: string, scope = council) =>
    escalateAlert(new EscalateAlert({ alert, reason: 'NO_RESPONSE' }), 'u-1', scope),
  close: (alert: string, scope = council) =>
    closeAlert(new CloseAlert({ alert, reason: 'ACTED_ON' }), 'u-1', scope),
};
const does = {
  take: new AlertTaken({ ...first, owner: 'u-1' }),
  acknowledge: new AlertAcknowledged({ ...first, acknowledgedBy: 'u-1' }),
  snooze: new AlertSnoozed({ ...first, until, snoozedBy: 'u-1' }),
  escalate: new AlertEscalated({
    ...{ ...first, severity: 'urgent', reason: 'NO_RESPONSE', escalatedBy: 'u-1' },
  }),
  close: new AlertClosed({ ...first, reason: 'ACTED_ON', closedBy: 'u-1' }),
};

describe.each(Object.keys(verbs) as (keyof typeof verbs)[])('%s', (verb) => {
  const ask = verbs[verb];
  it('is recorded once', () => {
    given(alert, raised(1, 7))
      .when(ask(named(1)))
      .thenRecords(does[verb]);
    given(alert, raised(1, 7), does[verb])
      .when(ask(named(1)))
      .thenRecordsNothing();
  });
  it('needs an alert that is there', () => {
    given(alert)
      .when(ask(named(1)))
      .thenRejected('alert-unknown');
    given(alert, raised(1, 7))
      .when(ask(named(2)))
      .thenRejected('alert-unknown');
  });
  it('needs one that is not over', () => {
    given(alert, raised(1, 7), ended(1))
      .when(ask(named(1)))
      .thenRejected('alert-over');
    given(alert, raised(1, 7), ended(1), raised(2, 9))
      .when(ask(named(1)))
      .thenRejected('alert-over');
  });
  it('is not for a provider, when the alert is the council’s', () =>
    given(alert, raised(1, 7))
      .when(ask(named(1), provider('P1')))
      .thenRejected('alert-unknown'));
});

describe('an alert', () => {
  const toProvider = new AlertRaised({ ...raised(1, null), to: 'provider', provider: 'P1' });

  it('to a provider is acknowledged by it alone', () => {
    given(alert, toProvider)
      .when(verbs.acknowledge(named(1), provider('P1')))
      .thenRecords(does.acknowledge);
    given(alert, toProvider)
      .when(verbs.acknowledge(named(1), provider('P2')))
      .thenRejected('alert-unknown');
    given(alert, toProvider)
      .when(verbs.acknowledge(named(1)))
      .thenRejected('alert-for-provider');
  });
  it('changes hands', () =>
    given(alert, raised(1, 7), new AlertTaken({ ...first, owner: 'u-2' }))
      .when(verbs.take(named(1)))
      .thenRecords(does.take));
  it('is not snoozed until an instant that has passed', () => {
    const late = snoozeAlert(
      new SnoozeAlert({ ...first, until: '2026-07-01T08:00:00.000Z' }),
      'u-1',
      council,
    );
    given(alert, raised(1, 7)).when(late).thenRejected('until-passed');
  });
  it('that was closed cannot be taken', () =>
    given(alert, raised(1, 7), does.close)
      .when(verbs.take(named(1)))
      .thenRejected('alert-over'));
});
