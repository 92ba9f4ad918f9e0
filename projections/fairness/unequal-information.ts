import { listInWords, momentInWords } from '../measures/index.ts';
import type { TenderCheck } from './tender-check.ts';

/** An answer was given to some bidders first, or only: every bidder is told the same at the same moment. */
export const unequalInformation: TenderCheck = ({ tender, answered, received }) =>
  [...Map.groupBy(answered, ({ clarification }) => clarification)].flatMap(([clarification, answers]) => {
    const first = answers.reduce((one, other) => (other.answeredAt < one.answeredAt ? other : one));
    const { sharedWith, answeredAt } = first;
    if (sharedWith === 'all') return [];
    const left = [...new Set(received.map(({ provider }) => provider))].filter(
      (provider) => !sharedWith.includes(provider),
    );
    if (left.length === 0) return [];
    return {
      code: 'UNEQUAL_INFORMATION',
      ...{ tender, clarification },
      because:
        `The answer ${clarification} was given on ${momentInWords(answeredAt)} to ` +
        `${listInWords(sharedWith) || 'nobody'}, and not to ${listInWords(left)}.`,
      events: answers.map(({ event }) => event),
    };
  });
