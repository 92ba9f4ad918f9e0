import { command, mayBeAskedBy } from '#access';
import { Aggregates, canonicalize, currentOrigin, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { framework, policyOn } from '../../agreement/index.ts';
import { demandNew, demandSound, firstDayOf, underPolicy, upliftPlan } from './uplift-plan.ts';
import { UpliftProposed, type UpliftEvent } from './uplift.events.ts';
import type { Uplift, Uplifts } from './uplifts.ts';
import { uplifts } from './uplifts.ts';

/** Proposes that rates rise; a second person decides. `rounding` null: as the policy of that day says. */
export class ProposeUplift extends command(
  { framework: reference, uplift: reference, ...upliftPlan.shape },
  mayBeAskedBy('contract-manager'),
) {}

type Framework = (typeof framework)['initial'];

/** Whether this is what was proposed, by whoever proposes it now. */
const isKnown = (known: Uplift | undefined, asked: Omit<UpliftProposed, 'type' | 'proposedAt'>): boolean =>
  known?.standing === 'proposed' && canonicalize({ ...known, ...asked }) === canonicalize(known);

/** @param proposedBy everybody who stands behind the proposal */
export const proposeUplift =
  (propose: ProposeUplift, agreement: Framework, proposedBy: string): Decide<Uplifts, UpliftEvent> =>
  (state, now) => {
    if (!agreement.terms)
      throw new Rejection(
        'framework-unknown',
        `There is no framework ${propose.framework}: establish it first.`,
      );
    const known = state.get(propose.uplift);
    const { uplift: policy } = policyOn(agreement.policies, firstDayOf(propose));
    const asked = { ...propose, ...underPolicy(propose, policy), proposedBy };
    if (isKnown(known, asked)) return [];
    demandNew(propose.uplift, known);
    demandSound(propose, agreement);
    return [new UpliftProposed({ ...asked, proposedAt: now })];
  };

@CommandHandler(ProposeUplift)
export class ProposeUpliftHandler implements ICommandHandler<ProposeUplift> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(propose: ProposeUplift) {
    const agreement = await this.aggregates.load(framework, propose.framework);
    const by = currentOrigin().by.id;
    return this.aggregates.transact(uplifts, propose.framework, proposeUplift(propose, agreement, by));
  }
}
