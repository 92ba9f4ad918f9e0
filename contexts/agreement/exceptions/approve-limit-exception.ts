import { askerInForce, command, mayBeAskedBy, type Principal } from '#access';
import { Aggregates, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { established } from '../established.ts';
import { framework, type Framework } from '../framework.ts';
import type { FrameworkEvent } from '../framework.events.ts';
import { role } from '../role.ts';
import { demandRequested } from './demand-requested.ts';
import { LimitExceptionApproved } from './limit-exception.events.ts';

/** Lets an award go beyond the limit, as somebody else asked for; good for one award. */
export class ApproveLimitException extends command(
  { framework: reference, area: reference, role, provider: reference },
  mayBeAskedBy('contract-manager'),
) {}

export const approveLimitException =
  (
    decision: ApproveLimitException,
    by: Pick<Principal, 'id' | 'isBehind'>,
  ): Decide<Framework, FrameworkEvent> =>
  (state, now) => {
    established(state, decision.framework);
    const known = demandRequested(state, decision, by);
    if (known.approved) return [];
    return [new LimitExceptionApproved({ ...decision, decidedAt: now, decidedBy: by.id })];
  };

@CommandHandler(ApproveLimitException)
export class ApproveLimitExceptionHandler implements ICommandHandler<ApproveLimitException> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(decision: ApproveLimitException) {
    const decide = approveLimitException(decision, askerInForce());
    return this.aggregates.transact(framework, decision.framework, decide);
  }
}
