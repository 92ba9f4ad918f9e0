import type { Instant } from '#event-sourcing';
import { ConfirmAward, confirmAward } from '../../../../contexts/procurement/award/confirm-award.ts';
import { DeclineAward, declineAward } from '../../../../contexts/procurement/award/decline-award.ts';
import { NotifyOutcome, notifyOutcome } from '../../../../contexts/procurement/award/notify-outcome.ts';
import { workingDaysFrom } from '../../../../contexts/procurement/award/working-days-from.ts';
import {
  AwardConfirmed,
  AwardDecided,
  AwardDeclined,
  OutcomeNotified,
  tender,
  type TenderEvent,
  TenderCancelled,
  TenderOpened,
} from '../../../../contexts/procurement/index.ts';
import { given } from '../../../support/given.ts';
import { terms } from '../evaluation/evaluation.ts';
import { of } from './awarding.ts';

const line = {
  ...{ area: 'A01', role: 'primary' as const, provider: 'P1', total: 83_000_000, rank: null },
  because: 'P1 has 83.00 points: best of 5 bids for it.',
};
const decided = new AwardDecided({
  ...{ ...of, policyVersion: 1, limits: {}, reached: 1, certificate: 'a'.repeat(64), awards: [line] },
  ...{ unfilled: [], from: '2026-10-05', to: null, decidedBy: 'cm-1' },
  decidedAt: '2026-07-01T08:00:00.000Z',
});
const opened = (standstillWorkingDays: number | null) =>
  new TenderOpened({ ...terms, ...of, standstillWorkingDays });
const now: Instant = '2026-07-01T08:00:00.000Z';
const notified = (standstillEndsOn: string | null) =>
  new OutcomeNotified({ ...of, notifiedAt: now, standstillEndsOn, names: { P1: 'Care by P1' } });
const declined = new AwardDeclined({
  ...{ ...of, area: 'A01', role: 'primary', provider: 'P1', reason: 'Full', declinedAt: now },
});
const at = (...events: readonly TenderEvent[]) => given(tender, opened(8), ...events);

const notify = notifyOutcome(new NotifyOutcome(of), (provider) => `Care by ${provider}`);
const confirm = (by: string, day = now) => {
  const person = { id: by, isBehind: (other: string) => other === by };
  const decide = confirmAward(new ConfirmAward(of), person);
  return (state: Parameters<typeof decide>[0]) => decide(state, day);
};
const decline = (provider = 'P1') =>
  declineAward(new DeclineAward({ ...of, area: 'A01', role: 'primary', provider, reason: 'Full' }));

describe('the outcome', () => {
  it('is told once it is decided, with the last day of the standstill', () => {
    at(decided).when(notify).thenRecords(notified('2026-07-13'));
    given(tender, opened(null), decided).when(notify).thenRecords(notified(null));
  });

  it('is told anew once it is decided anew, and asked twice records nothing', () => {
    at(decided, notified('2026-07-13')).when(notify).thenRecordsNothing();
    at(decided, notified('2026-07-10'), decided).when(notify).thenRecords(notified('2026-07-13'));
  });

  it('is not told before, nor while somebody is decided for what it declined', () => {
    at().when(notify).thenRejected('award-not-decided');
    at(decided, notified('2026-07-13'), declined, decided).when(notify).thenRejected('award-declined');
    at(new TenderCancelled({ ...of, reason: 'No money' }))
      .when(notify)
      .thenRejected('tender-cancelled');
  });

  it('counts working days over weekends and bank holidays, the day of the letters left out', () => {
    expect(workingDaysFrom('2026-07-01', 8)).toBe('2026-07-13');
    expect(workingDaysFrom('2026-12-23', 3)).toBe('2026-12-30');
    expect(workingDaysFrom('2026-07-03', 1)).toBe('2026-07-06');
  });
});

describe('a position that is declined', () => {
  it('is on record once, of whoever was told that it is to have it', () => {
    at(decided, notified(null)).when(decline()).thenRecords(declined);
    at(decided, notified(null), declined).when(decline()).thenRecordsNothing();
    at(decided, notified(null)).when(decline('P2')).thenRejected('not-awarded');
    at(decided).when(decline()).thenRejected('outcome-not-notified');
    at().when(decline()).thenRejected('award-not-decided');
  });
});

describe('the award', () => {
  const confirmed = (day: Instant) =>
    new AwardConfirmed({
      ...{ ...of, awards: [line], from: '2026-10-05', to: null, confirmedAt: day, confirmedBy: 'cm-2' },
    });

  it('is confirmed by a second person after the last day of the standstill, in London', () => {
    const told = at(decided, notified('2026-07-13'));
    told.when(confirm('cm-1', '2026-07-14T09:00:00.000Z')).thenRejected('second-person-needed');
    // 23:30 in London on the last day; half an hour later it is over.
    told.when(confirm('cm-2', '2026-07-13T22:30:00.000Z')).thenRejected('standstill-not-over');
    told.when(confirm('cm-2', '2026-07-13T23:00:00.000Z')).thenRecords(confirmed('2026-07-13T23:00:00.000Z'));
    at(decided, notified(null)).when(confirm('cm-2')).thenRecords(confirmed(now));
  });

  it('is confirmed once, and is declined no more', () => {
    at(decided, notified(null), confirmed(now)).when(confirm('cm-1')).thenRecordsNothing();
    at(decided, notified(null), confirmed(now)).when(decline()).thenRejected('award-confirmed');
  });

  it('is not confirmed untold, declined, or after its first day', () => {
    at(decided).when(confirm('cm-2')).thenRejected('outcome-not-notified');
    at(decided, notified(null), declined).when(confirm('cm-2')).thenRejected('award-declined');
    at(decided, notified(null), decided).when(confirm('cm-2')).thenRejected('outcome-not-notified');
    const late = confirm('cm-2', '2026-10-06T09:00:00.000Z');
    at(decided, notified(null)).when(late).thenRejected('award-in-the-past');
  });
});
