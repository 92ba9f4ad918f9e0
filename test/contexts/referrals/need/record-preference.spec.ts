import { RecordPreference, recordPreference } from '../../../../contexts/referrals/need/record-preference.ts';
import { CustomerPreferenceRecorded } from '../../../../contexts/referrals/index.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { given } from '../../../support/given.ts';
import { accepted, ground, of, offered, placed, received } from './needs.ts';

const prefer = (provider: string | null, admitted = true, asker: string[] = []) =>
  recordPreference(
    new RecordPreference({ ...of, provider }),
    admitted,
    ground({ asker: { person: 'u-1', interests: new Set(asker) } }),
  );
const preferred = (provider: string | null) => new CustomerPreferenceRecorded({ ...of, provider });

describe('recording which provider the customer would rather have', () => {
  it('records another, or none any more, and nothing the second time', () => {
    given(referral, received).when(prefer('P01')).thenRecords(preferred('P01'));
    given(referral, received, preferred('P01')).when(prefer('P01')).thenRecordsNothing();
    given(referral, received, preferred('P01')).when(prefer(null)).thenRecords(preferred(null));
    given(referral, received).when(prefer(null)).thenRecordsNothing();
  });

  it('is refused for a provider that is unknown, by somebody with an interest in it, and once it is placed', () => {
    given(referral, received).when(prefer('P99', false)).thenRejected('provider-unknown');
    given(referral, received)
      .when(prefer('P01', true, ['P01']))
      .thenRejected('conflict-of-interest');
    given(referral, received, ...offered, accepted, placed)
      .when(prefer('P01'))
      .thenRejected('referral-placed');
  });

  it('is refused once a provider has said yes: nobody chooses among answers that are known', () => {
    given(referral, received, ...offered)
      .when(prefer('P02'))
      .thenRecords(preferred('P02'));
    given(referral, received, ...offered, accepted)
      .when(prefer('P02'))
      .thenRejected('preference-late');
  });
});
