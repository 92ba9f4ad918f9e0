import { momentInWords } from '../measures/index.ts';
import { deadlineOf, type TenderCheck } from './tender-check.ts';

/** A sealed bid was opened before the deadline. */
export const bidReadEarly: TenderCheck = (history) => {
  const deadline = deadlineOf(history);
  return history.bidsOpened.flatMap(({ provider, openedAt, openedBy, event }) =>
    deadline === undefined || openedAt >= deadline
      ? []
      : {
          code: 'BID_READ_EARLY',
          tender: history.tender,
          provider,
          because:
            `${openedBy} opened the bid of ${provider} on ${momentInWords(openedAt)}, before the deadline of ` +
            `${momentInWords(deadline)}.`,
          events: [event],
        },
  );
};
