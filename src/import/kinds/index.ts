import { kindNames, type AnyKind, type KindName } from '../kind.ts';
import { areas } from './areas.ts';
import { exemptions } from './exemptions.ts';
import { offers } from './offers.ts';
import { packages } from './packages.ts';
import { positions } from './positions.ts';
import { providers } from './providers.ts';
import { rates } from './rates.ts';
import { referrals } from './referrals.ts';
import { skips } from './skips.ts';
import { suspensions } from './suspensions.ts';

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
};

/** Every kind, those that others refer to first. */
export const allKinds: readonly AnyKind[] = kindNames.map((name) => kinds[name]);
