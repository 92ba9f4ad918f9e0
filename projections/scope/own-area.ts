import { ProviderScope } from '#access';
import { Rejection } from '#event-sourcing';

/**
 * Refuses a provider's question about one area in which it has nothing, as if there were no such area: no position
 * ever, and nothing found. Throws a Rejection `area-unknown`.
 */
export function demandOwnArea(
  area: string | undefined,
  positions: readonly { readonly area: string }[],
  found: readonly unknown[],
): void {
  if (area === undefined || found.length > 0 || ProviderScope.inForce().whole) return;
  if (!positions.some((held) => held.area === area))
    throw new Rejection(
      'area-unknown',
      `There is no area ${area} in which you have anything: name one of yours.`,
    );
}
