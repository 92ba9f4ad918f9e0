import { Rejection } from '#event-sourcing';
import type { Uplift, Uplifts } from './uplifts.ts';

/** The uplift that is still to be decided. Throws a Rejection `uplift-unknown` or `uplift-decided`. */
export function demandProposed(state: Uplifts, reference: string): Uplift {
  const known = state.get(reference);
  if (!known) throw new Rejection('uplift-unknown', `There is no uplift ${reference}: propose it first.`);
  if (known.standing !== 'proposed')
    throw new Rejection(
      'uplift-decided',
      `The uplift ${reference} is ${known.standing}: propose another one.`,
    );
  return known;
}
