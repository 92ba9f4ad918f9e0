import { addDays, type LocalDate, type Views } from '#event-sourcing';
import { closedPeriod } from '../../contexts/performance/index.ts';
import { frameworkNamed, policyOn } from '../frameworks/index.ts';
import type { Window } from '../measures/index.ts';
import type {
  AcceptanceDocument,
  AcceptanceQuestion,
  AcceptanceRow,
  CountedAcceptance,
} from './acceptance.ts';
import { countedOffers, countings, type CountedOffer } from './counted-offers.ts';
import { type Forecast, forecast } from './forecast.ts';
import { percentAccepted, type Share } from './line.ts';
import { cellKey, latestStarts, scopeOf } from './status.ts';

/** The same share by the hours that were offered, in weekly minutes. */
export interface HoursShare {
  readonly acceptedMinutes: number;
  readonly countedMinutes: number;
  /** Truncated to one decimal; null of nothing. */
  readonly percent: number | null;
  /** Without the acceptances that came to nothing through the provider. */
  readonly net: { readonly acceptedMinutes: number; readonly percent: number | null };
}

/** Acceptance over other days than the policy's window; nothing is judged by it. */
export interface ShareOver extends Window, Share {
  readonly percent: number | null;
}

/** What stands beside the acceptance of a position, for information. */
export interface AcceptanceOutlook extends Pick<AcceptanceRow, 'provider' | 'area' | 'role'> {
  readonly forecast: Forecast | null;
  readonly hours: HoursShare;
  /** The payment period of four weeks that `asOf` lies in, and the framework from its first day, both to `asOf`. */
  readonly toDate: { readonly period: ShareOver; readonly contract: ShareOver } | null;
}

/** `kpi acceptance` with what stands beside each row. */
export interface AcceptanceWithOutlooks extends AcceptanceDocument {
  /** In the order of the rows; `toDate` only where one provider was asked for. */
  readonly outlooks: readonly AcceptanceOutlook[];
}

const isAccepted = ({ counting }: CountedOffer): boolean => counting === 'accepted';
const minutesOf = (offers: readonly CountedOffer[]): number =>
  offers.reduce((sum, { need }) => sum + (need?.weeklyMinutes ?? 0), 0);

/** An offer whose need nobody knows has no hours, on either side. */
function hoursOf(offers: readonly CountedOffer[]): HoursShare {
  const accepted = offers.filter((offer) => isAccepted(offer));
  const share = { accepted: minutesOf(accepted), counted: minutesOf(offers) };
  const net = { ...share, accepted: minutesOf(accepted.filter(({ failed }) => !failed)) };
  return {
    acceptedMinutes: share.accepted,
    countedMinutes: share.counted,
    percent: percentAccepted(share),
    net: { acceptedMinutes: net.accepted, percent: percentAccepted(net) },
  };
}

function shareOver(offers: readonly CountedOffer[], window: Window): ShareOver {
  const within = offers.filter(({ decidedOn }) => decidedOn >= window.from && decidedOn <= window.to);
  const share = { accepted: within.filter((offer) => isAccepted(offer)).length, counted: within.length };
  return { ...window, ...share, percent: percentAccepted(share) };
}

/** The current payment period, as far as it has come. */
function periodUntil(startsOn: LocalDate, asOf: LocalDate): Window {
  const closed = closedPeriod(startsOn, asOf);
  return { from: closed === null ? startsOn : addDays(closed.to, 1), to: asOf };
}

/** What stands beside each row of an acceptance figure: the forecast, the hours, and other windows for information. */
export function withOutlooks(
  views: Views,
  question: AcceptanceQuestion,
  { document, offers: inWindow }: CountedAcceptance,
): AcceptanceWithOutlooks {
  const { asOf, rows } = document;
  const framework = frameworkNamed(views, question.framework);
  const { policy } = policyOn(framework, asOf);
  const contract = { from: framework.startsOn, to: asOf };
  const period = periodUntil(framework.startsOn, asOf);
  const counts = countings(policy);
  const inContract =
    question.provider === undefined
      ? undefined
      : Map.groupBy(
          countedOffers(views, framework, contract, policy, question).filter(({ counting }) =>
            counts.has(counting),
          ),
          (offer) => cellKey(offer),
        );
  const starts = latestStarts(framework, asOf);
  const outlooks = rows.map(({ provider, area, role }): AcceptanceOutlook => {
    const key = cellKey({ provider, area, role });
    const offers = inWindow.get(key) ?? [];
    const answers = offers.map((offer) => ({ decidedOn: offer.decidedOn, accepted: isAccepted(offer) }));
    const scope = scopeOf(framework, policy.acceptance, { area, role });
    const all = inContract === undefined ? undefined : (inContract.get(key) ?? []);
    return {
      ...{ provider, area, role },
      forecast: forecast(scope, policy.acceptance, asOf, starts.get(key), answers),
      hours: hoursOf(offers),
      toDate: all ? { period: shareOver(all, period), contract: shareOver(all, contract) } : null,
    };
  });
  return { ...document, outlooks };
}
