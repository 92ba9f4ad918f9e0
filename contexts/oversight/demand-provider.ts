import { Rejection } from '#event-sourcing';

/** Refused `provider-unknown`. */
export function demandProvider(admitted: boolean, provider: string): void {
  if (!admitted) throw new Rejection('provider-unknown', `There is no provider ${provider}: admit it first.`);
}

/** Refused `framework-unknown`, `area-unknown`. */
export function demandPlace(
  { terms, areas }: { readonly terms: unknown; readonly areas: ReadonlyMap<string, unknown> },
  framework: string,
  area: string | null,
): void {
  if (terms === null)
    throw new Rejection('framework-unknown', `There is no framework ${framework}: name one that there is.`);
  if (area !== null && !areas.has(area))
    throw new Rejection('area-unknown', `${framework} has no area ${area}: name one that it has.`);
}
