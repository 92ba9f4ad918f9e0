import { GetPriceVariation } from '../../../projections/price-variations/index.ts';
import { risenMilliPercent } from '../../../projections/price-figures/index.ts';
import { FindEvents } from '../../../projections/recorded-events/index.ts';
import type { RateHistory, RateStep } from '../../../projections/rates/index.ts';
import { GetUplift } from '../../../projections/uplifts/index.ts';
import { areaHref, providerHref } from '../holder-words.ts';
import { href, type Asked } from '../links.ts';
import { mayAsk } from '../may-ask.ts';
import { day, dayOrMoment } from '../moments.ts';
import { count, counted } from '../numbers.ts';
import type { Visit } from '../reception.ts';
import { pounds } from '../referral-offer.ts';
import { rateName } from '../tenders/tender-words.ts';
import { risenWords } from './price-words.ts';
import { upliftHref } from './uplift-words.ts';
import { variationHref } from './variation-words.ts';

/** By what it became this: the decision, as far as whoever looks may open it. */
function sourceOf({ changed, recordedAt }: RateStep, asked: Asked) {
  if (changed === null) return { text: recordedAt === null ? 'Agreed before it was imported' : 'Agreed' };
  const { uplift, variation } = changed;
  if (uplift !== null)
    return { text: `Uplift ${uplift}`, href: mayAsk(GetUplift) ? upliftHref(asked, uplift) : undefined };
  const to = variation !== null && mayAsk(GetPriceVariation) ? variationHref(asked, variation) : undefined;
  return { text: `Variation ${variation}`, href: to };
}

/** One rate: each amount that it was, is or will be. */
export function ratePage(history: RateHistory, { asked, names }: Pick<Visit, 'asked' | 'names'>) {
  const { framework, provider, area, steps } = history;
  const stream = `rates-${framework}-${provider}`;
  const event = (position: number) => ({
    text: `event ${count(position)}`,
    // The one event that comes after the position before it.
    href: href('/api/v1/events', { stream, after: position === 0 ? null : position - 1, limit: 1 }),
  });
  const inForce = steps.find(({ effectiveFrom }) => effectiveFrom <= asked.asOf);
  const standing = (step: RateStep) => {
    if (step === inForce) return { text: 'in force', colour: 'green' };
    return step.effectiveFrom > asked.asOf
      ? { text: 'to come', colour: 'blue' }
      : { text: 'past', colour: 'grey' };
  };
  return {
    what: rateName(history),
    record: mayAsk(FindEvents),
    provider: { text: names.provider(provider), href: providerHref(asked, provider) },
    area: { text: names.area(area), href: areaHref(asked, area) },
    list: href('/prices', { framework: asked.framework, asOf: asked.asOf, knownAt: asked.knownAt }),
    steps: steps.map((step, i) => {
      const before = step.changed?.oldPence ?? steps[i + 1]?.hourlyPence;
      return {
        from: day(step.effectiveFrom),
        rate: pounds(step.hourlyPence),
        moved:
          before === undefined ? '–' : risenWords(risenMilliPercent({ from: before, to: step.hourlyPence })),
        source: sourceOf(step, asked),
        decided: step.changed ? day(step.changed.decidedOn) : step.recordedAt && dayOrMoment(step.recordedAt),
        corrected: step.events.length > 1 ? counted(step.events.length - 1, 'correction') : '',
        events: step.events.map((each) => event(each)),
        standing: standing(step),
      };
    }),
  };
}
