import type { LocalDate } from '#event-sourcing';
import { contains, type framework, type Level } from '../../agreement/index.ts';
import type { RateUplifted } from '../rate.events.ts';
import type { Rates } from '../rates.ts';
import { serviceKind } from '../service-kind.ts';
import { riseFor, uplifted } from './uplifted.ts';
import type { UpliftProposed, UpliftScope } from './uplift.events.ts';

type Framework = (typeof framework)['initial'];

/** What an agreement says of areas and of whoever holds positions in them. */
interface Agreement {
  readonly areas: ReadonlyMap<string, Pick<NonNullable<ReturnType<Framework['areas']['get']>>, 'level'>>;
  readonly positions: readonly Pick<Framework['positions'][number], 'provider' | 'area' | 'from' | 'to'>[];
}
type Facts = Omit<UpliftProposed, 'type' | 'belowPractice' | 'proposedAt' | 'proposedBy'>;

/** The rates of one area, service and band, by the day from which each holds. */
interface Line {
  readonly area: string;
  readonly service: RateUplifted['service'];
  readonly band: string;
  readonly days: ReadonlyMap<LocalDate, number>;
}

function linesOf(rates: Rates): readonly Line[] {
  const lines = new Map<string, Line & { days: Map<LocalDate, number> }>();
  for (const [key, pence] of rates) {
    const [area = '', service = '', band = '', from = ''] = key.split('/');
    const known = lines.get(`${area}/${service}/${band}`) ?? {
      ...{ area, service: serviceKind.parse(service), band, days: new Map<LocalDate, number>() },
    };
    known.days.set(from, pence);
    lines.set(`${area}/${service}/${band}`, known);
  }
  return [...lines.values()];
}

const within = <T>(wanted: readonly T[] | null, each: T | undefined) =>
  wanted === null || (each !== undefined && wanted.includes(each));

const isWithin = (scope: UpliftScope, provider: string, line: Line, level: Level | undefined): boolean =>
  within(scope.areas, line.area) &&
  within(scope.levels, level) &&
  within(scope.providers, provider) &&
  within(scope.services, line.service) &&
  within(scope.bands, line.band);

/** The day within a year from `yearFrom` on which the position began in some year: 29 February is the 28th in others. */
function anniversaryWithin(began: LocalDate, yearFrom: LocalDate): LocalDate {
  const years = Number(yearFrom.slice(0, 4)) - Number(began.slice(0, 4));
  const inYear = (more: number) =>
    Temporal.PlainDate.from(began)
      .add({ years: years + more })
      .toString();
  return inYear(0) >= yearFrom ? inYear(0) : inYear(1);
}

/** The day from which a provider's rates in an area rise; undefined: it has no position there whose day it could be. */
function dayOf(
  { effective }: Facts,
  { positions }: Agreement,
  provider: string,
  area: string,
): LocalDate | undefined {
  if (effective.rule === 'fixed') return effective.on;
  const days = positions
    .filter((held) => held.provider === provider && held.area === area)
    .map((held) => ({ held, day: anniversaryWithin(held.from, effective.yearFrom) }))
    .filter(({ held, day }) => day > held.from && contains(held, day));
  return days.map(({ day }) => day).toSorted()[0];
}

/** A rate that begins later, and stands whatever is decided. */
export type LaterRate = Pick<RateUplifted, 'hourlyPence' | 'effectiveFrom'>;

/** Why a rate stays as it is: see `weighedRates`. */
export type StaysBecause =
  'out-of-scope' | 'excepted' | 'no-anniversary' | 'agreed-for-that-day' | 'none-before' | 'same-amount';

/** A rate that rises, until another one of its line that stands; or the newest of a line, and why it does not rise. */
export type WeighedRate =
  | { readonly raised: Omit<RateUplifted, 'type'>; readonly until: LaterRate | null }
  | { readonly stays: Pick<RateUplifted, 'area' | 'service' | 'band'>; readonly because: StaysBecause };

/**
 * What an uplift makes of each area, service and band of a provider's: the rate in force when its day begins rises, unless
 * it is out of scope, or the provider an exception without a rise; the provider has no anniversary there in that year; a
 * rate was agreed to begin on that very day, which knew of it; there is none before that day; or rounding and bounds
 * leave it as it is. A rate that begins later stays, so an uplift that was applied changes nothing more.
 */
export function weighedRates(
  uplift: Facts,
  agreement: Agreement,
  provider: string,
  rates: Rates,
  decidedOn: LocalDate,
): readonly WeighedRate[] {
  const { framework, bounds, rounding, scope } = uplift;
  const rise = riseFor(uplift, provider);
  return linesOf(rates).map((line): WeighedRate => {
    const { area, service, band, days } = line;
    const stays = (because: StaysBecause) => ({ stays: { area, service, band }, because });
    if (!isWithin(scope, provider, line, agreement.areas.get(area)?.level)) return stays('out-of-scope');
    if (rise === 0n) return stays('excepted');
    const day = dayOf(uplift, agreement, provider, area);
    if (day === undefined) return stays('no-anniversary');
    if (days.has(day)) return stays('agreed-for-that-day');
    const begins = [...days.keys()].toSorted();
    const before = begins.findLast((from) => from < day);
    const next = begins.find((from) => from > day);
    const oldPence = before === undefined ? undefined : days.get(before);
    if (oldPence === undefined) return stays('none-before');
    const hourlyPence = uplifted(oldPence, rise, rounding, bounds);
    if (hourlyPence === oldPence) return stays('same-amount');
    const rate = { area, service, band, hourlyPence, effectiveFrom: day };
    const laterPence = next === undefined ? undefined : days.get(next);
    const until =
      next === undefined || laterPence === undefined
        ? null
        : { hourlyPence: laterPence, effectiveFrom: next };
    return { raised: { framework, provider, ...rate, oldPence, uplift: uplift.uplift, decidedOn }, until };
  });
}

/** What an uplift makes of a provider's rates: those that rise. */
export const raisedRates = (
  ...weighed: Parameters<typeof weighedRates>
): readonly Omit<RateUplifted, 'type'>[] =>
  weighedRates(...weighed).flatMap((each) => ('raised' in each ? [each.raised] : []));
