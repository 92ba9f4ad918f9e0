import { momentInWords } from '../measures/index.ts';
import type { ReferralRow } from '../referrals/index.ts';
import { eventsOf, type Finding, type Ground } from './finding.ts';

/** Whether a decline is exempt was decided by the person who asked for it (domain E11: a second person). */
export const selfValidated = (_ground: Ground, row: ReferralRow): readonly Finding[] =>
  row.offers.flatMap(({ offer, provider, exemptions, events }): readonly Finding[] => {
    const own = exemptions.find(
      ({ decision, decidedBy, requestedBy }) => decision !== null && decidedBy === requestedBy,
    );
    if (!own) return [];
    const when = own.decidedAt === null ? '' : ` on ${momentInWords(own.decidedAt)}`;
    return [
      {
        code: 'SELF_VALIDATED',
        offer,
        because:
          `${own.requestedBy} asked that the answer of ${provider} to ${row.referral} should not count, and ` +
          `${own.decision} it${when}: a second person must decide.`,
        events: eventsOf(row, events),
      },
    ];
  });
