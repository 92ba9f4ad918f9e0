import { type Instant, localDate } from '#event-sourcing';
import type { PolicyDocument } from '../../../contexts/agreement/index.ts';
import type { FrameworkRow } from '../../../projections/frameworks/index.ts';
import type { ReferralRow } from '../../../projections/referrals/index.ts';

/** Who holds a position in the area on the day of an instant. */
export const holdersIn = ({ positions }: FrameworkRow, area: string, now: Instant) => {
  const today = localDate(now);
  return positions.filter(
    (held) => held.area === area && held.from <= today && (held.to === null || today < held.to),
  );
};

/** The providers of each role, in the order in which the policy asks the roles of the area; a role may have none. */
export function rolesInOrder(
  framework: FrameworkRow,
  policy: PolicyDocument,
  { area }: Pick<ReferralRow, 'area'>,
  now: Instant,
) {
  const holders = holdersIn(framework, area, now);
  const level = framework.areas[area]?.level;
  return (level === undefined ? [] : (policy.order[level] ?? [])).map((role) => ({
    role,
    providers: holders.filter((each) => each.role === role).map(({ provider }) => provider),
  }));
}

/**
 * Who comes later in this round, by role, as the policy orders the roles: whoever holds a position today and was neither
 * asked nor passed over yet. Whether each can be asked is looked at when its turn comes.
 */
export function stillToCome(framework: FrameworkRow, policy: PolicyDocument, row: ReferralRow, now: Instant) {
  const { version, round, offers, skips } = row;
  const isNow = (each: ReferralRow['offers'][number]) =>
    each.version === version && (each.round ?? round) === round;
  const before = offers
    .filter((each) => !isNow(each))
    .map(({ offeredAt }) => offeredAt)
    .toSorted()
    .at(-1);
  const done = new Set([
    ...offers.filter(isNow).map((each) => `${each.role}/${each.provider}`),
    ...skips
      .filter(({ at }) => before === undefined || at > before)
      .map(({ role, provider }) => `${role}/${provider ?? ''}`),
  ]);
  return rolesInOrder(framework, policy, row, now)
    .map(({ role, providers }) => ({
      role,
      providers: providers.filter((provider) => !done.has(`${role}/${provider}`)),
    }))
    .filter(({ providers }) => providers.length > 0);
}
