import type { Instant } from '#event-sourcing';
import type { Criterion, OfferRole, Outcome } from '../../contexts/referrals/index.ts';
import { momentInWords } from '../measures/index.ts';
import type { Offer } from '../referrals/index.ts';

/** What became of one offer: all that its provider is told of the order. */
export interface OfferLine {
  readonly offer: string;
  readonly provider: string;
  readonly role: OfferRole;
  readonly version: number;
  /** Null: an import told of it. */
  readonly round: number | null;
  readonly offeredAt: Instant;
  readonly deadline: Instant;
  readonly outcome: Outcome;
  readonly notChosen: Criterion | null;
  readonly words: string;
}

/** Why another came first, without anybody’s values. */
export const notChosenWords: Readonly<Record<Criterion, string>> = {
  ability: 'it could do all that was asked',
  preference: 'the customer would rather have it',
  rate: 'its rate is lower',
  'least-recent': 'it took a package on less recently',
  'seeded-random': 'nothing else told the two apart, and the draw put it first',
  'first-accepted': 'it said yes first',
};

const ends: Readonly<Record<Outcome, string>> = {
  pending: 'it waits for an answer',
  accepted: 'it was accepted',
  declined: 'it was declined',
  lapsed: 'it was not answered in time',
  withdrawn: 'the council took it back',
};

/** An offer in a sentence. */
export function offerLine(each: Offer): OfferLine {
  const { offer, provider, role, version, round, offeredAt, deadline, outcome, notChosen } = each;
  const instead = notChosen === null ? '' : `; another one was chosen: ${notChosenWords[notChosen]}`;
  const words =
    `${provider} was asked as ${role} on ${momentInWords(offeredAt)}, for an answer by ${momentInWords(deadline)}: ` +
    `${ends[outcome]}${instead}.`;
  return { offer, provider, role, version, round, offeredAt, deadline, outcome, notChosen, words };
}
