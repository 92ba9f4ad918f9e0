import { Rejection } from '#event-sourcing';
import type { Variation, Variations } from './variations.ts';

/** A variation that whoever asks may know of. Throws a Rejection `variation-unknown`. */
export function variationNamed(
  state: Variations,
  reference: string,
  visible: (provider: string) => boolean = () => true,
): Variation {
  const known = state.get(reference);
  if (known && visible(known.provider)) return known;
  throw new Rejection('variation-unknown', `There is no variation ${reference}: request it first.`);
}
