import {
  ReceiveRateExplanation,
  receiveRateExplanation,
} from '../../../../contexts/procurement/rate-review/receive-rate-explanation.ts';
import { bid, RateExplanationReceived, RateReviewConcluded } from '../../../../contexts/procurement/index.ts';
import { given } from '../../../support/given.ts';
import { now } from '../evaluation/evaluation.ts';
import { low, openedBid, rate, received, requested } from './reviewed.ts';

const receive = (text = received.text, visible = true) =>
  receiveRateExplanation(new ReceiveRateExplanation({ ...rate, text }), () => visible);
const accepted = new RateReviewConcluded({ ...rate, outcome: 'accepted', reason: 'Fine.', concludedAt: now });

it('records what the bidder says, and what it says instead', () => {
  given(bid, openedBid, low, requested).when(receive()).thenRecords(received);
  given(bid, openedBid, low, requested, received).when(receive()).thenRecordsNothing();
  given(bid, openedBid, low, requested, received)
    .when(receive('We have no travel.'))
    .thenRecords(new RateExplanationReceived({ ...rate, text: 'We have no travel.', receivedAt: now }));
});

it('says the same to whoever was not asked, was not flagged, or asks about another', () => {
  given(bid, openedBid).when(receive()).thenRejected('explanation-not-requested');
  given(bid, openedBid, low).when(receive()).thenRejected('explanation-not-requested');
  given(bid, openedBid, low, requested).when(receive('x', false)).thenRejected('explanation-not-requested');
});

it('takes nothing when the council has decided', () => {
  given(bid, openedBid, low, requested, accepted).when(receive()).thenRejected('review-concluded');
});
