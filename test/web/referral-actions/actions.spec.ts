import { type GrantedRole, Principal } from '#access';
import { defaultPolicy } from '../../../contexts/agreement/index.ts';
import { frameworks } from '../../../projections/frameworks/index.ts';
import { type Offer, referrals, type ReferralRow } from '../../../projections/referrals/index.ts';
import { namesFrom } from '../../../src/web/names.ts';
import type { OfferSituation, Situation } from '../../../src/web/referral-actions/action.ts';
import { actionsIn, offerActions, referralActions } from '../../../src/web/referral-actions/actions.ts';

const someOffer: Offer = {
  ...{ offer: 'R1.1', version: 1, provider: 'P01', role: 'primary', round: 1, events: [0] },
  ...{ offeredAt: '2026-07-01T09:00:00.000Z', deadline: '2026-07-01T13:00:00.000Z' },
  ...{ outcome: 'pending', decidedAt: null, reason: null, exemptions: [], counter: null, partly: null },
  ...{ withdrawal: null, late: false, notChosen: null, refusedAnswers: [], area: 'A1' },
};

interface Looking {
  readonly roles?: readonly GrantedRole[];
  readonly id?: string;
  readonly policy?: Partial<typeof defaultPolicy>;
}

const situation = (
  row: Partial<ReferralRow>,
  { roles = ['broker'], id = 'u-1', policy = {} }: Looking = {},
): Situation => ({
  row: { ...referrals.initial, framework: 'F', referral: 'R1', ...row },
  asker: Principal.user(id, roles),
  framework: frameworks.initial,
  policy: { ...defaultPolicy, ...policy },
  names: namesFrom([], []),
  now: '2026-07-01T10:00:00.000Z',
});
const withReferral = (...given: Parameters<typeof situation>) =>
  actionsIn(referralActions, situation(...given)).map(({ name }) => name);
const withOffer = (change: Partial<Offer>, more: Parameters<typeof situation>[1] = {}, row = {}) => {
  const offer = { ...someOffer, ...change };
  const at: OfferSituation = { ...situation({ offers: [offer], ...row }, more), offer };
  return actionsIn(offerActions, at).map(({ name }) => name);
};
const steps = [{ invited: ['R1.1'] }] as unknown as ReferralRow['steps'];
const manager = { roles: ['contract-manager'] as const };
const byPhone = ['accept', 'decline', 'counter-offer', 'part'];

describe('what is done with a referral', () => {
  const ever = ['off-framework', 'preference', 'amend', 'withdraw'];

  it('is offering while nobody is asked', () => {
    expect(withReferral({})).toEqual(['offer-next', 'skip', ...ever]);
  });

  it('is waiting while somebody is', () => {
    expect(withReferral({ offers: [someOffer], steps })).toEqual(ever);
  });

  it('is asking the next step too where the policy lets an urgent one go there', () => {
    const urgent = { offers: [someOffer], steps, urgency: 'urgent' } as const;
    expect(withReferral(urgent)).not.toContain('offer-parallel');
    expect(withReferral(urgent, { policy: { urgentParallel: true } })).toContain('offer-parallel');
    expect(withReferral({ ...urgent, urgency: 'standard' }, { policy: { urgentParallel: true } })).toEqual(
      ever,
    );
  });

  it('is placing after a yes that the policy leaves to a broker', () => {
    const yes = { ...someOffer, outcome: 'accepted' as const };
    expect(withReferral({ offers: [yes], steps })).toEqual(['place', ...ever]);
    const other = { ...yes, notChosen: 'rate' as const };
    expect(withReferral({ offers: [other], steps })).not.toContain('place');
  });

  it('is beginning anew after every step was tried', () => {
    expect(withReferral({ unplaced: true })).toEqual(['offer-again', ...ever]);
  });

  it('is nothing once it is withdrawn or split', () => {
    expect(withReferral({ withdrawn: 'DIED' })).toEqual([]);
    expect(withReferral({ parts: ['R1.a', 'R1.b'] })).toEqual([]);
  });

  it('is deciding on a place outside the framework, for managers who did not ask for it', () => {
    const offFramework = { provider: 'P9', ground: 'X', evidence: 'n', requestedAt: '', requestedBy: 'u-1' };
    const decided = ['approve-off-framework', 'refuse-off-framework'];
    const seen = (id: string, roles: readonly GrantedRole[]) =>
      withReferral({ offFramework }, { id, roles }).filter((name) => decided.includes(name));
    expect(seen('u-2', ['contract-manager'])).toEqual(decided);
    expect(seen('u-1', ['contract-manager'])).toEqual([]);
    expect(seen('u-2', ['broker'])).toEqual([]);
  });

  it('is nothing for auditors', () => {
    expect(withReferral({}, { roles: ['auditor'] })).toEqual([]);
  });
});

describe('what is done with an offer', () => {
  it('is recording what the provider says by phone, or taking it back', () => {
    expect(withOffer({})).toEqual([...byPhone, 'withdraw-offer']);
  });

  it('is deciding on another time', () => {
    const names = withOffer({ counter: { startOn: null, timeSlot: 'evening' } });
    expect(names).toEqual(expect.arrayContaining(['agree-counter-offer', 'refuse-counter-offer']));
    expect(names).not.toContain('counter-offer');
  });

  it('is splitting, or not, where the policy lets a referral be split', () => {
    expect(withOffer({ partly: 300 })).toEqual(expect.arrayContaining(['split', 'refuse-part']));
    const names = withOffer({ partly: 300 }, { policy: { partial: 'decline' } });
    expect(names).toContain('refuse-part');
    expect(names).not.toContain('split');
  });

  it('is deciding on taking it back, for another than the one who asked', () => {
    const withdrawal = { requestedAt: '', requestedBy: 'u-1', reason: 'ERROR' };
    expect(withOffer({ withdrawal })).toEqual(byPhone);
    expect(withOffer({ withdrawal }, { id: 'u-2' })).toEqual([
      ...byPhone,
      'approve-withdrawal',
      'refuse-withdrawal',
    ]);
  });

  it('is taking a yes that came too late, before it is placed, where the policy leaves that to a broker', () => {
    const late = { outcome: 'lapsed', refusedAnswers: [{ answer: 'accept', at: '', because: '' }] } as const;
    expect(withOffer(late)).toEqual(['take-late-acceptance']);
    expect(withOffer(late, { policy: { lateAcceptance: 'refuse' } })).toEqual([]);
    expect(withOffer(late, {}, { withdrawn: 'DIED' })).toEqual([]);
    expect(withOffer({ ...late, refusedAnswers: [] })).toEqual([]);
  });

  it('is asking that a decline does not count, for a reason that the policy exempts', () => {
    expect(withOffer({ outcome: 'declined', reason: 'SAFETY_RISK' })).toEqual(['request-exemption']);
    expect(withOffer({ outcome: 'declined', reason: 'OTHER' })).toEqual([]);
  });

  it('is deciding that, for managers who did not ask, and correcting the record', () => {
    const asked = { requestedAt: '', requestedBy: 'u-2', decidedAt: null, decision: null, decidedBy: null };
    const declined = { outcome: 'declined', reason: 'SAFETY_RISK', exemptions: [asked] } as const;
    expect(withOffer(declined, manager)).toEqual(['validate-exemption', 'refuse-exemption', 'correct']);
    expect(withOffer(declined, { ...manager, id: 'u-2' })).toEqual(['correct']);
    expect(withOffer(declined)).toEqual([]);
  });
});
