import { Rejection } from '#event-sourcing';
import type { Framework } from './framework.ts';

/** Refused `area-unknown` when the framework, which there is, has no such area. */
export function demandArea({ areas }: Framework, area: string): void {
  if (areas.has(area)) return;
  throw new Rejection('area-unknown', `There is no area ${area}: name one of the framework's, or define it.`);
}
