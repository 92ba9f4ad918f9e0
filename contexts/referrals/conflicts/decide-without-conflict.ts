import { type Aggregates, type Decide, localDate, type Receipt } from '#event-sourcing';
import { framework } from '../../agreement/index.ts';
import { heldOn } from '../order/standings.ts';
import type { ReferralEvent } from '../referral.events.ts';
import { referral, type Referral } from '../referral.ts';
import { askerNow } from './asker.ts';
import { demandNoConflict } from './demand-no-conflict.ts';

/**
 * Has something decided about a referral, unless whoever asks has an interest in a provider that was asked for it or
 * could be asked today (domain E54). Rejects with a Rejection `conflict-of-interest`, and as `Aggregates.transact`.
 */
export async function decideWithoutConflict(
  aggregates: Aggregates,
  of: { readonly framework: string; readonly referral: string },
  decide: Decide<Referral, ReferralEvent>,
): Promise<Receipt> {
  const stream = `${of.framework}-${of.referral}`;
  const asker = await askerNow(aggregates);
  if (!asker || asker.interests.size === 0) return aggregates.transact(referral, stream, decide);
  const { positions } = await aggregates.load(framework, of.framework);
  return aggregates.transact(referral, stream, (state, now) => {
    const holders = heldOn(positions, state.need?.area ?? '', localDate(now));
    demandNoConflict(
      state,
      asker,
      holders.map(({ provider }) => provider),
    );
    return decide(state, now);
  });
}
