import { Principal } from '#access';
import { FindAllocation } from '../../../projections/allocation/index.ts';

/** Whether whoever looks may see who is best given what: nothing leads the others there. */
export function maySeeAllocation(): boolean {
  const asker = Principal.inForce();
  return asker !== undefined && FindAllocation.rule.allows(asker);
}
