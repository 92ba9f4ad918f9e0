import { command, mayBeAskedBy } from '#access';
import { Aggregates, instant, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { AccessRefused, refusalFacts } from './refusal.events.ts';
import { refusals } from './refusals.ts';

/**
 * Records who was turned away within a minute. A stream holds an hour of all nodes: what an attack of days leaves behind
 * is never read as a whole.
 */
export class CountRefusals extends command(
  { minute: instant, refusals: z.array(z.strictObject(refusalFacts)).min(1).max(50) },
  mayBeAskedBy('system'),
) {}

export const countRefusals =
  ({ minute, refusals }: CountRefusals): Decide<null, AccessRefused> =>
  () =>
    refusals.map((each) => new AccessRefused({ minute, ...each }));

@CommandHandler(CountRefusals)
export class CountRefusalsHandler implements ICommandHandler<CountRefusals> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(count: CountRefusals) {
    return this.aggregates.transact(refusals, count.minute.slice(0, 13), countRefusals(count));
  }
}
