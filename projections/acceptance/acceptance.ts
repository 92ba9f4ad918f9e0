import type { Instant, LocalDate } from '#event-sourcing';

/** Europe/London dates, both inclusive. */
export interface Window {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export type AcceptanceStatus = 'monitored' | 'not-assessed' | 'mobilising' | 'insufficient' | 'met' | 'below';

/** How one provider answered the referrals offered to it in one area and role: one cell of the heat map. */
export interface AcceptanceRow {
  readonly provider: string;
  readonly area: string;
  readonly role: 'primary' | 'secondary';
  readonly accepted: number;
  readonly declined: number;
  readonly lapsed: number;
  readonly exempt: number;
  readonly withdrawn: number;
  readonly counted: number;
  /** Truncated to one decimal; null when nothing is counted. */
  readonly percent: number | null;
  readonly status: AcceptanceStatus;
  /** Without the acceptances that came to nothing through the provider; `counted` stays. */
  readonly net: { readonly accepted: number; readonly percent: number | null };
  /** Further declines before a breach; null when below the line, without a line, or when nothing is counted. */
  readonly headroom: number | null;
  /** Acceptances in a row needed to be back; null when the line is 100 or nothing is counted. */
  readonly recovery: number | null;
}

/** `kpi acceptance`: the figure, with everything that it depends on. Rows by provider, area, role. */
export interface AcceptanceDocument {
  readonly measure: 'acceptance';
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly knownAt: Instant | null;
  readonly policyVersion: number;
  readonly minimumPercent: number;
  readonly window: Window;
  /** The rows that the policy judges (all but the monitored), together. */
  readonly overall: { readonly accepted: number; readonly counted: number; readonly percent: number | null };
  readonly rows: readonly AcceptanceRow[];
}
