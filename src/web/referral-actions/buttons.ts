import { href } from '../links.ts';
import type { Action, OfferSituation, Situation } from './action.ts';
import { actionsIn, offerActions, referralActions } from './actions.ts';

/** The way to do something: a link to its form, or a button where there is nothing to fill in. */
export interface Button {
  readonly text: string;
  readonly href: string;
  readonly asks: boolean;
  readonly weight: Action['weight'];
  readonly about: string;
}

/** Where something is done. */
export const actionHref = (
  { row: { framework, referral } }: Situation,
  name: string,
  offer?: string,
): string => href(`/referrals/${encodeURIComponent(referral)}/${name}`, { framework, offer });

const weights = ['first', 'second', undefined] as const;

/** What usually comes next stands first. */
const inOrder = (buttons: readonly Button[]): readonly Button[] =>
  weights.flatMap((each) => buttons.filter(({ weight }) => weight === each));

const button = <S extends Situation>(
  { name, text, fields, weight }: Action<S>,
  situation: S,
  about: string,
  offer?: string,
): Button => ({
  text,
  href: actionHref(situation, name, offer),
  asks: fields !== undefined,
  weight,
  about,
});

/** What whoever looks may do with the referral now. */
export const referralButtons = (situation: Situation): readonly Button[] =>
  inOrder(
    actionsIn(referralActions, situation).map((action) => button(action, situation, situation.row.referral)),
  );

/** What he may do with each of its offers, by the offer. */
export function offerButtons(situation: Situation): Readonly<Record<string, readonly Button[]>> {
  const of = (each: OfferSituation) =>
    inOrder(
      actionsIn(offerActions, each).map((action) => button(action, each, each.offer.offer, each.offer.offer)),
    );
  return Object.fromEntries(situation.row.offers.map((offer) => [offer.offer, of({ ...situation, offer })]));
}
