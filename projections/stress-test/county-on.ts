import { localDate, type LocalDate, type Views } from '#event-sourcing';
import { packageRate, rateInForce, ratesByKey } from '../../contexts/prices/index.ts';
import { availabilityOf } from '../areas/index.ts';
import { type FrameworkRow, rankOn } from '../frameworks/index.ts';
import { by, holdsOn } from '../measures/index.ts';
import { approvedTerms, datedRates, pricedOn } from '../package-rates/index.ts';
import { providers } from '../providers/index.ts';
import { rates } from '../rates/index.ts';
import { allReferrals, careAreaOn, isCareOn, type ReferralRow } from '../referrals/index.ts';
import { capacityOf, type Taken } from './capacity.ts';
import type { LivePackage, StressedCounty, Successor } from './county.ts';

const roles = ['primary', 'secondary', 'reserve'];

function needsOf({ carers, timeSlot, rural }: ReferralRow): readonly string[] {
  return [
    ...(carers === 2 ? ['double-handed'] : []),
    ...(timeSlot === 'live-in' || timeSlot === 'night' ? [timeSlot] : []),
    ...(rural ? ['rural'] : []),
  ];
}

/** By area the holders of its positions on a date: by role, rank and rate, those without one last, and reference. */
function successorsOn(
  views: Views,
  framework: FrameworkRow,
  date: LocalDate,
): ReadonlyMap<string, readonly Successor[]> {
  const positions = framework.positions.filter((position) => holdsOn(position, date));
  const each = new Map(positions.map((held) => [`${held.area}/${held.role}/${held.provider}`, held]));
  const held = [...each.values()]
    .map((position) => {
      const { area, role, provider } = position;
      const row = views.get(providers, provider) ?? providers.initial;
      const { suspended, paused } = availabilityOf(row, { framework: framework.framework, area }, date);
      const agreed = views.get(rates, `${framework.framework}/${provider}`)?.rates ?? [];
      return {
        ...{ area, role, provider, rank: rankOn(position, date) ?? Number.MAX_SAFE_INTEGER },
        ...{ asked: suspended === null && paused === null, outOfScope: row.outOfScope },
        hourlyPence: rateInForce(ratesByKey(agreed), area, date),
      };
    })
    .toSorted(
      by(
        ({ role }) => roles.indexOf(role),
        ({ rank }) => rank,
        ({ hourlyPence }) => hourlyPence ?? Number.MAX_SAFE_INTEGER,
        ({ provider }) => provider,
      ),
    );
  return Map.groupBy(held, ({ area }) => area);
}

/** Everything that a stress test rests on, as it is on a date. */
export function countyOn(views: Views, framework: FrameworkRow, date: LocalDate): StressedCounty {
  const terms = approvedTerms(views, framework);
  const agreedOf = new Map(
    views.withPrefix(rates, `${framework.framework}/`).map((row) => [row.provider, row]),
  );
  const packages: LivePackage[] = [];
  const taken: Taken[] = [];
  for (const row of allReferrals(views, framework))
    for (const placed of row.packages) {
      const { provider, weeklyMinutes } = placed;
      taken.push({ provider, on: localDate(placed.placedAt), weeklyMinutes });
      if (!isCareOn(placed, date)) continue;
      const agreed = agreedOf.get(provider) ?? rates.initial;
      const priced = pricedOn(agreed, row, placed, date);
      packages.push({
        ...{ package: placed.package, referral: row.referral, provider, weeklyMinutes },
        ...{ area: careAreaOn(row, placed, date), carers: row.carers, rural: row.rural, needs: needsOf(row) },
        hourlyPence: priced && (packageRate(datedRates(agreed), terms, priced, date)?.hourlyPence ?? null),
      });
    }
  return { packages, successors: successorsOn(views, framework, date), capacity: capacityOf(taken, date) };
}
