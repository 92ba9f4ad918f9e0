import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, label, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Asker } from '../../referrals/index.ts';
import { type BidEvent, score, ScoreModerated } from '../bid.events.ts';
import { bid, type Bid } from '../bid.ts';
import { tender, type Tender } from '../tender.ts';
import { bidStream, tenderStream } from '../streams.ts';
import { demandBid } from './demand-bid.ts';
import { demandImpartial } from './demand-impartial.ts';
import { demandOpened } from './demand-opened.ts';
import { demandQuestion } from './demand-question.ts';
import { judgeNow } from './judge-now.ts';
import { hasInterest, outstanding } from './outstanding.ts';

/** The score that the evaluators agreed on, and why; it can change until the quality of the bid is assessed. */
export class ModerateScore extends command(
  {
    ...{ framework: reference, tender: reference, provider: reference, question: reference },
    ...{ score, reason: label },
  },
  mayBeAskedBy('contract-manager'),
) {}

function demandScored(of: Tender, { scores }: Bid, moderate: ModerateScore): void {
  const { provider } = moderate;
  const missing = outstanding(of.evaluators, scores, moderate);
  if (missing.length > 0)
    throw new Rejection('scores-missing', `${missing.join(', ')} must score this answer first.`);
  if (of.evaluators.every((each) => hasInterest(each, provider)))
    throw new Rejection(
      'scores-missing',
      `No evaluator is without an interest in ${provider}: appoint one who can score its answers.`,
    );
}

export const moderateScore =
  (moderate: ModerateScore, of: Tender, asker: Asker): Decide<Bid, BidEvent> =>
  (state, now) => {
    const terms = demandOpened(of, moderate);
    demandBid(state, moderate);
    demandImpartial(of, asker, moderate.provider);
    demandQuestion(terms, moderate);
    const last = state.moderated.get(moderate.question);
    if (last?.score === moderate.score && last.reason === moderate.reason) return [];
    if (state.quality)
      throw new Rejection('quality-assessed', 'The quality of this bid was assessed: its scores are closed.');
    demandScored(of, state, moderate);
    return [new ScoreModerated({ ...moderate, moderatedAt: now })];
  };

@CommandHandler(ModerateScore)
export class ModerateScoreHandler implements ICommandHandler<ModerateScore> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(moderate: ModerateScore) {
    const of = await this.aggregates.load(tender, tenderStream(moderate));
    const asker = await judgeNow(this.aggregates);
    return this.aggregates.transact(bid, bidStream(moderate), moderateScore(moderate, of, asker));
  }
}
