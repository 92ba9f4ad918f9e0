import {
  AnswerScored,
  BidOpened,
  BidsOpened,
  EvaluatorAppointed,
  EvaluatorInterestDeclared,
  PricesEvaluated,
  QualityAssessed,
  RateFlagged,
  RateReviewConcluded,
  ScoreModerated,
  TenderOpened,
} from '../../../contexts/procurement/index.ts';
import type { RateFlag } from '../../../contexts/prices/index.ts';
import { tenders } from '../../../projections/tenders/index.ts';
import { County } from '../../support/county.ts';
import { now, of, terms } from '../../contexts/procurement/evaluation/evaluation.ts';

/** A tender that is judged, recorded step by step. */
export class JudgedTender {
  private readonly county = new County().area('A01');

  constructor(rates: Readonly<Record<string, number>>) {
    this.onTender(new TenderOpened(terms));
    for (const [provider, hourlyPence] of Object.entries(rates))
      this.onBid(
        new BidOpened({
          ...{ ...of, provider, openedAt: now, openedBy: 'u-1', salt: null },
          content: {
            lots: [{ area: 'A01', role: 'primary' }],
            rates: [{ area: 'A01', service: 'home-care', band: 'standard', hourlyPence }],
            answers: [{ question: 'Q1', text: `We are ${provider}.` }],
          },
        }),
      );
    this.onTender(new BidsOpened({ ...of, openedAt: now, bidders: Object.keys(rates) }));
  }

  evaluator(evaluator: string, interests: string[] | null = []): this {
    this.onTender(new EvaluatorAppointed({ ...of, evaluator, appointedAt: now }));
    return interests
      ? this.onTender(new EvaluatorInterestDeclared({ ...of, evaluator, interests, declaredAt: now }))
      : this;
  }

  score(provider: string, evaluator: string, score: number): this {
    return this.onBid(new AnswerScored({ ...of, provider, question: 'Q1', evaluator, score, scoredAt: now }));
  }

  moderated(provider: string, score: number): this {
    const facts = { ...of, provider, question: 'Q1', score, reason: 'Agreed.', moderatedAt: now };
    return this.onBid(new ScoreModerated(facts));
  }

  assessed(provider: string, points: number, passed = true): this {
    return this.onBid(new QualityAssessed({ ...of, provider, points, passed, failed: [], assessedAt: now }));
  }

  flagged(provider: string, ...flags: RateFlag[]): this {
    return this.onBid(
      new RateFlagged({ ...of, provider, ...this.rate, hourlyPence: 1500, flags, flaggedAt: now }),
    );
  }

  concluded(provider: string, outcome: 'accepted' | 'rejected'): this {
    const facts = { ...of, provider, ...this.rate, outcome, reason: 'Heard.', concludedAt: now };
    return this.onBid(new RateReviewConcluded(facts));
  }

  priced(...providers: string[]): this {
    const points = { pence: 2000, quality: 40_000_000, price: 50_000_000, total: 90_000_000 };
    const ranking = providers.map((provider, i) => ({ provider, ...points, rank: i + 1 }));
    const facts = { area: 'A01', method: 'lowest-over-price' as const, referencePence: 2000, ranking };
    return this.onTender(new PricesEvaluated({ ...of, ...facts, evaluatedAt: now }));
  }

  row() {
    return this.county.views().get(tenders, `${of.framework}/${of.tender}`)!;
  }

  private readonly rate = { area: 'A01', service: 'home-care' as const, band: 'standard' };

  private onTender(event: Parameters<County['record']>[1]): this {
    this.county.record(`tender-${of.framework}-${of.tender}`, event);
    return this;
  }

  private onBid(event: Parameters<County['record']>[1] & { readonly provider: string }): this {
    this.county.record(`bid-${of.framework}-${of.tender}-${event.provider}`, event);
    return this;
  }
}
