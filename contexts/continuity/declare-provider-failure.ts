import { askerInForce, command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { framework } from '../agreement/index.ts';
import { provider } from '../providers/index.ts';
import { continuity, type Continuity } from './continuity.ts';
import {
  type ContinuityEvent,
  failureFacts,
  ProviderFailureDeclared,
  Section48DutyTriggered,
} from './continuity.events.ts';

/** A provider does not go on, and why: everything that follows begins with this. */
export class DeclareProviderFailure extends command(failureFacts, mayBeAskedBy('contract-manager')) {}

/** What there is to be named. */
interface Known {
  readonly framework: boolean;
  readonly provider: boolean;
}

/** The duty of section 48 is triggered by the business failure of a registered provider, and by nothing else. */
export const declareProviderFailure =
  (declare: DeclareProviderFailure, declaredBy: string, known: Known): Decide<Continuity, ContinuityEvent> =>
  (state) => {
    const { framework, provider, failureType, on, registered } = declare;
    if (!known.framework)
      throw new Rejection('framework-unknown', `There is no framework ${framework}: name one that there is.`);
    if (!known.provider)
      throw new Rejection('provider-unknown', `There is no provider ${provider}: admit it first.`);
    const before = state.get(provider);
    if (before?.state === 'under-way') {
      if (before.failureType === failureType && before.on === on) return [];
      throw new Rejection(
        'failure-declared',
        `A failure of ${provider} from ${before.on} on is declared: record its exit, or that it goes on, first.`,
      );
    }
    if (before?.duty === 'owed')
      throw new Rejection(
        'duty-owed',
        `The duty from the failure of ${provider} before stands: discharge it first.`,
      );
    return [
      new ProviderFailureDeclared({ ...declare, declaredBy }),
      ...(failureType === 'BUSINESS_FAILURE' && registered
        ? [new Section48DutyTriggered({ framework, provider, on })]
        : []),
    ];
  };

@CommandHandler(DeclareProviderFailure)
export class DeclareProviderFailureHandler implements ICommandHandler<DeclareProviderFailure> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(declare: DeclareProviderFailure) {
    const { terms } = await this.aggregates.load(framework, declare.framework);
    const { standing } = await this.aggregates.load(provider, declare.provider);
    const known = { framework: terms !== null, provider: standing !== null };
    const decide = declareProviderFailure(declare, askerInForce().id, known);
    return this.aggregates.transact(continuity, declare.framework, decide);
  }
}
