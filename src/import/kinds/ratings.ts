import { pastRating, ratingCorrection } from '../../../contexts/oversight/history.ts';
import { isRating, keys, ratingKind, type RatingRecorded } from '../../../contexts/oversight/index.ts';
import { label, oneOf, reference } from '../cells/texts.ts';
import { date } from '../cells/times.ts';
import { column, kindOf } from '../kind.ts';

/** How a provider is rated from a day on. */
export const ratings = kindOf<Omit<RatingRecorded, 'type'>>({
  name: 'ratings',
  columns: {
    provider: column('provider', reference, { refersTo: 'providers' }),
    kind: column('kind', oneOf(ratingKind.options)),
    rating: column('rating', label),
    on: column('on', date),
  },
  key: ['provider', 'kind', 'on'],
  impossible: ({ kind, rating }) =>
    kind !== undefined && rating !== undefined && !isRating({ kind, rating })
      ? [['rating', 'Not a rating of the regulator: expected its words, such as Good.']]
      : [],
  recorded: (facts, on) => {
    const known = on
      .oversight(facts.provider)
      ?.ratings.find((each) => keys.rating(each) === keys.rating(facts));
    return known && { provider: facts.provider, kind: known.kind, rating: known.rating, on: known.on };
  },
  past: (facts) => pastRating(facts),
  correction: (facts) => ratingCorrection(facts),
});
