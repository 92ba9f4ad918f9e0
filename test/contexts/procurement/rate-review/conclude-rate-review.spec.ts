import {
  ConcludeRateReview,
  concludeRateReview,
} from '../../../../contexts/procurement/rate-review/conclude-rate-review.ts';
import { bid, RateReviewConcluded, tender } from '../../../../contexts/procurement/index.ts';
import { given } from '../../../support/given.ts';
import { judge, now } from '../evaluation/evaluation.ts';
import { high, low, openedBid, rate, received, requested } from './reviewed.ts';

const conclude = (outcome: 'accepted' | 'rejected', by = judge('u-1')) =>
  concludeRateReview(
    new ConcludeRateReview({ ...rate, outcome, reason: 'It covers no travel.' }),
    tender.initial,
    by,
  );
const concluded = (outcome: 'accepted' | 'rejected') =>
  new RateReviewConcluded({ ...rate, outcome, reason: 'It covers no travel.', concludedAt: now });

it('rejects a low rate that the bidder was asked about and has explained', () => {
  given(bid, openedBid, low, requested, received)
    .when(conclude('rejected'))
    .thenRecords(concluded('rejected'));
});

it.each([
  ['explanation-not-requested', [openedBid, low]],
  ['explanation-not-received', [openedBid, low, requested]],
  ['rate-not-low', [openedBid, high, requested, received]],
  ['rate-not-flagged', [openedBid]],
  ['review-concluded', [openedBid, low, requested, received, concluded('accepted')]],
])('refuses to reject: %s', (code, events) => {
  given(bid, ...events)
    .when(conclude('rejected'))
    .thenRejected(code);
});

it('accepts a rate without asking, low or high', () => {
  for (const flagged of [low, high])
    given(bid, openedBid, flagged).when(conclude('accepted')).thenRecords(concluded('accepted'));
});

it('is concluded once', () => {
  given(bid, openedBid, low, concluded('accepted')).when(conclude('accepted')).thenRecordsNothing();
});

it('is not concluded by somebody with an interest in the bidder', () => {
  given(bid, openedBid, low)
    .when(conclude('accepted', judge('u-1', 'A')))
    .thenRejected('conflict-of-interest');
});
