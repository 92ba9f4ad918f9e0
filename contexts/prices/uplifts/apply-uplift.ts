import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, localDate, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { framework } from '../../agreement/index.ts';
import { RateUplifted, type RateEvent } from '../rate.events.ts';
import { rates, type Rates } from '../rates.ts';
import { raisedRates } from './raised-rates.ts';
import { type Uplift, uplifts } from './uplifts.ts';

/** Raises the rates of one provider as was approved for all. */
export class ApplyUplift extends command(
  { framework: reference, uplift: reference, provider: reference },
  mayBeAskedBy('system'),
) {}

type Framework = (typeof framework)['initial'];

export const applyUplift =
  (
    { provider, uplift: asked }: ApplyUplift,
    uplift: Uplift | undefined,
    agreement: Framework,
  ): Decide<Rates, RateEvent> =>
  (state) => {
    if (!uplift || uplift.approvedAt === null)
      throw new Rejection(
        'uplift-not-approved',
        `The uplift ${asked} is not approved: have it decided first.`,
      );
    return raisedRates(uplift, agreement, provider, state, localDate(uplift.approvedAt)).map(
      (rate) => new RateUplifted(rate),
    );
  };

@CommandHandler(ApplyUplift)
export class ApplyUpliftHandler implements ICommandHandler<ApplyUplift> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(apply: ApplyUplift) {
    const known = await this.aggregates.load(uplifts, apply.framework);
    const agreement = await this.aggregates.load(framework, apply.framework);
    const decide = applyUplift(apply, known.get(apply.uplift), agreement);
    return this.aggregates.transact(rates, `${apply.framework}-${apply.provider}`, decide);
  }
}
