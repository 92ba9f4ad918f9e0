import { CorrectOutcome, correctOutcome } from '../../../../contexts/referrals/answers/correct-outcome.ts';
import { OfferOutcomeCorrected } from '../../../../contexts/referrals/index.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { given } from '../../../support/given.ts';
import { about, asked, declined, lapsed, noon, now, offeredAt, received } from './asked.ts';

const evidence = 'Call log 4411';
type Wish = Partial<Pick<CorrectOutcome, 'outcome' | 'decidedAt' | 'reason'>>;
const correct = (more: Wish = {}) =>
  correctOutcome(
    new CorrectOutcome({
      ...about,
      outcome: 'accepted',
      decidedAt: offeredAt,
      reason: null,
      evidence,
      ...more,
    }),
  );
const recorded = [received, ...asked(), declined('OTHER')];

describe('E30: a wrong record of an answer', () => {
  it('is corrected with what shows it, and the offer stays as it was made', () => {
    const offer = { provider: 'P1', role: 'primary', offeredAt, deadline: noon } as const;
    given(referral, ...recorded)
      .when(correct())
      .thenRecords(
        new OfferOutcomeCorrected({
          ...about,
          ...offer,
          outcome: 'accepted',
          decidedAt: offeredAt,
          reason: null,
          evidence,
        }),
      );
  });

  it('is corrected only when something changes', () => {
    const same = { outcome: 'declined', decidedAt: now, reason: 'OTHER' } as const;
    given(referral, ...recorded)
      .when(correct(same))
      .thenRecordsNothing();
    given(referral, received, ...asked(), lapsed)
      .when(correct({ outcome: 'lapsed', decidedAt: null }))
      .thenRecordsNothing();
  });

  it('is corrected to what can have been', () => {
    given(referral, ...recorded)
      .when(correct({ decidedAt: null }))
      .thenRejected('decision-undated');
    for (const decidedAt of ['2026-06-30T07:59:59.999Z', '2026-07-01T08:00:00.001Z'])
      given(referral, ...recorded)
        .when(correct({ decidedAt }))
        .thenRejected('decision-impossible');
  });

  it('is not that it was offered in error: that takes it out of the figures, and two people', () => {
    given(referral, ...recorded)
      .when(correct({ outcome: 'withdrawn', reason: 'ERROR' }))
      .thenRejected('second-person-needed');
  });

  it('is of an answer: an open offer is answered instead', () => {
    given(referral, received, ...asked())
      .when(correct())
      .thenRejected('offer-open');
    given(referral, received).when(correct()).thenRejected('offer-unknown');
  });
});
