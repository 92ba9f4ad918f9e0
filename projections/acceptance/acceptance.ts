import type { Instant, LocalDate, Views } from '#event-sourcing';
import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import { frameworkNamed, policyOn, type FrameworkRow } from '../frameworks/index.ts';
import { by, holdsWithin, windowEnding, type Window } from '../measures/index.ts';
import { countedOffers, countings, countsInSum, type CountedOffer, type Part } from './counted-offers.ts';
import { headroom, percentAccepted, recovery } from './line.ts';
import { cellKey, latestStarts, scopeOf, statusOf, type AcceptanceStatus } from './status.ts';

export type { Window } from '../measures/index.ts';
export type { AcceptanceStatus } from './status.ts';

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
  /** The rows that the policy judges (all but the monitored), together; an offer that was inherited counts once. */
  readonly overall: { readonly accepted: number; readonly counted: number; readonly percent: number | null };
  readonly rows: readonly AcceptanceRow[];
}

/** What is asked of the figure; `framework` left out: the only one. `knownAt` only says what the views hold. */
export interface AcceptanceQuestion extends Part {
  readonly framework?: string | undefined;
  readonly asOf: LocalDate;
  readonly knownAt?: Instant | null | undefined;
}

type Cell = Pick<AcceptanceRow, 'provider' | 'area' | 'role'>;

/** The positions held in the window, and those that an offer of the window was made to. */
function cells(framework: FrameworkRow, window: Window, offers: readonly CountedOffer[], part: Part) {
  const held = framework.positions.flatMap(({ provider, area, role, ...dates }): readonly Cell[] =>
    role !== 'reserve' && holdsWithin(dates, window) ? [{ provider, area, role }] : [],
  );
  const found = new Map<string, { readonly cell: Cell; readonly offers: CountedOffer[] }>();
  for (const cell of [...held, ...offers]) {
    const { provider, area, role } = cell;
    const wanted =
      provider === (part.provider ?? provider) &&
      area === (part.area ?? area) &&
      role === (part.role ?? role);
    if (wanted && !found.has(cellKey(cell)))
      found.set(cellKey(cell), { cell: { provider, area, role }, offers: [] });
  }
  for (const offer of offers) found.get(cellKey(offer))?.offers.push(offer);
  return [...found.values()];
}

/** What every row of one figure is judged by. */
interface Judging {
  readonly framework: FrameworkRow;
  readonly policy: PolicyDocument;
  readonly asOf: LocalDate;
  readonly starts: ReadonlyMap<string, LocalDate>;
}

function rowOf({ framework, policy, asOf, starts }: Judging, cell: Cell, offers: readonly CountedOffer[]) {
  const { minimumPercent } = policy.acceptance;
  const tally = { accepted: 0, declined: 0, lapsed: 0, exempt: 0, withdrawn: 0, superseded: 0 };
  for (const { counting } of offers) tally[counting] += 1;
  const { superseded: _superseded, ...columns } = tally;
  const { accepted } = tally;
  const counted = [...countings(policy)].reduce((sum, counting) => sum + tally[counting], 0);
  const share = { accepted, counted };
  const net = { accepted: accepted - offers.filter(({ failed }) => failed).length, counted };
  const scope = scopeOf(framework, policy.acceptance, cell);
  return {
    ...cell,
    ...columns,
    counted,
    percent: percentAccepted(share),
    status: statusOf(scope, policy.acceptance, asOf, starts.get(cellKey(cell)), share),
    net: { accepted: net.accepted, percent: percentAccepted(net) },
    headroom: headroom(share, minimumPercent),
    recovery: recovery(share, minimumPercent),
  };
}

/** The figure, and the offers that each of its rows counts, by the row's `cellKey`. */
export interface CountedAcceptance {
  readonly document: AcceptanceDocument;
  readonly offers: ReadonlyMap<string, readonly CountedOffer[]>;
}

/** The acceptance of every primary and secondary position (S4:107-109), by the policy in force on `asOf`. */
export const acceptance = (views: Views, question: AcceptanceQuestion): AcceptanceDocument =>
  countedAcceptance(views, question).document;

/** The same, with the offers that are counted. */
export function countedAcceptance(views: Views, question: AcceptanceQuestion): CountedAcceptance {
  const { asOf, knownAt = null } = question;
  const framework = frameworkNamed(views, question.framework);
  const { version, policy } = policyOn(framework, asOf);
  const { minimumPercent, windowDays } = policy.acceptance;
  const window = windowEnding(asOf, windowDays);
  const offers = countedOffers(views, framework, window, policy, question);
  const judging = { framework, policy, asOf, starts: latestStarts(framework, asOf) };
  const rows = cells(framework, window, offers, question)
    .map(({ cell, offers }) => rowOf(judging, cell, offers))
    .toSorted(
      by(
        ({ provider }) => provider,
        ({ area }) => area,
        ({ role }) => role,
      ),
    );
  const counts = countings(policy);
  const counting = offers.filter((offer) => counts.has(offer.counting));
  const judged = counting.filter(
    (offer) => countsInSum(offer, question) && scopeOf(framework, policy.acceptance, offer) === 'breach',
  );
  const overall = {
    accepted: judged.filter(({ counting }) => counting === 'accepted').length,
    counted: judged.length,
  };
  const document: AcceptanceDocument = {
    measure: 'acceptance',
    framework: framework.framework,
    asOf,
    knownAt,
    policyVersion: version,
    minimumPercent,
    window,
    overall: { ...overall, percent: percentAccepted(overall) },
    rows,
  };
  return { document, offers: Map.groupBy(counting, (offer) => cellKey(offer)) };
}
