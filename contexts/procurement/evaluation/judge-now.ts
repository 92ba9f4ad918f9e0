import { NotAllowed } from '#access';
import type { Aggregates } from '#event-sourcing';
import { askerNow, type Asker } from '../../referrals/index.ts';

/** Which person of the council's judges now. Rejects with NotAllowed when it is none. */
export async function judgeNow(aggregates: Aggregates): Promise<Asker> {
  const asker = await askerNow(aggregates);
  if (!asker) throw new NotAllowed('Only a person of the council judges a bid.');
  return asker;
}
