import {
  IndicatorRecorded,
  NoticeReceived,
  RatingCorrected,
  RatingRecorded,
} from '../../../contexts/oversight/index.ts';
import { WeekDelivered, WeekDeliveredCorrected } from '../../../contexts/oversight/index.ts';
import { oversight } from '../../../contexts/oversight/oversight.ts';
import { RecordDelivery, recordDelivery } from '../../../contexts/oversight/record-delivery.ts';
import { RecordIndicator, recordIndicator } from '../../../contexts/oversight/record-indicator.ts';
import { RecordNotice, recordNotice } from '../../../contexts/oversight/record-notice.ts';
import { RecordRating, recordRating } from '../../../contexts/oversight/record-rating.ts';
import { given } from '../../support/given.ts';

const rating = { provider: 'P01', kind: 'cqc' as const, rating: 'Good', on: '2025-05-11' };
const week = {
  ...{ provider: 'P01', framework: 'CSH-2025', area: 'A01', week: '2025-06-02' },
  ...{ commissionedMinutes: 6000, deliveredMinutes: 6060 },
};
const indicator = {
  ...{ provider: 'P01', framework: null, area: null, kind: 'turnover-percent' as const },
  ...{ valueHundredths: 3740, on: '2025-06-01', source: 'WORKFORCE_RETURN' },
};
const notice = { provider: 'P01', kind: 'credit-alert' as const, on: '2025-06-01', ground: 'SCORE_DOWN' };

const rate = (more: Partial<RecordRating> = {}, admitted = true) =>
  recordRating(new RecordRating({ ...rating, ...more }), admitted);
const deliver = (more: Partial<RecordDelivery> = {}) =>
  recordDelivery(new RecordDelivery({ ...week, ...more }), true);

describe('a rating', () => {
  it('is recorded once', () => {
    given(oversight).when(rate()).thenRecords(new RatingRecorded(rating));
    given(oversight, new RatingRecorded(rating)).when(rate()).thenRecordsNothing();
  });

  it('is changed only by whoever says that it was wrong', () => {
    const known = given(oversight, new RatingRecorded(rating));
    known.when(rate({ rating: 'Inadequate' })).thenRejected('recorded-otherwise');
    known
      .when(rate({ rating: 'Inadequate', corrects: true }))
      .thenRecords(new RatingCorrected({ ...rating, rating: 'Inadequate' }));
    known.when(rate({ on: '2025-06-01' })).thenRecords(new RatingRecorded({ ...rating, on: '2025-06-01' }));
    given(oversight)
      .when(rate({ corrects: true }))
      .thenRejected('nothing-to-correct');
  });

  it('has the regulator’s words, is not of the future, and is of a provider that there is', () => {
    given(oversight)
      .when(rate({ rating: 'Fine' }))
      .thenRejected('rating-unknown');
    given(oversight)
      .when(rate({ kind: 'pamms', rating: '78 of 100' }))
      .thenRecords(new RatingRecorded({ ...rating, kind: 'pamms', rating: '78 of 100' }));
    given(oversight)
      .when(rate({ on: '2199-01-01' }))
      .thenRejected('dated-ahead');
    given(oversight).when(rate({}, false)).thenRejected('provider-unknown');
  });
});

describe('a week delivered', () => {
  it('begins on a Monday and is over', () => {
    given(oversight).when(deliver()).thenRecords(new WeekDelivered(week));
    given(oversight)
      .when(deliver({ week: '2025-06-03' }))
      .thenRejected('week-not-from-monday');
    given(oversight)
      .when(deliver({ week: '2199-01-07' }))
      .thenRejected('dated-ahead');
  });

  it('can be corrected, and stays one of its area', () => {
    given(oversight, new WeekDelivered(week))
      .when(deliver({ deliveredMinutes: 5000, corrects: true }))
      .thenRecords(new WeekDeliveredCorrected({ ...week, deliveredMinutes: 5000 }));
    given(oversight, new WeekDelivered(week))
      .when(deliver({ area: 'A02' }))
      .thenRecords(new WeekDelivered({ ...week, area: 'A02' }));
  });
});

it('tells an indicator of one area from that of the whole provider', () => {
  const record = (more: Partial<RecordIndicator> = {}) =>
    recordIndicator(new RecordIndicator({ ...indicator, ...more }), true);
  const known = given(oversight, new IndicatorRecorded(indicator));
  known.when(record()).thenRecordsNothing();
  known
    .when(record({ framework: 'CSH-2025', area: 'A01' }))
    .thenRecords(new IndicatorRecorded({ ...indicator, framework: 'CSH-2025', area: 'A01' }));
  known.when(record({ valueHundredths: 1 })).thenRejected('recorded-otherwise');
});

it('records a notice once', () => {
  const record = recordNotice(new RecordNotice(notice), true);
  given(oversight).when(record).thenRecords(new NoticeReceived(notice));
  given(oversight, new NoticeReceived(notice)).when(record).thenRecordsNothing();
});
