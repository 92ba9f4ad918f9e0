import { addDays, type LocalDate, type Views } from '#event-sourcing';
import type { ReferralRow } from './referral-row.ts';
import { referrals } from './referrals.ts';

const monthBefore = (month: string): string => addDays(`${month}-01`, -1).slice(0, 7);
const monthAfter = (month: string): string => addDays(`${month}-28`, 4).slice(0, 7);

/** All time, month by month from a framework's start to its end. */
function* months(startsOn: LocalDate, endsOn: LocalDate) {
  let month = startsOn.slice(0, 7);
  yield { from: '', to: monthBefore(month) };
  for (; month < endsOn.slice(0, 7); month = monthAfter(month)) yield { from: month, to: month };
  yield { from: month, to: '~' };
}

/** Every referral of a framework, once, month by month: what is looked at need not fit in memory. */
export function* allReferrals(
  views: Views,
  {
    framework,
    startsOn,
    endsOn,
  }: { readonly framework: string; readonly startsOn: LocalDate; readonly endsOn: LocalDate },
): Iterable<ReferralRow> {
  for (const { from, to } of months(startsOn, endsOn))
    yield* views.withTerm(referrals, `${framework}/raised/${from}`, `${framework}/raised/${to}`);
}
