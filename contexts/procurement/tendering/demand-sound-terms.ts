import { type Instant, Rejection } from '#event-sourcing';
import type { TenderOpened } from '../tender.events.ts';

const twice = (keys: readonly string[]): string | undefined =>
  keys.find((key, place) => keys.indexOf(key) !== place);

function demandOnce(what: string, keys: readonly string[]): void {
  const known = twice(keys);
  if (known !== undefined)
    throw new Rejection('named-twice', `${what} ${known} is there twice: name it once.`);
}

/** Refused when the terms contradict themselves, whatever the framework. */
export function demandSoundTerms(terms: Omit<TenderOpened, 'type' | 'openedAt'>, now: Instant): void {
  demandOnce(
    'The position',
    terms.lots.map(({ area, role }) => `${area} ${role}`),
  );
  demandOnce(
    'The rate',
    terms.rates.map(({ service, band }) => `${service} ${band}`),
  );
  demandOnce(
    'The question',
    terms.questions.map(({ question }) => question),
  );
  const { quality, price } = terms.weights;
  if (quality + price !== 100)
    throw new Rejection('weights-not-100', `${quality} and ${price} are not 100 percent together.`);
  const high = terms.questions.find(({ minimum }) => minimum !== null && minimum > terms.scale);
  if (high)
    throw new Rejection(
      'minimum-above-scale',
      `No answer to ${high.question} can score ${high.minimum}: ${terms.scale} is the most.`,
    );
  const needed = terms.priceMethod === 'share-of-benchmark';
  if (needed && !terms.benchmarkPence)
    throw new Rejection('benchmark-needed', 'This price method compares with a benchmark: give it.');
  if (!needed && terms.benchmarkPence !== null)
    throw new Rejection('benchmark-unused', 'This price method knows no benchmark: leave it out.');
  if (terms.deadline <= now)
    throw new Rejection('deadline-not-ahead', 'Give a deadline for bids that is still to come.');
  if (terms.questionsUntil > terms.deadline)
    throw new Rejection('questions-after-deadline', 'Let questions end no later than the deadline for bids.');
}
