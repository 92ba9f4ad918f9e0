import type { AlertKind } from '../../contexts/alerts/index.ts';

/** What a kind of alert is called where somebody reads of it. */
export const alertTitles: Readonly<Record<AlertKind, string>> = {
  'offer-made': 'You have an offer',
  'offer-closed': 'An offer is closed',
  'acceptance-below-minimum': 'Acceptance below the minimum',
  'acceptance-restored': 'Acceptance restored',
  'acceptance-still-below': 'Acceptance still below the minimum',
  'range-of-needs': 'Range of needs',
  'reserve-above-baseline': 'Reserve use above its line',
  'risk-band-up': 'Risk in a higher band',
  'offer-about-to-lapse': 'An offer is about to lapse',
  'referral-unplaced': 'A referral is not placed',
  'review-due': 'A review is due',
  'import-finished': 'An import has finished',
  'view-lagging': 'A view lags behind the log',
  silence: 'Nobody answers offers',
};
