import { type Decide, type Decider, type DomainEvent, Rejection } from '#event-sourcing';
import { defaultPolicy } from '../../../../contexts/agreement/index.ts';
import type { Opened } from '../../../../contexts/procurement/evaluation/evaluation-desk.ts';
import {
  bid,
  type Bid,
  type BidEvent,
  BidOpened,
  BidsOpened,
  EvaluatorAppointed,
  EvaluatorInterestDeclared,
  tender,
  type Tender,
  type TenderEvent,
  TenderOpened,
} from '../../../../contexts/procurement/index.ts';
import type { Asker } from '../../../../contexts/referrals/index.ts';
import { folded } from '../../../support/given.ts';

export const of = { framework: 'CSH-2025', tender: 'T1' };
export const now = '2026-07-01T08:00:00.000Z';

export const terms = {
  ...of,
  title: 'Care at home in Westmarch',
  regime: 'PA2023' as const,
  generation: 1,
  lots: [{ area: 'A01', role: 'primary' as const }],
  rates: [{ service: 'home-care' as const, band: 'standard', weight: 1 }],
  questions: [{ question: 'Q1', title: 'How do you keep care workers?', weight: 1, minimum: null }],
  scale: 100,
  weights: { quality: 50, price: 50 },
  minimumQualityPercent: 60,
  priceMethod: 'lowest-over-price' as const,
  benchmarkPence: null,
  objective: { primary: 2, secondary: 1, by: 'points' as const },
  questionsUntil: '2026-05-15T11:00:00.000Z',
  deadline: '2026-06-01T11:00:00.000Z',
  standstillWorkingDays: null,
  openedAt: '2026-05-01T08:00:00.000Z',
};

export const judge = (person: string, ...interests: readonly string[]): Asker => ({
  person,
  interests: new Set(interests),
});

const bids = (offers: Readonly<Record<string, number>>) =>
  Object.entries(offers).map(
    ([provider, hourlyPence]) =>
      new BidOpened({
        ...of,
        provider,
        openedAt: now,
        openedBy: 'u-1',
        salt: null,
        content: {
          lots: [{ area: 'A01', role: 'primary' }],
          rates: [{ area: 'A01', service: 'home-care', band: 'standard', hourlyPence }],
          answers: [{ question: 'Q1', text: 'With fair pay.' }],
        },
      }),
  );

/** A tender whose bids are judged in memory, each verb on what the ones before recorded. */
export class Evaluation {
  readonly recorded: DomainEvent[] = [];
  readonly bids: Map<string, Bid>;
  tender: Tender;

  /** @param offers hourly pence by provider */
  constructor(
    offers: Readonly<Record<string, number>>,
    more: Partial<ConstructorParameters<typeof TenderOpened>[0]> = {},
    readonly review: Opened['review'] = {
      ...defaultPolicy.rateReview,
      lowPercentOfMedian: 1,
      highPercentOfMedian: 1000,
    },
  ) {
    this.bids = new Map(bids(offers).map((each) => [each.provider, folded(bid, [each])]));
    this.tender = folded<Tender, TenderEvent>(tender, [
      new TenderOpened({ ...terms, ...more }),
      new EvaluatorAppointed({ ...of, evaluator: 'u-2', appointedAt: now }),
      new EvaluatorInterestDeclared({ ...of, evaluator: 'u-2', interests: [], declaredAt: now }),
      new BidsOpened({ ...of, openedAt: now, bidders: Object.keys(offers) }),
    ]);
  }

  onBid(provider: string, decide: Decide<Bid, BidEvent>): readonly DomainEvent[] {
    const state = this.bids.get(provider) ?? bid.initial;
    const events = decide(state, now);
    this.bids.set(provider, onto(bid, state, events));
    this.recorded.push(...events);
    return events;
  }

  onTender(decide: Decide<Tender, TenderEvent>): readonly DomainEvent[] {
    const events = decide(this.tender, now);
    this.tender = onto(tender, this.tender, events);
    this.recorded.push(...events);
    return events;
  }

  /** The code with which the verb is refused; undefined: it is not. */
  static refusal(verb: () => unknown): string | undefined {
    try {
      verb();
      return undefined;
    } catch (error) {
      if (error instanceof Rejection) return error.code;
      throw error;
    }
  }
}

const onto = <State, E extends DomainEvent>(decider: Decider<State, E>, state: State, events: readonly E[]) =>
  folded({ ...decider, initial: state }, events);
