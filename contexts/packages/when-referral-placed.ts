import type { Policy, RecordedEvent } from '#event-sourcing';
import type { ReferralPlaced, ReferralPlacedOffFramework } from '../referrals/index.ts';
import { PlacePackage } from './place-package.ts';

type Placement = Omit<ReferralPlaced, 'type' | 'offer' | 'version'> & { readonly offer?: string };

/** A past placement's package comes with the import. */
const place = (placement: Placement, { by }: RecordedEvent) => {
  const { framework, package: reference, referral, offer = null, provider } = placement;
  const { weeklyMinutes, placedAt } = placement;
  const facts = { framework, package: reference, referral, offer, provider, weeklyMinutes, placedAt };
  return by.kind === 'import' ? [] : [new PlacePackage(facts)];
};

/** Each placement of a referral begins a package. */
export const whenReferralPlaced: Policy<ReferralPlaced | ReferralPlacedOffFramework> = {
  name: 'place-package-when-referral-placed',
  react: { ReferralPlaced: place, ReferralPlacedOffFramework: place },
};
