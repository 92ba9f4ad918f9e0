import { csvOf } from '../measures/index.ts';
import type { AcceptanceDocument } from './acceptance.ts';
import type { OffersBehind } from './offers-behind.ts';

/** The rows of `kpi acceptance` for a spreadsheet; columns are named by their paths in the JSON. */
export const acceptanceCsv = ({ rows }: AcceptanceDocument): string =>
  csvOf(
    [
      'provider',
      'area',
      'role',
      'accepted',
      'declined',
      'lapsed',
      'exempt',
      'withdrawn',
      'counted',
      'percent',
      'status',
      'net.accepted',
      'net.percent',
      'headroom',
      'recovery',
    ],
    rows.map(({ net, ...row }) => ({ ...row, 'net.accepted': net.accepted, 'net.percent': net.percent })),
  );

/** The offers behind a figure for a spreadsheet. */
export const offersCsv = ({ offers }: OffersBehind): string =>
  csvOf(
    [
      'offer',
      'referral',
      'provider',
      'area',
      'role',
      'offeredAt',
      'deadline',
      'decidedAt',
      'decidedOn',
      'outcome',
      'reason',
      'counting',
      'supersededBy',
      'failed',
      'inheritedFrom',
    ],
    offers,
  );
