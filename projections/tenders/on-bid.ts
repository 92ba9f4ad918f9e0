import type { Evolve, RecordedEvent } from '#event-sourcing';
import { type BidEvent, ratedKey } from '../../contexts/procurement/index.ts';
import type { BidReceipt, OpenedBid, RateReviewRow, TenderRow } from './tender-row.ts';

interface OfBid {
  readonly framework: string;
  readonly tender: string;
  readonly provider: string;
}

function onReceipt(row: TenderRow, { framework, tender, provider }: OfBid, change: Partial<BidReceipt>) {
  const none = { provider, receivedAt: null, digest: null, withdrawnAt: null, refusedAt: null };
  const known = row.receipts.find((each) => each.provider === provider) ?? none;
  const others = row.receipts.filter((each) => each.provider !== provider);
  return { ...row, framework, tender, receipts: [...others, { ...known, ...change }] };
}

const unopened = (provider: string): OpenedBid => ({
  ...{ provider, openedAt: null, openedBy: null, salt: null, lots: [], rates: [], answers: [] },
  ...{ scores: [], moderated: [], quality: null, reviews: [], events: [] },
});

function onOpened(
  row: TenderRow,
  { framework, tender, provider }: OfBid,
  { pos }: RecordedEvent,
  change: (bid: OpenedBid) => Partial<OpenedBid>,
): TenderRow {
  const known = row.bids.find((each) => each.provider === provider) ?? unopened(provider);
  const changed = { ...known, ...change(known), events: [...known.events, pos] };
  const others = row.bids.filter((each) => each.provider !== provider);
  return { ...row, framework, tender, bids: [...others, changed] };
}

const onReview = (
  row: TenderRow,
  facts: OfBid & Pick<RateReviewRow, 'area' | 'service' | 'band'>,
  recorded: RecordedEvent,
  change: Partial<RateReviewRow>,
) =>
  onOpened(row, facts, recorded, ({ reviews }) => ({
    reviews: reviews.map((each) => (ratedKey(each) === ratedKey(facts) ? { ...each, ...change } : each)),
  }));

const bare = <F extends OfBid>({
  framework: _framework,
  tender: _tender,
  provider: _provider,
  ...facts
}: F) => facts;

/** What the events of bids make of the row of their tender. */
export const onBid: Evolve<TenderRow, BidEvent> = {
  BidReceived: (row, facts) => {
    const { receivedAt, digest } = facts;
    return onReceipt(row, facts, { receivedAt, digest, withdrawnAt: null });
  },
  BidRefusedLate: (row, facts) => {
    const known = row.receipts.find(({ provider }) => provider === facts.provider)?.refusedAt ?? null;
    return onReceipt(row, facts, { refusedAt: known ?? facts.receivedAt });
  },
  BidWithdrawn: (row, facts) =>
    onReceipt(row, facts, { receivedAt: null, digest: null, withdrawnAt: facts.withdrawnAt }),
  BidOpened: (row, facts, recorded) =>
    onOpened(row, facts, recorded, () => {
      const { openedAt, openedBy, salt, content } = facts;
      return { openedAt, openedBy, salt, ...content };
    }),
  AnswerScored: (row, facts, recorded) =>
    onOpened(row, facts, recorded, ({ scores }) => ({
      scores: [
        ...scores.filter(
          ({ question, evaluator }) => question !== facts.question || evaluator !== facts.evaluator,
        ),
        bare(facts),
      ],
    })),
  ScoreModerated: (row, facts, recorded) =>
    onOpened(row, facts, recorded, ({ moderated }) => ({
      moderated: [...moderated.filter(({ question }) => question !== facts.question), bare(facts)],
    })),
  QualityAssessed: (row, facts, recorded) => onOpened(row, facts, recorded, () => ({ quality: bare(facts) })),
  RateFlagged: (row, facts, recorded) =>
    onOpened(row, facts, recorded, ({ reviews }) => ({
      reviews: [
        ...reviews.filter((each) => ratedKey(each) !== ratedKey(facts)),
        { ...bare(facts), requested: null, received: null, concluded: null },
      ],
    })),
  RateExplanationRequested: (row, facts, recorded) => {
    const { dueOn, requestedAt } = facts;
    return onReview(row, facts, recorded, { requested: { dueOn, requestedAt } });
  },
  RateExplanationReceived: (row, facts, recorded) => {
    const { text, receivedAt } = facts;
    return onReview(row, facts, recorded, { received: { text, receivedAt } });
  },
  RateReviewConcluded: (row, facts, recorded) => {
    const { outcome, reason, concludedAt } = facts;
    return onReview(row, facts, recorded, { concluded: { outcome, reason, concludedAt } });
  },
  BidRatesConfirmed: (row, facts, recorded) => onOpened(row, facts, recorded, () => ({})),
};
