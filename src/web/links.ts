import type { Instant, LocalDate } from '#event-sourcing';

/** What every figure depends on, so that a link asks the same question again tomorrow. */
export interface Asked {
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly knownAt: Instant | null;
}

/** The path that was asked for, as it was written: what was encoded still is. */
export const pathOf = ({ url }: { readonly url: string }): string => url.split('?')[0] ?? '/';

type Parameters = Readonly<Record<string, string | number | null | undefined>>;

/** A path with the parameters that have a value. */
export function href(path: string, parameters: Parameters): string {
  let search = '';
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null || value === undefined || value === '') continue;
    search += `${search === '' ? '?' : '&'}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  }
  return path + search;
}

/** What of the offers behind a figure: the names are those of the question that finds them. */
export interface OfferFilter {
  readonly provider?: string | undefined;
  readonly area?: string | undefined;
  readonly role?: string | undefined;
  readonly state?: string | undefined;
  readonly days?: number | undefined;
  readonly judged?: boolean | undefined;
  readonly segment?: string | undefined;
}

/** The list of offers behind a figure. */
export const offersHref = ({ framework, asOf, knownAt }: Asked, { judged, ...filter }: OfferFilter): string =>
  href('/offers', { framework, ...filter, judged: judged === true ? 'true' : undefined, asOf, knownAt });

export interface PlacementFilter {
  readonly provider?: string | undefined;
  readonly area?: string | undefined;
  readonly role?: string | undefined;
  readonly days?: number | undefined;
}

/** The list of placements behind a figure. */
export const placementsHref = ({ framework, asOf, knownAt }: Asked, filter: PlacementFilter): string =>
  href('/placements', { framework, ...filter, asOf, knownAt });

/** Everything about one referral. */
export const referralHref = ({ framework, knownAt }: Asked, referral: string): string =>
  href(`/referrals/${encodeURIComponent(referral)}`, { framework, knownAt });
