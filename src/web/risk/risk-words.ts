import type { FactorName } from '../../../projections/risk/index.ts';
import { href, type Asked } from '../links.ts';

/** The matrix, or the factors of one provider. */
export const riskHref = ({ framework, asOf, knownAt }: Asked, provider?: string): string =>
  href(provider === undefined ? '/risk' : `/risk/${encodeURIComponent(provider)}`, {
    ...{ framework, asOf, knownAt },
  });

/** What a factor looks at, with its unit. */
export const factorWords: Readonly<Record<FactorName, string>> = {
  positionsBelowMinimum: 'Positions below the minimum acceptance',
  acceptanceFallPoints: 'Acceptance lost over three periods, in percentage points',
  declinesInARow: 'Last offers in a row that it did not take',
  handBacks: 'Packages handed back in 90 days',
  deliveredPercent: 'Delivered of commissioned over four weeks, in percent',
  missedVisitsPercent: 'Missed visits, in percent',
  punctualityPercent: 'Visits on time, in percent',
  regulatorRating: 'Rating by the regulator, from 4 (Outstanding) to 1 (Inadequate)',
  ratingDrop: 'Grades lost in the rating within a year',
  suspensions: 'Suspensions in force within 84 days',
  notices: 'Notices within a year',
  turnoverPercent: 'Staff turnover, in percent',
  vacancyPercent: 'Vacant posts, in percent',
  agencyPercent: 'Work by agency staff, in percent',
  leadershipChanges: 'Changes in its leadership within a year',
  safeguardingConcerns: 'Safeguarding concerns within a year',
  complaintsUpheld: 'Complaints upheld within a year',
  lateReturns: 'Late returns of the last four',
  ratePercentOfMedian: 'Its lowest rate, in percent of the median of the area',
  ratesBelowFloor: 'Areas where its rate is below the floor',
  councilPaidLateDays: 'Days by which the council paid late',
  volumeCutPercent: 'Work taken away, in percent',
  primaryPositions: 'Level 1 areas of which it is the primary provider',
  areaHoursPercent: 'Its largest share of an area’s hours, in percent',
  countyHoursPercent: 'Its share of all hours, in percent',
  areasWithoutSecondary: 'Areas of which it is primary and nobody secondary',
  areasWithThinReserve: 'Areas with fewer than two others on the reserve list to ask',
  customers: 'Packages under way',
  doubleHandedPackages: 'Packages with two carers',
  ruralPackages: 'Rural packages',
};
