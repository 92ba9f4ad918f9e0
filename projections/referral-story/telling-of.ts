import type { DomainEvent, OfType } from '#event-sourcing';
import type { ReferralRow } from '../referrals/index.ts';

/** What a fact says in a sentence, given the referral as it was after it. */
export type Telling<E extends DomainEvent> = {
  readonly [T in E['type']]: (event: Omit<OfType<E, T>, 'type'>, row: ReferralRow) => string;
};
