import { Rejection, type Views } from '#event-sourcing';
import { uplifts, type UpliftRow } from './uplifts.ts';

/** An uplift of a framework. Throws a Rejection `uplift-unknown`. */
export function upliftNamed(views: Views, framework: string, reference: string): UpliftRow {
  const found = views.get(uplifts, `${framework}/${reference}`);
  if (found) return found;
  throw new Rejection(
    'uplift-unknown',
    `There is no uplift ${reference} in the framework ${framework}: look at the reference again.`,
  );
}
