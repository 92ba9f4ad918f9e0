import type { Instant, LocalDate } from '#event-sourcing';
import type { QuartileMethod, RateFlag, ServiceKind } from '../../contexts/prices/index.ts';
import type { IndexEntry } from '../indices/index.ts';
import type { ProviderRate } from '../rates/index.ts';
import type { Pace } from './movement.ts';
import type { Spread } from './spread.ts';

/** How the median of the rates that were in force on both days moved. */
export interface MedianDrift {
  readonly rates: number;
  readonly fromMilliPence: number;
  readonly toMilliPence: number;
  readonly movedMilliPercent: number | null;
  readonly pace: Pace | null;
}

/** The rates of one band in one area, in all areas of a level, or everywhere. */
export interface PriceRow extends Spread {
  /** Null: of all areas of the level. */
  readonly area: string | null;
  /** Null: of all levels. */
  readonly level: number | null;
  readonly band: string;
  /** Null: none of them was in force on the first day. */
  readonly drift: MedianDrift | null;
}

/** A rate in force, and what it was on the first day. */
export interface RateMove extends ProviderRate {
  readonly fromPence: number;
  readonly movedMilliPercent: number | null;
  readonly pace: Pace | null;
}

/** What an index was, as published by each of the two days. */
export interface IndexDrift {
  readonly series: string;
  readonly from: IndexEntry | null;
  readonly to: IndexEntry | null;
  readonly movedMilliPercent: number | null;
}

/** `kpi prices`: how the rates in force are spread, which stand out, and how they moved beside an index. */
export interface PricesDocument {
  readonly measure: 'prices';
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly knownAt: Instant | null;
  readonly policyVersion: number;
  readonly quartiles: QuartileMethod;
  readonly service: ServiceKind;
  /** The first day of the drift. */
  readonly since: LocalDate;
  /** Null: none was asked for. */
  readonly index: IndexDrift | null;
  /** By area and band; then, unless one area was asked for, by level and band, and everywhere by band. */
  readonly rows: readonly PriceRow[];
  /** Beside the others of the same area and band, by the policy; by area, band and provider. */
  readonly outliers: readonly (ProviderRate & { readonly flags: readonly RateFlag[] })[];
  /** The rates in force on both days, by area, band and provider. */
  readonly moves: readonly RateMove[];
}

export interface PricesQuestion {
  readonly framework?: string | undefined;
  readonly area?: string | undefined;
  readonly asOf: LocalDate;
  readonly since: LocalDate;
  readonly service: ServiceKind;
  readonly series?: string | undefined;
  readonly knownAt?: Instant | null | undefined;
}
