import { NotAllowed } from './not-allowed.ts';
import { Principal } from './principal.ts';

/** Who asks, because another person must decide. Throws NotAllowed when nobody who is known does. */
export function askerInForce(): Principal {
  const asker = Principal.inForce();
  if (!asker) throw new NotAllowed('Only somebody who is known may ask or decide this.');
  return asker;
}
