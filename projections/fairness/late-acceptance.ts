import { momentInWords } from '../measures/index.ts';
import type { ReferralRow } from '../referrals/index.ts';
import { eventsOf, type Finding, type Ground } from './finding.ts';

/**
 * An offer was accepted after its deadline, and no broker took that (domain E4; at the deadline is in time, E41). Whoever
 * proposed another time in time is not late because the broker agreed later (E10).
 */
export const lateAcceptance = (_ground: Ground, row: ReferralRow): readonly Finding[] =>
  row.offers.flatMap(
    ({ offer, provider, outcome, decidedAt, deadline, late, counter, events }): readonly Finding[] =>
      outcome !== 'accepted' || decidedAt === null || decidedAt <= deadline || late || counter
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
