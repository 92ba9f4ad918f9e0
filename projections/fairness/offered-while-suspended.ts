import { localDate } from '#event-sourcing';
import { dayInWords, holdsOn, momentInWords } from '../measures/index.ts';
import type { ReferralRow } from '../referrals/index.ts';
import { eventsOf, type Finding, type Ground } from './finding.ts';

/** A referral was offered to a provider that was suspended that day. */
export function offeredWhileSuspended({ providers }: Ground, row: ReferralRow): readonly Finding[] {
  return row.offers.flatMap(({ offer, provider, offeredAt, events }): readonly Finding[] => {
    const suspension = providers
      .get(provider)
      ?.suspensions.find((each) => holdsOn(each, localDate(offeredAt)));
    if (!suspension) return [];
    const until = suspension.to === null ? 'until further notice' : `until ${dayInWords(suspension.to)}`;
    return [
      {
        code: 'OFFERED_WHILE_SUSPENDED',
        offer,
        because:
          `${row.referral} was offered to ${provider} on ${momentInWords(offeredAt)}, while it was suspended from ` +
          `${dayInWords(suspension.from)} ${until} (${suspension.reason}).`,
        events: [
          ...eventsOf(row, events.slice(0, 1)),
          ...suspension.events.map((rev) => ({ stream: `provider-${provider}`, rev })),
        ],
      },
    ];
  });
}
