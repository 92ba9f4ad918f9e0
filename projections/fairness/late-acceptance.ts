import { momentInWords } from '../measures/index.ts';
import type { ReferralRow } from '../referrals/index.ts';
import { eventsOf, type Finding, type Ground } from './finding.ts';

/** An offer was accepted after its deadline (domain E4; at the deadline is in time, E41). */
export const lateAcceptance = (_ground: Ground, row: ReferralRow): readonly Finding[] =>
  row.offers.flatMap(({ offer, provider, outcome, decidedAt, deadline, events }): readonly Finding[] =>
    outcome !== 'accepted' || decidedAt === null || decidedAt <= deadline
      ? []
      : [
          {
            code: 'LATE_ACCEPTANCE',
            offer,
            because:
              `${provider} accepted ${row.referral} on ${momentInWords(decidedAt)}, after the deadline of ` +
              `${momentInWords(deadline)}, and no decision of a broker to take it is recorded.`,
            events: eventsOf(row, events),
          },
        ],
  );
