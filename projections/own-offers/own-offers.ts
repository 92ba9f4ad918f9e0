import { addDays, type LocalDate, localDate, type Views } from '#event-sourcing';
import { type FrameworkRow, frameworkNamed, policyOn } from '../frameworks/index.ts';
import { pageOf, type Paging } from '../measures/index.ts';
import { decidedAt, type Offer, referrals, type ReferralRow } from '../referrals/index.ts';
import { ownOffer, type OwnOffer } from './own-offer.ts';

/** How many days an answered offer is listed, and those on which it was answered. */
const listedDays = 84;

/** What was offered to a provider. */
export interface OwnOffers {
  readonly framework: string;
  readonly provider: string;
  /** Those that wait for an answer, the one due first first. */
  readonly open: readonly OwnOffer[];
  /** Those answered, lapsed or taken back within 84 days, the last first. */
  readonly closed: readonly OwnOffer[];
  readonly next: string | null;
}

export interface OwnOffersQuestion extends Paging {
  readonly framework?: string | undefined;
  readonly provider: string;
  readonly today: LocalDate;
}

function told(
  framework: FrameworkRow,
  provider: string,
  rows: readonly ReferralRow[],
  wanted: (offer: Offer) => boolean,
) {
  return rows.flatMap((row) =>
    row.offers
      .filter((offer) => offer.provider === provider && wanted(offer))
      .map((offer) => {
        const { policy } = policyOn(framework, localDate(decidedAt(offer) ?? offer.deadline));
        return ownOffer(row, offer, framework, policy.exemptReasons);
      }),
  );
}

const datedAt = ({ decidedAt: at, deadline }: OwnOffer) => at ?? deadline;
/** Later instants come first in the text order of these. */
const backwards = (instant: string) => instant.replaceAll(/\d/g, (digit) => String(9 - Number(digit)));

/** The offers of one provider: the open ones whole, the closed ones page by page. */
export function ownOffers(views: Views, { provider, today, ...question }: OwnOffersQuestion): OwnOffers {
  const framework = frameworkNamed(views, question.framework);
  const since = addDays(today, 1 - listedDays);
  const found = (from: string, to: string) =>
    views.withTerm(referrals, `${framework.framework}/${from}`, `${framework.framework}/${to}`);
  const open = told(
    framework,
    provider,
    found(`open-to/${provider}`, `open-to/${provider}`),
    ({ outcome }) => outcome === 'pending',
  );
  const closed = told(
    framework,
    provider,
    found(`answer-of/${provider}/${since}`, `answer-of/${provider}/~`),
    (offer) => {
      const at = decidedAt(offer);
      return at !== null && localDate(at) >= since;
    },
  );
  const { items, next } = pageOf(closed, (offer) => `${backwards(datedAt(offer))}/${offer.offer}`, question);
  return {
    framework: framework.framework,
    provider,
    open: pageOf(open, ({ deadline, offer }) => `${deadline}/${offer}`, { limit: open.length }).items,
    closed: items,
    next,
  };
}
