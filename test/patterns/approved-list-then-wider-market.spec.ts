import {
  ApproveOffFramework,
  approveOffFramework,
} from '../../contexts/referrals/order/approve-off-framework.ts';
import {
  RequestOffFramework,
  requestOffFramework,
} from '../../contexts/referrals/order/request-off-framework.ts';
import type { Ground } from '../../contexts/referrals/order/standing.ts';
import { of } from '../contexts/referrals/order/desk.ts';
import { Agreement, askedBy } from './agreement.ts';

/** A few providers first, an approved list second, then the wider market. */
const policy = {
  order: { 1: ['secondary' as const, 'reserve' as const] },
  withinStep: { secondary: { invite: 'all' as const, choose: ['rate' as const] } },
};
const county = () =>
  new Agreement(policy, { A1: 1 })
    .award('A1', 'secondary', 'P1')
    .award('A1', 'secondary', 'P2')
    .award('A1', 'reserve', 'P3')
    .award('A1', 'reserve', 'P4');
const request = (ground: Ground) =>
  requestOffFramework(
    new RequestOffFramework({ ...of, provider: 'M1', ground: 'NOBODY_ELSE', evidence: 'File note 7' }),
    { askedBy: 'u-1', admitted: true, suspended: false },
    ground,
  );
const approve = (id: string) => (ground: Ground) => {
  expect(new ApproveOffFramework(of)).toMatchObject(of);
  return approveOffFramework({ id, isBehind: (author) => author === id }, () => false, ground);
};

describe('the pattern of an approved list and then the wider market (domain 1.14 d)', () => {
  it('goes to the market only when everybody of the lists was asked, and by a second person', () => {
    const desk = county().desk('A1');
    expect(askedBy(desk.offer())).toBe('P1+P2');
    expect(desk.refused(request)).toBe('offer-open');
    desk.decline('R1.1');
    expect(askedBy(desk.decline('R1.2'))).toBe('P3+P4');
    desk.lapse('R1.3');
    expect(desk.decline('R1.4')).toEqual(['ReferralUnplaced']);
    desk.ask(request);
    expect(desk.refused(approve('u-1'))).toBe('second-person-needed');
    expect(desk.ask(approve('u-2'))).toEqual(['ReferralPlacedOffFramework']);
  });

  it('does not go there while a list is left', () => {
    const desk = county().desk('A1');
    expect(desk.refused(request)).toBe('steps-left');
  });
});
