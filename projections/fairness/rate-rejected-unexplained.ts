import { ratedKey } from '../../contexts/procurement/index.ts';
import { momentInWords } from '../measures/index.ts';
import type { TenderCheck } from './tender-check.ts';

/** A rate was rejected although the bidder had not been asked to explain it, or its explanation had not come by then (S4:77). */
export const rateRejectedUnexplained: TenderCheck = ({ tender, requested, explained, concluded }) =>
  concluded.flatMap((each) => {
    const { outcome, provider, area, service, band, concludedAt, event } = each;
    const alike = (other: (typeof requested)[number] | (typeof explained)[number]) =>
      other.provider === provider && ratedKey(other) === ratedKey(each);
    const answers = explained.filter((other) => alike(other) && other.receivedAt <= concludedAt);
    const kept = answers.some(({ receivedAt }) =>
      requested.some((other) => alike(other) && other.requestedAt <= receivedAt),
    );
    return outcome === 'accepted' || kept
      ? []
      : {
          code: 'RATE_REJECTED_UNEXPLAINED',
          ...{ tender, provider, area, service, band },
          because:
            `The ${band} rate of ${provider} for ${service} in ${area} was rejected on ${momentInWords(concludedAt)} ` +
            'without an explanation that had been asked for and received before.',
          events: [...requested.filter(alike), ...answers].map((other) => other.event).concat(event),
        };
  });
