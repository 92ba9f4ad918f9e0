import { command, mayBeAskedBy } from '#access';
import { Aggregates, currentOrigin, type Decide, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { framework, policyOn } from '../../agreement/index.ts';
import { UpliftProposed, upliftFacts, upliftRounding, type UpliftEvent } from './uplift.events.ts';
import { atLeastPercent, boundedRise, riseOf } from './uplifted.ts';
import type { Uplifts } from './uplifts.ts';
import { uplifts } from './uplifts.ts';

/** Proposes that rates rise; a second person decides. `rounding` null: as the policy of that day says. */
export class ProposeUplift extends command(
  { ...upliftFacts, rounding: upliftRounding.nullable() },
  mayBeAskedBy('contract-manager'),
) {}

type Framework = (typeof framework)['initial'];

function demandSound({ formula, bounds, scope, exceptions }: ProposeUplift, { areas }: Framework): void {
  const weights =
    formula.kind === 'weighted'
      ? formula.parts.reduce((sum, { weightPercent }) => sum + weightPercent, 0)
      : 100;
  if (weights !== 100)
    throw new Rejection(
      'weights-not-whole',
      `The weights of the costs make ${weights} %: give them so that they make 100 %.`,
    );
  const { leastMilliPercent, mostMilliPercent, leastPence, mostPence } = bounds;
  const crossed = (least: number | null, most: number | null) =>
    least !== null && most !== null && least > most;
  if (crossed(leastMilliPercent, mostMilliPercent) || crossed(leastPence, mostPence))
    throw new Rejection(
      'bounds-crossed',
      'A least is above its most: give bounds that leave something between.',
    );
  const unknown = scope.areas?.find((area) => !areas.has(area));
  if (unknown !== undefined)
    throw new Rejection('area-unknown', `There is no area ${unknown}: name areas of the framework.`);
  const named = exceptions.map(({ provider }) => provider);
  if (new Set(named).size < named.length)
    throw new Rejection('exception-twice', 'A provider has two exceptions: give each provider one.');
}

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
    if (known?.proposedBy === proposedBy && known.standing === 'proposed' && known.title === propose.title)
      return [];
    if (known)
      throw new Rejection(
        'uplift-exists',
        `There is an uplift ${propose.uplift} already: choose another reference.`,
      );
    demandSound(propose, agreement);
    const { effective, formula, bounds } = propose;
    const from = effective.rule === 'fixed' ? effective.on : effective.yearFrom;
    const { uplift: policy } = policyOn(agreement.policies, from);
    const rise = boundedRise(riseOf(formula), bounds);
    const rounding = propose.rounding ?? policy.rounding;
    const belowPractice = !atLeastPercent(rise, policy.practicePercent);
    return [new UpliftProposed({ ...propose, rounding, belowPractice, proposedAt: now, proposedBy })];
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
