import { localDate } from '#event-sourcing';
import type { Role } from '../../contexts/agreement/index.ts';
import { policyOn } from '../frameworks/index.ts';
import { by, momentInWords } from '../measures/index.ts';
import type { Offer, ReferralRow } from '../referrals/index.ts';
import { eventsOf, eventsOfPosition, heldIn, type Finding, type Ground } from './finding.ts';

const roles: readonly Role[] = ['primary', 'secondary', 'reserve'];

/** Whether one role is asked after another; a role that the order does not know stands where it usually does. */
function isLater(order: readonly Role[], role: Role, earlier: Role): boolean {
  const ranks = order.includes(role) && order.includes(earlier) ? order : roles;
  return ranks.indexOf(role) > ranks.indexOf(earlier);
}

/**
 * A referral went to a later role before the provider that held an earlier position had been offered it in that role,
 * or skipped with a reason (S4:109; the objective mechanism of section 45(4) of the Procurement Act 2023). A new version
 * of the need goes through the order anew, where it is then; in a further round those asked before count as asked.
 */
export function orderSkipped(ground: Ground, row: ReferralRow): readonly Finding[] {
  const versions = Map.groupBy(row.offers.toSorted(inOrderOffered), ({ version }) => version);
  const found = [...versions.values()].flatMap((offers) => skippedIn(ground, row, offers));
  return found.filter(
    ({ role, provider }, i) =>
      found.findIndex((each) => each.role === role && each.provider === provider) === i,
  );
}

const inOrderOffered = by<Offer>(
  ({ offeredAt }) => offeredAt,
  ({ offer }) => offer,
);

/** @param offers those of one version, in the order in which they were made */
function skippedIn(ground: Ground, row: ReferralRow, offers: readonly Offer[]): readonly Finding[] {
  const level = ground.framework.areas[offers[0]?.area ?? '']?.level;
  if (level === undefined) return [];
  const orderOn = ({ offeredAt }: Offer) =>
    policyOn(ground.framework, localDate(offeredAt)).policy.order[level] ?? [];
  return roles.flatMap((role) => {
    const later = offers.find(
      (offer) => orderOn(offer).includes(role) && isLater(orderOn(offer), offer.role, role),
    );
    return later ? skippedBefore(ground, row, role, later, offers) : [];
  });
}

function skippedBefore(
  ground: Ground,
  row: ReferralRow,
  role: Role,
  later: Offer,
  offers: readonly Offer[],
): readonly Finding[] {
  const { area, offeredAt: t } = later;
  const holders = heldIn(ground, area, localDate(t)).filter((position) => position.role === role);
  const skips = row.skips.filter(({ version }) => version === later.version);
  const asked = new Set([
    ...offers.filter((offer) => offer.role === role && offer.offeredAt <= t).map(({ provider }) => provider),
    ...skips.filter((skip) => skip.role === role && skip.at <= t).map(({ provider }) => provider),
  ]);
  const passedOver = Map.groupBy(
    holders.filter(({ provider }) => !asked.has(provider)),
    ({ provider }) => provider,
  );
  return [...passedOver].map(([provider, positions]) => ({
    code: 'ORDER_SKIPPED',
    referral: row.referral,
    role,
    provider,
    because:
      `${row.referral} was offered to ${later.provider} as ${later.role} on ${momentInWords(t)}, although ` +
      `${provider}, the ${role} provider of ${area}, had neither been offered it nor been skipped with a reason.`,
    events: [
      ...eventsOf(row, later.events.slice(0, 1)),
      ...positions.flatMap((position) => eventsOfPosition(ground.framework, position)),
    ],
  }));
}
