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
 * or skipped with a reason (S4:109; the objective mechanism of section 45(4) of the Procurement Act 2023).
 */
export function orderSkipped(ground: Ground, row: ReferralRow): readonly Finding[] {
  const level = ground.framework.areas[row.area]?.level;
  if (level === undefined) return [];
  const orderOn = ({ offeredAt }: Offer) =>
    policyOn(ground.framework, localDate(offeredAt)).policy.order[level] ?? [];
  const inOrderOffered = row.offers.toSorted(
    by(
      ({ offeredAt }) => offeredAt,
      ({ offer }) => offer,
    ),
  );
  return roles.flatMap((role) => {
    const later = inOrderOffered.find(
      (offer) => orderOn(offer).includes(role) && isLater(orderOn(offer), offer.role, role),
    );
    return later ? skippedBefore(ground, row, role, later) : [];
  });
}

function skippedBefore(ground: Ground, row: ReferralRow, role: Role, later: Offer): readonly Finding[] {
  const t = later.offeredAt;
  const holders = heldIn(ground, row.area, localDate(t)).filter((position) => position.role === role);
  const asked = new Set([
    ...row.offers
      .filter((offer) => offer.role === role && offer.offeredAt <= t)
      .map(({ provider }) => provider),
    ...row.skips.filter((skip) => skip.role === role && skip.at <= t).map(({ provider }) => provider),
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
      `${provider}, the ${role} provider of ${row.area}, had neither been offered it nor been skipped with a reason.`,
    events: [
      ...eventsOf(row, later.events.slice(0, 1)),
      ...positions.flatMap((position) => eventsOfPosition(ground.framework, position)),
    ],
  }));
}
