import { ofThisVersion, type Offer, type Referral } from '../referral-state.ts';

/** An offer by its reference. */
export type Named = readonly [reference: string, offer: Offer];

/** The step in which an offer was made; undefined: an import told of it. */
export const stepOf = ({ steps }: Referral, offer: string) =>
  steps.findLast(({ invited }) => invited.includes(offer));

/** Those who said yes to the newest version. */
export const accepted = (state: Referral): readonly Named[] =>
  ofThisVersion(state).filter(([, { outcome }]) => outcome === 'accepted');

/** The one that was chosen, while its yes stands. */
export const chosenOffer = (state: Referral): Named | undefined =>
  accepted(state).find(([reference]) => reference === state.chosen);
