import type { DomainEvent, Instant, LocalDate } from '#event-sourcing';
import type { FrameworkEstablished, PolicyDocument } from '../../contexts/agreement/index.ts';
import type { PriceMethod } from '../../contexts/procurement/index.ts';
import { optional, type Cell } from './cells/cell.ts';
import type { OnRecord } from './on-record.ts';

/** The tables of an import folder, in the order in which one refers to another. */
export const kindNames = [
  'areas',
  'providers',
  'positions',
  'rates',
  'suspensions',
  'referrals',
  'offers',
  'skips',
  'exemptions',
  'packages',
  'tenders',
  'clarifications',
  'interests',
  'bids',
  'openings',
  'scores',
  'quality',
  'evaluations',
  'rate-reviews',
  'uplifts',
  'ratings',
  'indicators',
  'deliveries',
  'notices',
] as const;
export type KindName = (typeof kindNames)[number];

/** The tables that others refer to. */
export type Referable = 'areas' | 'providers' | 'referrals' | 'offers' | 'tenders';

export interface Column<T> {
  readonly name: string;
  readonly cell: Cell<T>;
  /** The column may be absent, the cell empty. */
  readonly optional: boolean;
  /** The cell names a row of that table, in the folder or on record. */
  readonly refersTo?: Referable;
  /** The cell holds a reason; one that is not on the list is a warning. */
  readonly reason?: true;
}

export const column = <T>(
  name: string,
  cell: Cell<T>,
  more: Pick<Column<T>, 'refersTo' | 'reason'> = {},
): Column<T> => ({ name, cell, optional: false, ...more });

export const maybe = <T>(
  name: string,
  cell: Cell<T>,
  more: Pick<Column<T>, 'refersTo' | 'reason'> = {},
): Column<T | null> => ({ name, cell: optional(cell), optional: true, ...more });

/** What the owning context makes of a row: the facts, and when each happened. */
export interface Past {
  readonly stream: string;
  readonly events: readonly { readonly event: DomainEvent; readonly occurred: Instant }[];
}

/** What the owning context records when a row on record was wrong. */
export interface Correction {
  readonly stream: string;
  readonly event: DomainEvent;
}

/** What a row does not say itself. */
export interface Setting {
  readonly framework: string;
  readonly startsOn: LocalDate;
  readonly regime: FrameworkEstablished['regime'];
  /** The policy in force on a date. */
  readonly policyOn: (date: LocalDate) => PolicyDocument;
  /** The referral of an offer that is in the folder or on record. */
  readonly referralOf: (offer: string) => string;
  /** How prices become points in a tender that is in the folder or on record. */
  readonly methodOf: (tender: string) => PriceMethod;
}

/** What is impossible about a row, and in which field it shows. */
export type Fault<F> = readonly [field: keyof F & string, reason: string];

/** One table of an import folder: how its rows are read, what is impossible, and what they become. */
export interface Kind<F extends object> {
  readonly name: KindName;
  /** By field, in the order of the table. */
  readonly columns: { readonly [K in keyof F]-?: Column<F[K]> };
  /** The fields that tell one row from another. */
  readonly key: readonly (keyof F & string)[];
  /** What the fields that could be read make impossible together. */
  readonly impossible?: (row: Partial<F>) => readonly Fault<F>[];
  /** The facts as they will be recorded. */
  readonly settled?: (facts: F) => F;
  /** The facts on record under the same key. */
  readonly recorded: (facts: F, on: OnRecord) => F | undefined;
  /** Fields that no correction can change. */
  readonly fixed?: readonly (keyof F & string)[];
  readonly past: (facts: F, setting: Setting) => Past;
  readonly correction: (facts: F, setting: Setting) => Correction;
}

/** The fields of any row. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Any kind, for those who treat all alike. */
export type AnyKind = Kind<Facts>;

/** Forgets which kind it is: facts are only ever handed back to the kind that read them. */
export const kindOf = <F extends object>(kind: Kind<F>): AnyKind => kind as unknown as AnyKind;

/** The fields of a row as far as they could be read. */
export type Readable = Readonly<Record<string, Facts[string] | undefined>>;

/** What tells a row of the kind from another, without what it leaves open; references hold no "/". Undefined when that could not be read. */
export function keyOf({ key }: AnyKind, facts: Readable): string | undefined {
  let text = '';
  for (const field of key) {
    const value = facts[field];
    if (value === undefined) return undefined;
    if (value === null) continue;
    text += text === '' ? String(value) : `/${String(value)}`;
  }
  return text;
}

/** A row that was wrong is recorded anew: the last fact that it becomes takes the place of the one before. */
export function lastOf({ stream, events }: Past): Correction {
  const last = events.at(-1);
  if (!last) throw new Error(`A row of ${stream} became nothing.`);
  return { stream, event: last.event };
}
