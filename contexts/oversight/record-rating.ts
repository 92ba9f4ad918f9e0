import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { cqcRating, provider } from '../providers/index.ts';
import { demandProvider } from './demand-provider.ts';
import { corrects } from './fields.ts';
import { keys, oversight, type Oversight } from './oversight.ts';
import { type OversightEvent, RatingCorrected, ratingFacts, RatingRecorded } from './oversight.events.ts';
import { say } from './say.ts';

/** How the regulator or the council's own audit rates a provider from a day on. */
export class RecordRating extends command({ ...ratingFacts, corrects }, mayBeAskedBy('contract-manager')) {}

/** Whether the words are the regulator's: the council's own audits have words of their own. */
export const isRating = ({ kind, rating }: Pick<RatingRecorded, 'kind' | 'rating'>): boolean =>
  kind !== 'cqc' || cqcRating.safeParse(rating).success;

export const recordRating =
  ({ corrects, ...fact }: RecordRating, admitted: boolean): Decide<Oversight, OversightEvent> =>
  ({ ratings }, now) => {
    demandProvider(admitted, fact.provider);
    if (!isRating(fact))
      throw new Rejection(
        'rating-unknown',
        `The regulator rates ${cqcRating.options.join(', ')}: give one of these.`,
      );
    return say(
      {
        ...{ known: ratings[keys.rating(fact)], fact, on: fact.on, corrects },
        first: (said) => new RatingRecorded(said),
        again: (said) => new RatingCorrected(said),
      },
      now,
    );
  };

@CommandHandler(RecordRating)
export class RecordRatingHandler implements ICommandHandler<RecordRating> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(record: RecordRating) {
    const { standing } = await this.aggregates.load(provider, record.provider);
    return this.aggregates.transact(oversight, record.provider, recordRating(record, standing !== null));
  }
}
