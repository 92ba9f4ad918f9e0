import { kindNames, type AnyKind, type KindName } from '../kind.ts';
import { areas } from './areas.ts';
import { bids } from './bids.ts';
import { clarifications } from './clarifications.ts';
import { deliveries } from './deliveries.ts';
import { evaluations } from './evaluations.ts';
import { exemptions } from './exemptions.ts';
import { indicators } from './indicators.ts';
import { interests } from './interests.ts';
import { notices } from './notices.ts';
import { offers } from './offers.ts';
import { openings } from './openings.ts';
import { packages } from './packages.ts';
import { positions } from './positions.ts';
import { providers } from './providers.ts';
import { quality } from './quality.ts';
import { rateReviews } from './rate-reviews.ts';
import { ratings } from './ratings.ts';
import { rates } from './rates.ts';
import { referrals } from './referrals.ts';
import { scores } from './scores.ts';
import { skips } from './skips.ts';
import { suspensions } from './suspensions.ts';
import { tenders } from './tenders.ts';
import { uplifts } from './uplifts.ts';

export const kinds: Readonly<Record<KindName, AnyKind>> = {
  areas,
  providers,
  positions,
  rates,
  suspensions,
  referrals,
  offers,
  skips,
  exemptions,
  packages,
  tenders,
  clarifications,
  interests,
  bids,
  openings,
  scores,
  quality,
  evaluations,
  'rate-reviews': rateReviews,
  uplifts,
  ratings,
  indicators,
  deliveries,
  notices,
};

/** Every kind, those that others refer to first. */
export const allKinds: readonly AnyKind[] = kindNames.map((name) => kinds[name]);
