import type { ProviderScope } from '#access';
import { localDate } from '#event-sourcing';
import type { Estate } from '../scope/index.ts';
import type { Offer, ReferralRow } from './referral-row.ts';

/** The needs of the versions that were offered; the newest of them is what the referral needs, to who was asked. */
function needsOffered(row: ReferralRow, offers: readonly Offer[]) {
  const formerNeeds = row.formerNeeds.filter((need) =>
    offers.some(({ version }) => version === need.version),
  );
  const isNewest = offers.length === 0 || offers.some(({ version }) => version === row.version);
  return isNewest ? { formerNeeds } : { formerNeeds: formerNeeds.slice(0, -1), ...formerNeeds.at(-1) };
}

/** A referral as a provider knows it: what was offered to it and placed with it, and what of that it inherited. */
export function ofProvider(
  row: ReferralRow,
  scope: ProviderScope,
  inherited: readonly Estate[],
): ReferralRow | undefined {
  const isOwn = (offer: Offer) =>
    scope.covers(offer.provider) ||
    inherited.some(
      ({ framework, area, role, provider, before }) =>
        framework === row.framework &&
        area === offer.area &&
        role === offer.role &&
        provider === offer.provider &&
        localDate(offer.offeredAt) < before,
    );
  const offers = row.offers.filter(isOwn);
  const packages = row.packages.filter(
    (each) =>
      scope.covers(each.provider) ||
      offers.some(({ offer, provider }) => offer === each.offer && provider === each.provider),
  );
  if (offers.length + packages.length === 0) return undefined;
  const known = {
    preferred: null,
    steps: [],
    choices: [],
    offFramework: null,
    justified: [],
    parts: [],
    unplaced: false,
  };
  return { ...row, ...known, ...needsOffered(row, offers), offers, skips: [], packages };
}
