import { type Action, type OfferSituation, type Situation } from './action.ts';
import { byPhone } from './by-phone.ts';
import { onNeed } from './on-need.ts';
import { onOffer } from './on-offer.ts';
import { onOrder } from './on-order.ts';

/** Everything that is done with a referral by its page. */
export const referralActions: readonly Action[] = [...onOrder, ...onNeed];

/** Everything that is done with an offer of it. */
export const offerActions: readonly Action<OfferSituation>[] = [...byPhone, ...onOffer];

/** Those of them that there is a point in, and that whoever looks may do. */
export const actionsIn = <S extends Situation>(
  actions: readonly Action<S>[],
  situation: S,
): readonly Action<S>[] =>
  actions.filter(({ command, when }) => command.rule.allows(situation.asker) && when(situation));

/** What the page says after something was done, by its name in the address. */
export const doneBy = (name: string | undefined): string | undefined =>
  name === 'raise'
    ? 'The referral is raised. Offer it to whoever comes next.'
    : [...referralActions, ...offerActions].find((action) => action.name === name)?.done;
