import {
  RequestExemption,
  requestExemption,
} from '../../../../contexts/referrals/exemptions/request-exemption.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { given } from '../../../support/given.ts';
import {
  accepted,
  declined,
  exemptionCorrected,
  lapsed,
  of,
  offered,
  outcomeCorrected,
  refused,
  requested,
  validated,
  withdrawn,
} from '../events.ts';

const now = '2026-07-01T08:00:00.000Z';
/** The policy names SAFETY_RISK only from 2 June 2026 on. */
const request = (askedBy = 'u-1', provider?: string, since = '2026-06-01') =>
  requestExemption(new RequestExemption(of), {
    askedBy,
    visible: (whose) => whose === (provider ?? whose),
    reasonsOn: (date) => (date >= since ? ['SAFETY_RISK'] : []),
  });

describe('asking that an offer should not count', () => {
  it('is for one that was declined, or lapsed, for a reason that the policy names', () => {
    for (const answer of [declined(), lapsed()])
      given(referral, offered, answer).when(request()).thenRecords(requested('u-1', now));
    given(referral, offered, accepted, outcomeCorrected('P01', 'SAFETY_RISK'))
      .when(request())
      .thenRecords(requested('u-1', now));
  });

  it('is refused for any other answer', () => {
    for (const answers of [[], [accepted], [withdrawn]])
      given(referral, offered, ...answers)
        .when(request())
        .thenRejected('offer-not-declined');
  });

  it('is refused for a reason that the policy of the day does not name', () => {
    given(referral, offered, declined('OTHER')).when(request()).thenRejected('reason-not-exempt');
    given(referral, offered, declined(null)).when(request()).thenRejected('reason-not-exempt');
    const since = request('u-1', undefined, '2026-06-02');
    given(referral, offered, declined()).when(since).thenRejected('reason-not-exempt');
    // In silence the deadline dates it, a day later.
    given(referral, offered, lapsed()).when(since).thenRecords(requested('u-1', now));
  });

  it('is for whoever may know the offer, and the answer is the same when there is none', () => {
    given(referral).when(request()).thenRejected('offer-unknown');
    given(referral, offered, declined()).when(request('u-1', 'P02')).thenRejected('offer-unknown');
    given(referral, offered, outcomeCorrected('P02', 'SAFETY_RISK'))
      .when(request('u-1', 'P02'))
      .thenRecords(requested('u-1', now));
  });

  it('records nothing the second time, and waits for the decision on what another asked', () => {
    const asked = given(referral, offered, declined(), requested('u-1'));
    asked.when(request('u-1')).thenRecordsNothing();
    asked.when(request('u-2')).thenRejected('exemption-requested');
    given(referral, offered, declined(), requested('u-1'), exemptionCorrected('u-2'))
      .when(request('u-2'))
      .thenRecordsNothing();
  });

  it('is refused once it was decided', () => {
    for (const decided of [validated(), refused()])
      given(referral, offered, declined(), requested(), decided)
        .when(request())
        .thenRejected('exemption-requested');
  });
});
