import type { ProviderScope } from '#access';
import type { AwardLine, Lot } from '../../contexts/procurement/index.ts';
import type { Clarification, OpenedBid, TenderRow } from './tender-row.ts';

const hears = ({ provider, answer }: Clarification, scope: ProviderScope) =>
  answer?.sharedWith === 'all' ||
  (provider !== null && scope.covers(provider)) ||
  (answer?.sharedWith ?? []).some((each) => scope.covers(each));

/** Another bidder's scores and points; nothing that it wrote. */
const scoresOf = (bid: OpenedBid): OpenedBid => ({
  ...bid,
  ...{ lots: [], rates: [], answers: [], salt: null, openedBy: null, reviews: [], scores: [], events: [] },
});

/** Its own bid: who gave which score is never told, what came of it once the outcome is. */
function own(bid: OpenedBid, notified: boolean): OpenedBid {
  const told = { ...bid, openedBy: null, scores: [], events: [] };
  if (notified) return told;
  const asked = bid.reviews.filter(({ requested }) => requested !== null);
  return {
    ...told,
    moderated: [],
    quality: null,
    // What it was held against would tell of the others' rates.
    reviews: asked.map((each) => ({ ...each, flags: [], concluded: null })),
  };
}

type Award = NonNullable<TenderRow['award']>;

/** Who is given what; of why nothing: the letter tells it. */
const toldLine = (scope: ProviderScope, isTold: (lot: Lot) => boolean) => (line: AwardLine) => {
  const mine = scope.covers(line.provider);
  return {
    ...line,
    ...{ because: '', total: mine || isTold(line) ? line.total : 0 },
    passedOver: line.passedOver.filter(({ provider }) => scope.covers(provider)),
  };
};

function toldAward(award: Award, scope: ProviderScope, isTold: (lot: Lot) => boolean): Award {
  return {
    ...award,
    decidedBy: '',
    awards: award.awards.map(toldLine(scope, isTold)),
    unfilled: award.unfilled.map((each) => ({
      ...each,
      passedOver: each.passedOver.filter(({ provider }) => scope.covers(provider)),
    })),
  };
}

/**
 * A tender as a bidder knows it: what everybody is told, every question and answer without who asked, its own bid. Once
 * the outcome is notified also its own scores, who is given what, and the scores and points of whoever is given a
 * primary or secondary position that it bid for itself. What it is not told is empty, and 0 where it is a number.
 */
export function ofBidder(row: TenderRow, scope: ProviderScope): TenderRow {
  const { award, confirmed } = row;
  const notified = row.notified !== null && award !== null;
  const mine = row.bids.filter(({ provider }) => scope.covers(provider));
  const wanted = mine.flatMap(({ lots }) => lots);
  const isTold = ({ area, role }: Lot) =>
    role !== 'reserve' && wanted.some((lot) => lot.area === area && lot.role === role);
  const rivals = (award?.awards ?? []).filter((line) => isTold(line) && !scope.covers(line.provider));
  const won = (area: string, provider: string) =>
    rivals.some((each) => each.area === area && each.provider === provider);
  return {
    ...row,
    clarifications: row.clarifications.map((each) => ({
      ...each,
      provider: each.provider !== null && scope.covers(each.provider) ? each.provider : null,
      answer: each.answer && hears(each, scope) ? { ...each.answer, sharedWith: 'all' } : null,
    })),
    evaluators: [],
    unreadable: row.unreadable.filter((provider) => scope.covers(provider)),
    receipts: row.receipts.filter(({ provider }) => scope.covers(provider)),
    bids: [
      ...mine.map((each) => own(each, notified)),
      ...(notified
        ? row.bids.filter(({ provider }) => rivals.some((each) => each.provider === provider)).map(scoresOf)
        : []),
    ],
    prices: notified
      ? row.prices
          .filter(({ area }) => wanted.some((lot) => lot.area === area))
          .map((each) => ({
            ...each,
            referencePence: null,
            ranking: each.ranking
              .filter(({ provider }) => scope.covers(provider) || won(each.area, provider))
              .map((bid) => (scope.covers(bid.provider) ? bid : { ...bid, pence: 0 })),
          }))
      : [],
    award: notified ? toldAward(award, scope, isTold) : null,
    confirmed: confirmed && {
      ...confirmed,
      confirmedBy: '',
      awards: confirmed.awards.map(toldLine(scope, isTold)),
    },
    declined: row.declined.filter(({ provider }) => scope.covers(provider)),
    events: [],
  };
}
