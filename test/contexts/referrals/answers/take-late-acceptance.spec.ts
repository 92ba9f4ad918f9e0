import {
  TakeLateAcceptance,
  takeLateAcceptance,
} from '../../../../contexts/referrals/answers/take-late-acceptance.ts';
import {
  AnswerRefused,
  LateAcceptanceTaken,
  OfferLapsed,
  ReferralOffered,
  StepOpened,
} from '../../../../contexts/referrals/index.ts';
import { referral } from '../../../../contexts/referrals/referral.ts';
import { given } from '../../../support/given.ts';
import {
  about,
  accepted,
  amended,
  asked,
  by,
  declined,
  lapsed,
  lateYes,
  noon,
  now,
  of,
  offeredAt,
  placed,
  recalled,
  received,
  withdrawn,
} from './asked.ts';

const take = (policy = {}) => takeLateAcceptance(new TakeLateAcceptance(about), 'u-1', by(policy));
const taken = new LateAcceptanceTaken({ ...about, decidedAt: now, takenBy: 'u-1' });
const late = [received, ...asked(), lapsed, lateYes];

describe('E4: a yes after the deadline', () => {
  it('is taken by a broker, once, while nobody has said yes in time', () => {
    given(referral, ...late)
      .when(take())
      .thenRecords(taken);
    given(referral, ...late, taken)
      .when(take())
      .thenRecordsNothing();
  });

  it('takes back what is open meanwhile', () => {
    given(
      referral,
      received,
      ...asked(noon, 'reserve', ['P1', 'P2', 'P3']),
      lapsed,
      lateYes,
      declined('OTHER', now, 'R1.2'),
    )
      .when(take())
      .thenRecords(taken, withdrawn('LATE_ACCEPTANCE_TAKEN', 'R1.3'));
  });

  const silent = (offer: string) => new OfferLapsed({ ...about, offer, decidedAt: null, reason: null });
  const yes = (offer: string) =>
    new AnswerRefused({ ...about, offer, answer: 'accept', at: now, because: 'offer-lapsed' });

  it('is taken with every other late yes of its step: nobody picks among them', () => {
    const step = asked(noon, 'reserve', ['P1', 'P2', 'P3']);
    given(referral, received, ...step, lapsed, silent('R1.2'), silent('R1.3'), yes('R1.3'), lateYes)
      .when(take())
      .thenRecords(
        taken,
        new LateAcceptanceTaken({ ...about, offer: 'R1.3', decidedAt: now, takenBy: 'u-1' }),
      );
  });

  it('is not taken before the late yes of a provider that comes earlier in the order', () => {
    const second = { ...of, version: 1, role: 'secondary', deadline: noon } as const;
    const late = [
      ...[received, ...asked(), lapsed],
      new StepOpened({
        ...{ ...second, round: 1, policyVersion: 1, invite: 'one', criteria: ['rate'], candidates: [] },
        ...{ invited: ['R1.2'], seed: '0'.repeat(32), parallel: null },
      }),
      new ReferralOffered({ ...second, offer: 'R1.2', provider: 'P2', offeredAt }),
      ...[silent('R1.2'), yes('R1.2')],
    ];
    const takeSecond = takeLateAcceptance(
      new TakeLateAcceptance({ ...about, offer: 'R1.2' }),
      ...(['u-1', by()] as const),
    );
    given(referral, ...late, lateYes)
      .when(takeSecond)
      .thenRejected('late-acceptance-earlier');
    given(referral, ...late)
      .when(takeSecond)
      .thenRecords(new LateAcceptanceTaken({ ...taken, offer: 'R1.2' }));
  });

  it('is not taken where the policy refuses it', () => {
    given(referral, ...late)
      .when(take({ lateAcceptance: 'refuse' }))
      .thenRejected('late-acceptance-refused');
  });

  it('is not made up: the offer lapsed, and the provider said yes', () => {
    given(referral, received, ...asked())
      .when(take())
      .thenRejected('late-acceptance-unknown');
    given(referral, received, ...asked(), lapsed)
      .when(take())
      .thenRejected('late-acceptance-unknown');
    given(referral, received, ...asked(), lateYes)
      .when(take())
      .thenRejected('late-acceptance-unknown');
    given(referral, received).when(take()).thenRejected('offer-unknown');
  });

  it('comes too late for a referral that is over, another need, or somebody who said yes', () => {
    given(referral, ...late, placed)
      .when(take())
      .thenRejected('offer-closed');
    given(referral, ...late, recalled)
      .when(take())
      .thenRejected('offer-closed');
    given(referral, ...late, amended)
      .when(take())
      .thenRejected('offer-outdated');
    given(referral, received, ...asked(noon, 'reserve', ['P1', 'P2']), lapsed, lateYes, accepted(now, 'R1.2'))
      .when(take())
      .thenRejected('already-accepted');
  });
});
