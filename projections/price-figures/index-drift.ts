import { Rejection, type Views } from '#event-sourcing';
import { indexOn, indices } from '../indices/index.ts';
import { type Moved, risenMilliPercent } from './movement.ts';
import type { IndexDrift, PricesQuestion } from './prices-document.ts';

/** How the index asked for moved between the two days, as published by each of them. */
export function indexDrift(
  views: Views,
  { series, since, asOf }: PricesQuestion,
): { readonly index: IndexDrift | null; readonly moved: Moved | null } {
  if (series === undefined) return { index: null, moved: null };
  const row = views.get(indices, series);
  if (!row) throw new Rejection('index-unknown', `There is no index ${series}: record it first.`);
  const [from, to] = [indexOn(row, since), indexOn(row, asOf)];
  const moved = from && to && { from: from.value, to: to.value };
  return { index: { series, from, to, movedMilliPercent: moved && risenMilliPercent(moved) }, moved };
}
