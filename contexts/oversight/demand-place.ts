import { Rejection } from '#event-sourcing';

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
