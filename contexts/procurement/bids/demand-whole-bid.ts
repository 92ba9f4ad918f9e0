import { Rejection } from '#event-sourcing';
import type { BidContent } from '../bid.events.ts';
import type { Tender } from '../tender.ts';

type Terms = NonNullable<Tender['terms']>;

/** The first of `keys` that is not among `known`, and the first that is there twice. */
function faults(keys: readonly string[], known: readonly string[]) {
  return {
    strange: keys.find((key) => !known.includes(key)),
    twice: keys.find((key, place) => keys.indexOf(key) !== place),
    missing: known.find((key) => !keys.includes(key)),
  };
}

/**
 * Refused unless a bid is for positions of the tender and has a rate above nothing for each rated line in each of its
 * areas and an answer to each question, each once, and no other. The messages say nothing of what is in it.
 */
export function demandWholeBid(terms: Terms, { lots, rates, answers }: BidContent): void {
  const positions = faults(
    lots.map(({ area, role }) => `${role} in ${area}`),
    terms.lots.map(({ area, role }) => `${role} in ${area}`),
  );
  if (positions.strange !== undefined)
    throw new Rejection('lot-unknown', `The tender is not for ${positions.strange}: leave it out.`);
  if (positions.twice !== undefined)
    throw new Rejection('lot-named-twice', `The bid is for ${positions.twice} twice: name it once.`);

  const areas = [...new Set(lots.map(({ area }) => area))];
  const wanted = areas.flatMap((area) =>
    terms.rates.map(({ service, band }) => `${service} (${band}) in ${area}`),
  );
  const given = faults(
    rates.map(({ area, service, band }) => `${service} (${band}) in ${area}`),
    wanted,
  );
  if (given.strange !== undefined)
    throw new Rejection('rate-not-asked', `No rate is asked of this bid for ${given.strange}: leave it out.`);
  if (given.twice !== undefined)
    throw new Rejection('rate-given-twice', `There are two rates for ${given.twice}: give one.`);
  const nothing = rates.some(({ hourlyPence }) => hourlyPence === 0);
  if (given.missing !== undefined || nothing)
    throw new Rejection(
      'rate-missing',
      given.missing === undefined
        ? 'A rate is more than nothing: give each in pounds and pence.'
        : `Give a rate for ${given.missing}.`,
    );

  const answered = faults(
    answers.map(({ question }) => question),
    terms.questions.map(({ question }) => question),
  );
  if (answered.strange !== undefined)
    throw new Rejection('question-unknown', `The tender has no question ${answered.strange}: leave it out.`);
  if (answered.twice !== undefined)
    throw new Rejection('question-answered-twice', `There are two answers to ${answered.twice}: give one.`);
  if (answered.missing !== undefined)
    throw new Rejection('answer-missing', `Answer the question ${answered.missing}.`);
}
