import { askerInForce, command, mayBeAskedBy } from '#access';
import { Aggregates, date, type Decide, label, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { continuity, type Continuity } from './continuity.ts';
import { underWay } from './under-way.ts';
import { ContingencyPlanTriggered } from './continuity.events.ts';

/** The council works by its contingency plan from a day on. */
export class TriggerContingencyPlan extends command(
  { framework: reference, provider: reference, plan: label, on: date },
  mayBeAskedBy('contract-manager'),
) {}

export const triggerContingencyPlan =
  (trigger: TriggerContingencyPlan, triggeredBy: string): Decide<Continuity, ContingencyPlanTriggered> =>
  (state) =>
    underWay(state, trigger.provider).plan === trigger.plan
      ? []
      : [new ContingencyPlanTriggered({ ...trigger, triggeredBy })];

@CommandHandler(TriggerContingencyPlan)
export class TriggerContingencyPlanHandler implements ICommandHandler<TriggerContingencyPlan> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(trigger: TriggerContingencyPlan) {
    const decide = triggerContingencyPlan(trigger, askerInForce().id);
    return this.aggregates.transact(continuity, trigger.framework, decide);
  }
}
