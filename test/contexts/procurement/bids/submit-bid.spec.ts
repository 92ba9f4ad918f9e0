import {
  bid,
  BidReceived,
  BidRefusedLate,
  BidWithdrawn,
  tender,
  TenderCancelled,
} from '../../../../contexts/procurement/index.ts';
import { keepLate, SubmitBid, submitBid } from '../../../../contexts/procurement/bids/submit-bid.ts';
import { WithdrawBid, withdrawBid } from '../../../../contexts/procurement/bids/withdraw-bid.ts';
import { folded, given } from '../../../support/given.ts';
import { contentAt } from '../../../support/live-tender.ts';
import { of, opened } from '../tendering/tenders.ts';

const now = '2026-07-01T08:00:00.000Z';
const names = { ...of, provider: 'P1' };
const seal = { digest: 'a'.repeat(64), sealed: 'c2VhbGVk' };
const content = contentAt(2_400, 'With care');
const open = folded(tender, [opened({ deadline: now })]);
const closed = folded(tender, [opened({ deadline: '2026-07-01T07:59:59.999Z' })]);
const submit = (more: object = {}, to = open, sealed = seal) =>
  submitBid(new SubmitBid({ ...names, ...content, ...more } as never), to, sealed);
const received = new BidReceived({ ...names, receivedAt: now, ...seal });

describe('giving a bid', () => {
  it('is in time exactly at the deadline, and replaces the one before', () => {
    given(bid).when(submit()).thenRecords(received);
    given(bid, received).when(submit()).thenRecords(received);
  });

  it('is refused late, which is kept once', () => {
    given(bid).when(submit({}, closed)).thenRejected('bid-late');
    const late = new BidRefusedLate({ ...names, receivedAt: now, deadline: '2026-07-01T07:59:59.999Z' });
    given(bid).when(keepLate(names, closed)).thenRecords(late);
    given(bid, late).when(keepLate(names, closed)).thenRecordsNothing();
  });

  const [lot] = content.lots;
  const [rate] = content.rates;
  const [answer] = content.answers;
  it.each([
    ['lot-unknown', { lots: [{ area: 'A3', role: 'primary' }] }],
    ['lot-named-twice', { lots: [lot, lot], rates: [rate] }],
    ['rate-not-asked', { lots: [lot] }],
    ['rate-not-asked', { rates: [{ ...rate, band: 'enhanced' }, ...content.rates] }],
    ['rate-given-twice', { rates: [rate, ...content.rates] }],
    ['rate-missing', { rates: [rate] }],
    ['rate-missing', { rates: content.rates.map((each) => ({ ...each, hourlyPence: 0 })) }],
    ['question-unknown', { answers: [...content.answers, { question: 'Q9', text: 'More' }] }],
    ['question-answered-twice', { answers: [answer, ...content.answers] }],
    ['answer-missing', { answers: [answer] }],
  ])('is refused %s', (code, more) => {
    given(bid).when(submit(more)).thenRejected(code);
  });

  it('is refused when it is too long, or the tender is none', () => {
    given(bid)
      .when(submit({}, open, { ...seal, sealed: 'a'.repeat(400_001) }))
      .thenRejected('bid-too-long');
    given(bid).when(submit({}, tender.initial)).thenRejected('tender-unknown');
    const over = folded(tender, [opened(), new TenderCancelled({ ...of, reason: 'No budget' })]);
    given(bid).when(submit({}, over)).thenRejected('tender-cancelled');
  });

  it('tells nobody in a refusal what is in it', () => {
    const secret = { answers: [{ question: 'Q1', text: 'MARKER-heron' }], rates: [] };
    expect(() => submit(secret)(bid.initial, now)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('MARKER') as string }),
    );
  });
});

describe('withdrawing a bid', () => {
  const withdraw = (from = open) => withdrawBid(new WithdrawBid(names), from);

  it('is possible until the deadline', () => {
    const withdrawn = new BidWithdrawn({ ...names, withdrawnAt: now });
    given(bid, received).when(withdraw()).thenRecords(withdrawn);
    given(bid, received, withdrawn).when(withdraw()).thenRecordsNothing();
    given(bid, received).when(withdraw(closed)).thenRejected('deadline-passed');
  });
});
