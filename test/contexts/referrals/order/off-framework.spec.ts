import type { DecidedBy } from '../../../../contexts/referrals/exemptions/decide-exemption.ts';
import type { PolicyOverrides } from '../../../../contexts/agreement/merge-policy.ts';
import {
  CustomerPreferenceRecorded,
  ReferralAmended,
  ReferralPlacedOffFramework,
} from '../../../../contexts/referrals/index.ts';
import { approveOffFramework } from '../../../../contexts/referrals/order/approve-off-framework.ts';
import { OfferAgain, offerAgain } from '../../../../contexts/referrals/order/offer-again.ts';
import {
  RefuseOffFramework,
  refuseOffFramework,
} from '../../../../contexts/referrals/order/refuse-off-framework.ts';
import {
  RequestOffFramework,
  requestOffFramework,
} from '../../../../contexts/referrals/order/request-off-framework.ts';
import type { Ground } from '../../../../contexts/referrals/order/standing.ts';
import { Desk, county, next, of, received } from './desk.ts';

const request =
  (reason = 'NOBODY_ELSE', askedBy = 'u-1', admitted = true, suspended = false) =>
  (ground: Ground) =>
    requestOffFramework(
      new RequestOffFramework({ ...of, provider: 'P9', ground: reason, evidence: 'File note 7' }),
      { askedBy, admitted, suspended },
      ground,
    );
const person = (id: string): DecidedBy => ({ id, isBehind: (author) => author === id });
const approve =
  (id = 'u-2', suspended = false) =>
  (ground: Ground) =>
    approveOffFramework(person(id), () => suspended, ground);
const refuse =
  (id = 'u-2') =>
  () =>
    refuseOffFramework(new RefuseOffFramework(of), person(id));

const chosen = new CustomerPreferenceRecorded({ ...of, provider: 'P9' });

/** Nobody took it. */
function unplaced(policy: PolicyOverrides = {}) {
  const desk = new Desk([county[0]!], { policy });
  desk.offer();
  desk.decline('R1.1');
  return desk;
}

describe('E52: a place outside the framework', () => {
  it('is asked for once every step was tried, and decided by a second person', () => {
    const desk = new Desk();
    expect(desk.refused(request())).toBe('steps-left');
    desk.offer();
    expect(desk.refused(request('CUSTOMER_CHOICE'))).toBe('offer-open');
    const tried = unplaced();
    expect(tried.refused(approve())).toBe('off-framework-not-requested');
    expect(tried.refused(request('NOBODY_ELSE', 'u-1', false))).toBe('provider-unknown');
    expect(tried.ask(request())).toEqual(['OffFrameworkRequested']);
    expect(tried.ask(request())).toEqual([]);
    expect(tried.refused(request('NOBODY_ELSE', 'u-3'))).toBe('off-framework-requested');
    expect(tried.refused(approve('u-1'))).toBe('second-person-needed');
    expect(tried.ask(approve())).toEqual(['ReferralPlacedOffFramework']);
    expect(tried.events.at(-1)).toEqual(
      new ReferralPlacedOffFramework({
        ...{ ...of, version: 1, package: 'R1.p1', provider: 'P9', weeklyMinutes: 600, placedAt: tried.now },
        ...{
          ground: 'NOBODY_ELSE',
          evidence: 'File note 7',
          requestedBy: 'u-1',
          approvedBy: 'u-2',
          exhausted: true,
        },
      }),
    );
    expect(tried.ask(approve())).toEqual([]);
    expect(tried.refused(next())).toBe('referral-placed');
  });

  it('is for a customer who chooses it before that, and the record says that steps were left', () => {
    const desk = new Desk();
    expect(desk.refused(request('CUSTOMER_CHOICE'))).toBe('choice-not-recorded');
    desk.record(chosen);
    desk.ask(request('CUSTOMER_CHOICE'));
    desk.ask(approve());
    expect(desk.events.at(-1)).toMatchObject({ exhausted: false, ground: 'CUSTOMER_CHOICE' });
  });

  it('is not approved when the customer has changed their mind', () => {
    const desk = new Desk();
    desk.record(chosen);
    desk.ask(request('CUSTOMER_CHOICE'));
    desk.record(new CustomerPreferenceRecorded({ ...of, provider: 'P' }));
    expect(desk.refused(approve())).toBe('choice-not-recorded');
  });

  it('is asked for anew when the need is another one: nobody approves what was said of the old one', () => {
    const desk = new Desk();
    desk.record(chosen);
    desk.ask(request('CUSTOMER_CHOICE'));
    const { type: _type, ...need } = received({ weeklyMinutes: 1800, version: 2 });
    desk.record(new ReferralAmended({ ...need, reason: 'REASSESSED' }));
    expect(desk.refused(approve())).toBe('off-framework-not-requested');
  });

  it('is not with a provider that the council has suspended, also since it was asked for', () => {
    const desk = unplaced();
    expect(desk.refused(request('NOBODY_ELSE', 'u-1', true, true))).toBe('provider-suspended');
    desk.ask(request());
    expect(desk.refused(approve('u-2', true))).toBe('provider-suspended');
    expect(desk.ask(approve())).toEqual(['ReferralPlacedOffFramework']);
  });

  it('waits for as many rounds as the policy asks for', () => {
    const desk = unplaced({ roundsBeforeOffFramework: 2 });
    expect(desk.refused(request())).toBe('steps-left');
    desk.ask((ground) => offerAgain(new OfferAgain({ ...of, reason: 'AGAIN' }), ground));
    desk.moveOn();
    desk.lapse('R1.2');
    expect(desk.ask(request())).toEqual(['OffFrameworkRequested']);
  });

  it('is not for one that a provider of the framework takes', () => {
    const desk = new Desk(county, { policy: { placing: 'byBroker' } });
    desk.offer();
    desk.accept('R1.1');
    expect(desk.refused(request('CUSTOMER_CHOICE'))).toBe('already-accepted');
  });

  it('is refused by a second person, and can be asked for again', () => {
    const desk = unplaced();
    expect(desk.refused(refuse())).toBe('off-framework-not-requested');
    desk.ask(request());
    expect(desk.refused(refuse('u-1'))).toBe('second-person-needed');
    expect(desk.ask(refuse())).toEqual(['OffFrameworkRefused']);
    expect(desk.ask(request('NOBODY_ELSE', 'u-3'))).toEqual(['OffFrameworkRequested']);
  });
});
