import type { LocalDate, Views } from '#event-sourcing';
import type { Role } from '../../contexts/agreement/index.ts';
import { rateInForce, ratesByKey } from '../../contexts/prices/index.ts';
import type { AcceptanceRow } from '../acceptance/index.ts';
import { rankOn, type FrameworkRow, type Position } from '../frameworks/index.ts';
import { holdsOn } from '../measures/index.ts';
import { providers, type Pause, type ProviderRow } from '../providers/index.ts';
import { rates } from '../rates/index.ts';

/** Why a provider is not asked on a date: by the council or by itself; both null: it is. */
export interface Availability {
  /** The reason of the suspension in force. */
  readonly suspended: string | null;
  /** The pause in force: until its day, until further notice when that is null. */
  readonly paused: Pick<Pause, 'area' | 'from' | 'to'> | null;
}

/** A provider that holds a position, and how it stands. */
export interface Holder extends Availability {
  readonly provider: string;
  readonly name: string;
  readonly role: Role;
  readonly rank: number | null;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly cqcRating: string | null;
  readonly outOfScope: readonly string[];
  /** Pence an hour by which the order compares it; null: no rate is in force. */
  readonly hourlyPence: number | null;
  /** Its acceptance in this position; null: none is measured. */
  readonly acceptance: AcceptanceRow | null;
}

/** Whether a provider is asked on a date under a framework, in an area or, with null, anywhere. */
export function availabilityOf(
  { suspensions, pauses }: Pick<ProviderRow, 'suspensions' | 'pauses'>,
  { framework, area }: { readonly framework: string; readonly area: string | null },
  date: LocalDate,
): Availability {
  const suspended = suspensions.find((each) => holdsOn(each, date));
  const paused = pauses.find(
    (each) =>
      each.framework === framework && (each.area === null || each.area === area) && holdsOn(each, date),
  );
  return {
    suspended: suspended?.reason ?? null,
    paused: paused ? { area: paused.area, from: paused.from, to: paused.to } : null,
  };
}

/** The holder of a position as it stands on a date. */
export function holderOf(
  views: Views,
  { framework }: FrameworkRow,
  position: Position,
  date: LocalDate,
  figures: readonly AcceptanceRow[],
): Holder {
  const { area, role, provider, from, to } = position;
  const row = views.get(providers, provider) ?? providers.initial;
  const agreed = views.get(rates, `${framework}/${provider}`)?.rates ?? [];
  const same = (each: AcceptanceRow) =>
    each.provider === provider && each.area === area && each.role === role;
  return {
    ...{ provider, name: row.name || provider, role, rank: rankOn(position, date), from, to },
    ...{ cqcRating: row.cqcRating, outOfScope: row.outOfScope },
    ...availabilityOf(row, { framework, area }, date),
    hourlyPence: rateInForce(ratesByKey(agreed), area, date),
    acceptance: figures.find((each) => same(each)) ?? null,
  };
}
