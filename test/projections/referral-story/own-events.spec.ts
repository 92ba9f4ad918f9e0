import { ProviderScope } from '#access';
import {
  AnswerBackdated,
  ConflictOverridden,
  CustomerPreferenceRecorded,
  LateAcceptanceTaken,
  OffFrameworkRequested,
  OfferWithdrawalRequested,
  ReferralPlacedOffFramework,
  ReferralSplit,
} from '../../../contexts/referrals/index.ts';
import { ownEvents } from '../../../projections/referral-story/own-events.ts';
import { asRole } from '../../support/as-role.ts';
import { candidate, choice, chosenReserve, reserveStep } from '../../support/live-referral.ts';

const of = { framework: 'CSH-2025', referral: 'R1' };
const stream = 'referral-CSH-2025-R1';
const at = '2026-06-01T10:00:00.000Z';
const canary = { evidence: 'Canary 1', requestedBy: 'canary-2', requestedAt: at };

/** P01 said yes and was not chosen; everything else is somebody else's, or the council's own. */
function referral() {
  const own = { ...candidate('P01', 2100), offer: 'R1.2', able: true };
  const [first] = choice().contenders;
  const county = chosenReserve(
    reserveStep({ candidates: [candidate('P3', 2040), candidate('P01', 2100)] }),
    choice({ contenders: [first!, own] }),
  );
  const offer = { ...of, offer: 'R1.2' };
  return county
    .record(stream, new CustomerPreferenceRecorded({ ...of, provider: 'P3' }))
    .record(stream, new OfferWithdrawalRequested({ ...offer, ...without(canary), reason: 'ERROR' }))
    .record(stream, new AnswerBackdated({ ...offer, answeredAt: at, reason: 'PHONE', evidence: 'Canary 3' }))
    .record(stream, new LateAcceptanceTaken({ ...offer, decidedAt: at, takenBy: 'canary-4' }))
    .record(stream, new ReferralSplit({ ...offer, parts: [part('R1.a'), part('R1.b')] }))
    .record(stream, new OffFrameworkRequested({ ...of, provider: 'P01', ground: 'URGENT', ...canary }))
    .record(stream, new ReferralPlacedOffFramework({ ...of, ...outside, ...withoutAt(canary) }))
    .record(stream, new ConflictOverridden({ ...of, person: 'canary-5', overriddenBy: 'x', evidence: 'y' }));
}
const part = (referral: string) => ({ referral, weeklyMinutes: 300 });
const without = ({ evidence: _evidence, ...rest }: typeof canary) => rest;
const withoutAt = ({ requestedAt: _at, ...rest }: typeof canary) => rest;
const outside = {
  ...{ version: 1, package: 'R1.p2', provider: 'P01', weeklyMinutes: 600, placedAt: at },
  ...{ ground: 'URGENT', approvedBy: 'canary-6', exhausted: true },
};

/** As if the second offer had been P01's. */
const events = () =>
  referral().events.map((each) =>
    each.type === 'ReferralOffered' && each.data['offer'] === 'R1.2'
      ? { ...each, data: { ...each.data, provider: 'P01' } }
      : each,
  );

describe('the events of a live referral that a provider may know', () => {
  const own = () => asRole('provider', () => ownEvents(events(), ProviderScope.inForce()));

  it('are the need and its own answers, by what another came first, and no step, choice or council’s word', () => {
    expect(own().map(({ type }) => type)).toEqual([
      ...['ReferralReceived', 'ReferralOffered', 'OfferAccepted', 'OfferNotChosen', 'LateAcceptanceTaken'],
    ]);
    expect(JSON.stringify(own())).not.toMatch(/canary|P3|2040|R1\.1|R1\.[ab]/i);
  });

  it('are all of them for the council, where the planted words are found', () => {
    const all = asRole('broker', () => JSON.stringify(events()));
    for (const planted of ['canary-2', 'Canary 3', 'canary-4', 'canary-5', 'canary-6', '2040'])
      expect(all).toContain(planted);
  });
});
