import type { PolicyDocument } from '../../../contexts/agreement/index.ts';
import type { AreaDetail } from '../../../projections/areas/index.ts';
import { acceptanceView, providerHref, rateWords, standingTag } from '../holder-words.ts';
import { placementsHref, referralHref, type Asked } from '../links.ts';
import { day, moment } from '../moments.ts';
import type { Names } from '../names.ts';
import { count, hours } from '../numbers.ts';
import { packagesInAll, packageTags } from '../packages/package-words.ts';
import { packageHref } from '../packages/package-page.ts';
import { standings } from '../standing-words.ts';
import { capital } from '../wording.ts';

/** One area: its holders in the order in which they are asked, its open referrals and its packages. */
export function areaPage(area: AreaDetail, policy: PolicyDocument, names: Names, asked: Asked) {
  const { level, expectedWeeklyMinutes, expectedCustomers, packages, reserve } = area;
  const inOrder = policy.order[level] ?? [];
  return {
    level,
    facts: [
      { name: 'Level', value: String(level) },
      { name: 'Asked in this order', value: capital(inOrder.join(', then ')) },
      { name: 'Reserve', value: `${count(reserve.available)} of ${count(reserve.holders)} can be asked` },
      { name: 'Packages', value: `${count(packages.count)}, ${hours(packages.weeklyMinutes)} hours a week` },
      ...(expectedWeeklyMinutes === null
        ? []
        : [{ name: 'Hours a week expected', value: hours(expectedWeeklyMinutes) }]),
      ...(expectedCustomers === null
        ? []
        : [{ name: 'Customers expected', value: count(expectedCustomers) }]),
    ],
    vacant: inOrder.filter((role) => !area.holders.some((holder) => holder.role === role)),
    holders: area.holders.map((holder) => ({
      provider: { text: holder.name, href: providerHref(asked, holder.provider) },
      role: capital(holder.role),
      rank: holder.rank ?? '–',
      rate: rateWords(holder.hourlyPence),
      standing: standingTag(holder),
      rating: holder.cqcRating ?? 'Not known',
      since: day(holder.from),
      acceptance: acceptanceView(holder, policy, names, asked),
    })),
    referrals: area.referrals.map((row) => ({
      text: row.referral,
      href: referralHref(asked, row.referral),
      standing: standings[row.standing],
      urgency: capital(row.urgency),
      hours: hours(row.weeklyMinutes),
      raised: moment(row.raisedAt),
    })),
    packages: area.carePackages.map((each) => ({
      text: each.package,
      href: packageHref(asked, each.package),
      provider: names.provider(each.provider),
      hours: hours(each.weeklyMinutes),
      standing: packageTags[each.standing],
    })),
    packagesInAll: packagesInAll(packages),
    placements: placementsHref(asked, { area: area.area }),
  };
}
