import { packageCorrection, pastPackage } from '../../../contexts/packages/history.ts';
import { endReason, type PackageCorrected } from '../../../contexts/packages/index.ts';
import { hours, pounds } from '../cells/numbers.ts';
import { oneOf, reference } from '../cells/texts.ts';
import { date, instant } from '../cells/times.ts';
import { column, kindOf, maybe } from '../kind.ts';

/** Placements, and what became of them. */
export const packages = kindOf<Omit<PackageCorrected, 'type' | 'framework'>>({
  name: 'packages',
  columns: {
    package: column('package', reference),
    referral: column('referral', reference, { refersTo: 'referrals' }),
    offer: maybe('offer', reference, { refersTo: 'offers' }),
    provider: column('provider', reference, { refersTo: 'providers' }),
    weeklyMinutes: column('weekly_hours', hours),
    placedAt: column('placed_at', instant),
    startedOn: maybe('started_on', date),
    endedOn: maybe('ended_on', date),
    endReason: maybe('end_reason', oneOf(endReason.options)),
    hourlyPence: maybe('hourly_rate', pounds),
  },
  key: ['package'],
  recorded: (facts, on) => {
    const row = on.referralOfPackage(facts.package);
    const placed = row?.packages.find((each) => each.package === facts.package);
    if (!row || !placed) return undefined;
    // A file that tells no rate leaves the one on record as it is.
    return {
      ...placed,
      referral: row.referral,
      hourlyPence: facts.hourlyPence === null ? null : placed.hourlyPence,
    };
  },
  fixed: ['referral'],
  past: (facts, { framework }) => pastPackage({ framework, ...facts }),
  correction: (facts, { framework }) => packageCorrection({ framework, ...facts }),
});
