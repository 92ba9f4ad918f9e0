import type { Policy } from '#event-sourcing';
import { MoveReferralOn } from '../order/move-referral-on.ts';
import type { ReferralSplit } from '../referral.events.ts';
import { ReceivePart } from './receive-part.ts';

/** Each part becomes a referral; the first is accepted already, and the rest is offered from the first step on (domain E9). */
export const whenReferralSplit: Policy<ReferralSplit> = {
  name: 'receive-parts-when-referral-split',
  react: {
    ReferralSplit: ({ framework, referral: parent, parts }) =>
      parts.flatMap(({ referral }, i) => [
        new ReceivePart({ framework, referral, parent }),
        ...(i === 0 ? [] : [new MoveReferralOn({ framework, referral })]),
      ]),
  },
};
