import { command, mayBeAskedBy } from '#access';
import { Aggregates, canonicalize, currentOrigin, type Decide, Rejection } from '#event-sourcing';
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

function demandSound(
  { formula, bounds, scope, exceptions }: ProposeUplift,
  { areas, positions }: Framework,
): void {
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
  const holders = new Set(positions.map(({ provider }) => provider));
  const stranger = [...(scope.providers ?? []), ...named].find((provider) => !holders.has(provider));
  if (stranger !== undefined)
    throw new Rejection(
      'provider-unknown',
      `${stranger} never held a position in the framework, so that no rate of it would rise: name others.`,
    );
  if (new Set(named).size < named.length)
    throw new Rejection('exception-twice', 'A provider has two exceptions: give each provider one.');
}

type Facts = Omit<UpliftProposed, 'type' | 'belowPractice' | 'proposedAt' | 'proposedBy'>;

/** What is proposed, in one form. */
const essence = (facts: Facts) => {
  const { title, formula, scope, exceptions, bounds, rounding, effective, evidence } = facts;
  return canonicalize({ title, formula, scope, exceptions, bounds, rounding, effective, evidence });
};

/** @param proposedBy everybody who stands behind the proposal */
export const proposeUplift =
  (propose: ProposeUplift, agreement: Framework, proposedBy: string): Decide<Uplifts, UpliftEvent> =>
  (state, now) => {
    if (!agreement.terms)
      throw new Rejection(
        'framework-unknown',
        `There is no framework ${propose.framework}: establish it first.`,
      );
    const { effective, formula, bounds } = propose;
    const from = effective.rule === 'fixed' ? effective.on : effective.yearFrom;
    const { uplift: policy } = policyOn(agreement.policies, from);
    const facts = { ...propose, rounding: propose.rounding ?? policy.rounding };
    const known = state.get(propose.uplift);
    const isSame = known?.proposedBy === proposedBy && known.standing === 'proposed';
    if (isSame && essence(known) === essence(facts)) return [];
    if (known)
      throw new Rejection(
        'uplift-exists',
        `There is an uplift ${propose.uplift} already: choose another reference.`,
      );
    demandSound(propose, agreement);
    const belowPractice = !atLeastPercent(boundedRise(riseOf(formula), bounds), policy.practicePercent);
    return [new UpliftProposed({ ...facts, belowPractice, proposedAt: now, proposedBy })];
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
