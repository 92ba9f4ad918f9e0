import {
  RequestRateExplanation,
  requestRateExplanation,
} from '../../../../contexts/procurement/rate-review/request-rate-explanation.ts';
import {
  bid,
  RateExplanationRequested,
  RateReviewConcluded,
} from '../../../../contexts/procurement/index.ts';
import { given } from '../../../support/given.ts';
import { now } from '../evaluation/evaluation.ts';
import { low, openedBid, rate, received, requested } from './reviewed.ts';

const request = (dueOn = '2026-07-10') =>
  requestRateExplanation(new RequestRateExplanation({ ...rate, dueOn }));
const accepted = new RateReviewConcluded({ ...rate, outcome: 'accepted', reason: 'Fine.', concludedAt: now });

it('asks the bidder to explain a flagged rate by a day', () => {
  given(bid, openedBid, low).when(request()).thenRecords(requested);
  given(bid, openedBid, low, requested).when(request()).thenRecordsNothing();
});

it('gives another day', () => {
  given(bid, openedBid, low, requested)
    .when(request('2026-07-20'))
    .thenRecords(new RateExplanationRequested({ ...rate, dueOn: '2026-07-20', requestedAt: now }));
});

it('is refused where there is nothing to explain, or too little time', () => {
  given(bid, openedBid).when(request()).thenRejected('rate-not-flagged');
  given(bid, openedBid, low, requested, received)
    .when(request('2026-07-20'))
    .thenRejected('explanation-received');
  given(bid, openedBid, low, accepted).when(request()).thenRejected('review-concluded');
  given(bid, openedBid, low).when(request('2026-07-01')).thenRejected('due-too-early');
});
