import { momentInWords } from '../measures/index.ts';
import { deadlineOf, type TenderCheck } from './tender-check.ts';

/** A bid that came after the deadline was kept. At the deadline it is in time. */
export const lateBidAccepted: TenderCheck = (history) => {
  const deadline = deadlineOf(history);
  return history.received.flatMap(({ provider, receivedAt, event }) =>
    deadline === undefined || receivedAt <= deadline
      ? []
      : {
          code: 'LATE_BID_ACCEPTED',
          tender: history.tender,
          provider,
          because:
            `The bid of ${provider} came on ${momentInWords(receivedAt)}, after the deadline of ` +
            `${momentInWords(deadline)}, and was kept.`,
          events: [event],
        },
  );
};
