import { askerInForce, command, mayBeAskedBy, type Principal } from '#access';
import { Aggregates, type Decide, label, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { established } from '../established.ts';
import { framework, type Framework } from '../framework.ts';
import type { FrameworkEvent } from '../framework.events.ts';
import { role } from '../role.ts';
import { demandRequested } from './demand-requested.ts';
import { LimitExceptionRefused } from './limit-exception.events.ts';

/** Leaves the limit as it is, whatever somebody else asked for; also after it was approved, until it is used. */
export class RefuseLimitException extends command(
  { framework: reference, area: reference, role, provider: reference, reason: label },
  mayBeAskedBy('contract-manager'),
) {}

export const refuseLimitException =
  (
    decision: RefuseLimitException,
    by: Pick<Principal, 'id' | 'isBehind'>,
  ): Decide<Framework, FrameworkEvent> =>
  (state, now) => {
    established(state, decision.framework);
    demandRequested(state, decision, by);
    return [new LimitExceptionRefused({ ...decision, decidedAt: now, decidedBy: by.id })];
  };

@CommandHandler(RefuseLimitException)
export class RefuseLimitExceptionHandler implements ICommandHandler<RefuseLimitException> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(decision: RefuseLimitException) {
    const decide = refuseLimitException(decision, askerInForce());
    return this.aggregates.transact(framework, decision.framework, decide);
  }
}
