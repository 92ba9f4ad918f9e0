import { OfferCountered, ReferralUnplaced } from '../../../contexts/referrals/index.ts';
import { desk } from '../../../projections/referral-desk/index.ts';
import { askedReserve, chosenReserve } from '../../support/live-referral.ts';

const of = { framework: 'CSH-2025' };
/** R1 waits for two answers; R2 is urgent and new, R3 older; R4 is unplaced; R5 is placed. */
const county = () =>
  askedReserve()
    .area('A2', 3)
    .referral('R2', 'A2', { urgency: 'urgent', raisedAt: '2026-06-02' })
    .referral('R3', 'A1', { raisedAt: '2026-05-01' })
    .referral('R4', 'A1', { raisedAt: '2026-04-01' })
    .record(
      'referral-CSH-2025-R4',
      new ReferralUnplaced({
        ...{ ...of, referral: 'R4', version: 1, round: 1 },
        ...{ at: '2026-06-01T09:00:00.000Z', reason: 'STEPS_EXHAUSTED' },
      }),
    )
    .referral('R5', 'A1', { raisedAt: '2026-03-01' })
    .package('K5', { referral: 'R5', provider: 'P1', placedAt: '2026-03-02' });
const lies = (question: Parameters<typeof desk>[1], of = county()) =>
  desk(of.views(), question).referrals.map(({ referral }) => referral);

describe('the referral desk', () => {
  it('lies with what can be done first, by urgency and age, then what is waited for', () => {
    expect(lies({})).toEqual(['R2', 'R4', 'R3', 'R1']);
    expect(desk(county().views(), {}).counts).toEqual({
      'to-decide': 0,
      'to-offer': 2,
      unplaced: 1,
      waiting: 1,
    });
  });

  it('says who is asked and until when', () => {
    const [row] = desk(county().views(), { standing: ['waiting'] }).referrals;
    const deadline = '2026-06-01T13:00:00.000Z';
    expect(row).toMatchObject({
      referral: 'R1',
      step: 'reserve',
      nextDeadline: deadline,
      needsDecision: null,
    });
    expect(row?.openOffers).toEqual([
      { offer: 'R1.1', provider: 'P3', role: 'reserve', deadline },
      { offer: 'R1.2', provider: 'P2', role: 'reserve', deadline },
    ]);
  });

  it.each([
    [{ area: 'A2' }, ['R2']],
    [{ provider: 'P2' }, ['R1']],
    [{ urgency: 'urgent' as const }, ['R2']],
    [{ raisedFrom: '2026-05-01' }, ['R2', 'R3', 'R1']],
    [{ standing: ['placed' as const] }, ['R5']],
    [{ sort: 'raised' as const }, ['R4', 'R3', 'R1', 'R2']],
    [{ sort: 'deadline' as const }, ['R1', 'R2', 'R3', 'R4']],
  ])('shows of %j only that', (question, referrals) => {
    expect(lies(question)).toEqual(referrals);
  });

  it('is read page by page', () => {
    const first = desk(county().views(), { limit: 3 });
    expect(first.referrals).toHaveLength(3);
    expect(lies({ limit: 3, after: first.next ?? '' })).toEqual(['R1']);
    expect(desk(county().views(), { limit: 4 }).next).toBeNull();
  });

  it('says what waits for a person: an answer that is no yes, or a yes that is not placed', () => {
    const answer = { ...of, referral: 'R1', offer: 'R1.2', answeredAt: '2026-06-01T10:00:00.000Z' };
    const countered = askedReserve().record(
      'referral-CSH-2025-R1',
      new OfferCountered({ ...answer, startOn: '2026-06-10', timeSlot: null }),
    );
    const decisions = [countered, chosenReserve()].map((each) => desk(each.views(), {}).referrals[0]);
    expect(decisions.map((row) => [row?.standing, row?.needsDecision])).toEqual([
      ['to-decide', 'counter-offer'],
      ['to-decide', 'placement'],
    ]);
  });
});
