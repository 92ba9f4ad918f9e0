import { addDays, type LocalDate } from '#event-sourcing';
import type { Uplift } from './uplifts.ts';

type Meant = Pick<Uplift, 'scope' | 'effective'>;

const meet = <T>(a: readonly T[] | null, b: readonly T[] | null): boolean =>
  a === null || b === null || a.some((each) => b.includes(each));

/** The last day of a year from a day on; from 29 February on it is the 28th, the anniversary of that date too. */
function lastOfYear(yearFrom: LocalDate): LocalDate {
  const from = Temporal.PlainDate.from(yearFrom);
  const next = from.add({ years: 1 });
  return addDays(next.toString(), next.day === from.day ? -1 : 0);
}

/** The days that an uplift may begin on, both inclusive. */
const daysOf = ({ effective }: Meant) =>
  effective.rule === 'fixed'
    ? { from: effective.on, to: effective.on }
    : { from: effective.yearFrom, to: lastOfYear(effective.yearFrom) };

/** Whether two uplifts could raise the same rate on the same day. */
export function overlaps(a: Meant, b: Meant): boolean {
  const [one, other] = [daysOf(a), daysOf(b)];
  return (
    one.from <= other.to &&
    other.from <= one.to &&
    meet(a.scope.areas, b.scope.areas) &&
    meet(a.scope.levels, b.scope.levels) &&
    meet(a.scope.providers, b.scope.providers) &&
    meet(a.scope.services, b.scope.services) &&
    meet(a.scope.bands, b.scope.bands)
  );
}
