import { addDays, type LocalDate, localDate } from '#event-sourcing';
import { type FrameworkRow, policyOn } from '../frameworks/index.ts';
import { type ProviderRates, type Rate, ratesInForce } from '../rates/index.ts';
import { isSignificant } from './significant.ts';

/** A rate that is significantly another from a day on: by an uplift or a variation, or both, or newly agreed. */
export interface RateChange extends Rate {
  readonly provider: string;
  /** What it was the day before, or before the decision where it began that day. */
  readonly oldPence: number;
  /** Null: an import told of it. */
  readonly decidedOn: LocalDate | null;
  /** Null, as the variation: it was newly agreed. */
  readonly uplift: string | null;
  readonly variation: string | null;
  /** From which change on the policy of that day calls it significant. */
  readonly significantPercent: number;
  /** Positions in the log of the rate before and of what was decided; none to a provider. */
  readonly events: readonly number[];
}

const isOfLine = (a: Rate, b: Rate) => a.area === b.area && a.service === b.service && a.band === b.band;

/** The days, both inclusive, within which a change must begin; undefined: any. */
export interface Days {
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
}

/** The significant changes of a provider's rates: one for a rate and day, whatever was decided about it. */
export function changesOfRates(
  framework: FrameworkRow,
  agreed: ProviderRates,
  { from = '', to = '~' }: Days,
): readonly RateChange[] {
  const numbered = agreed.rates.map((rate, i) => ({ rate, origin: agreed.origins[i] }));
  return numbered.flatMap(({ rate, origin }, i): readonly RateChange[] => {
    const { effectiveFrom, hourlyPence } = rate;
    const isSameDay = (other: Rate) => isOfLine(rate, other) && other.effectiveFrom === effectiveFrom;
    // Of several on one day the last one stands.
    const isLast = !agreed.rates.some((other, at) => at > i && isSameDay(other));
    if (!origin || !isLast || effectiveFrom < from || effectiveFrom > to) return [];
    const own = agreed.rates.filter((other) => isOfLine(rate, other));
    const [before] = ratesInForce(own, addDays(effectiveFrom, -1));
    const { changed, knownAt } = origin;
    const oldPence = before?.hourlyPence ?? changed?.oldPence;
    if (oldPence === undefined) return [];
    const { significantPercent } = policyOn(framework, effectiveFrom).policy.uplift;
    if (!isSignificant(oldPence, hourlyPence, significantPercent)) return [];
    const events = numbered.flatMap((each) =>
      each.rate === before || isSameDay(each.rate) ? (each.origin?.events ?? []) : [],
    );
    const { uplift = null, variation = null } = changed ?? {};
    const decidedOn = changed?.decidedOn ?? (knownAt === null ? null : localDate(knownAt));
    return [
      {
        ...{ provider: agreed.provider, ...rate, oldPence, decidedOn, uplift, variation },
        ...{ significantPercent, events: events.toSorted((a, b) => a - b) },
      },
    ];
  });
}
