import { type LocalDate, Rejection } from '#event-sourcing';
import { z } from 'zod';
import { type UpliftProposed, upliftFacts, upliftRounding } from './uplift.events.ts';
import { atLeastPercent, boundedRise, riseOf } from './uplifted.ts';

const { framework: _framework, uplift: _uplift, ...facts } = upliftFacts;

/** Everything that new rates follow from, before it is proposed; `rounding` null: as the policy of its first day says. */
export const upliftPlan = z.strictObject({ ...facts, rounding: upliftRounding.nullable() });
type Plan = z.output<typeof upliftPlan>;

/** The first day on which a rate may rise by it: the policy in force that day is the one that counts. */
export const firstDayOf = ({ effective }: Pick<Plan, 'effective'>): LocalDate =>
  effective.rule === 'fixed' ? effective.on : effective.yearFrom;

/** What the policy adds to a plan: the rounding where it names none, and whether it is less than the practice (S1.15). */
export const underPolicy = (
  { formula, bounds, rounding }: Pick<Plan, 'formula' | 'bounds' | 'rounding'>,
  policy: { readonly practicePercent: number; readonly rounding: UpliftProposed['rounding'] },
): Pick<UpliftProposed, 'rounding' | 'belowPractice'> => ({
  rounding: rounding ?? policy.rounding,
  belowPractice: !atLeastPercent(boundedRise(riseOf(formula), bounds), policy.practicePercent),
});

/** Throws a Rejection `uplift-exists`. */
export function demandNew(uplift: string, known: object | undefined): void {
  if (known)
    throw new Rejection('uplift-exists', `There is an uplift ${uplift} already: choose another reference.`);
}

/** What a plan is held against: the areas there are, and whoever holds or held a position. */
interface Agreement {
  readonly areas: { has(area: string): boolean };
  readonly positions: readonly { readonly provider: string }[];
}

/**
 * A plan must contradict neither itself nor the agreement. Throws a Rejection `weights-not-whole`, `bounds-crossed`,
 * `area-unknown`, `provider-unknown` or `exception-twice`.
 */
export function demandSound(
  { formula, bounds, scope, exceptions }: Plan,
  { areas, positions }: Agreement,
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
