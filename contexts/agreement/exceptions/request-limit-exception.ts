import { askerInForce, command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, label, localDate, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { established } from '../established.ts';
import { framework, type Framework } from '../framework.ts';
import type { FrameworkEvent } from '../framework.events.ts';
import { policyOn } from '../policy-on.ts';
import { role } from '../role.ts';
import { exceptionFor } from './limit-exception.ts';
import { LimitExceptionRequested } from './limit-exception.events.ts';

/** Asks that a provider may hold this position although it then holds more than the award limit (S4:81-89). */
export class RequestLimitException extends command(
  { framework: reference, area: reference, role, provider: reference, reason: label, evidence: label },
  mayBeAskedBy('contract-manager'),
) {}

/** @param requestedBy the author on record: somebody else decides */
export const requestLimitException =
  (request: RequestLimitException, requestedBy: string): Decide<Framework, FrameworkEvent> =>
  (state, now) => {
    established(state, request.framework);
    if (!state.areas.has(request.area))
      throw new Rejection('area-unknown', `There is no area ${request.area}: define it first.`);
    const known = exceptionFor(state.exceptions, request);
    if (known?.requestedBy === requestedBy && known.reason === request.reason) return [];
    if (known)
      throw new Rejection(
        'limit-exception-requested',
        'This exception was asked for already: have it decided, or award the position.',
      );
    if (policyOn(state.policies, localDate(now)).limitException === 'never')
      throw new Rejection(
        'limit-exception-not-allowed',
        'The policy lets nobody go beyond an award limit: award it to another provider, or adopt another policy.',
      );
    return [new LimitExceptionRequested({ ...request, requestedAt: now, requestedBy })];
  };

@CommandHandler(RequestLimitException)
export class RequestLimitExceptionHandler implements ICommandHandler<RequestLimitException> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(request: RequestLimitException) {
    const decide = requestLimitException(request, askerInForce().id);
    return this.aggregates.transact(framework, request.framework, decide);
  }
}
