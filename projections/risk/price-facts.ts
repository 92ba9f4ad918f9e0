import type { LocalDate, Views } from '#event-sourcing';
import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import { rateInForce, ratesByKey } from '../../contexts/prices/index.ts';
import type { EventLink } from '../fairness/index.ts';
import type { FrameworkRow } from '../frameworks/index.ts';
import { holdsOn } from '../measures/index.ts';
import { medianMilliPence } from '../price-figures/index.ts';
import { rates } from '../rates/index.ts';
import { countOf, plainly, unknown } from './measured.ts';
import type { RiskFacts } from './score.ts';

/** Of fewer rates there is no middle worth the name. */
const ratesForMedian = 3;

export type PriceFacts = Pick<RiskFacts, 'ratePercentOfMedian' | 'ratesBelowFloor'>;

interface Held {
  readonly area: string;
  readonly provider: string;
  readonly hourlyPence: number;
  readonly events: readonly EventLink[];
}

/** What each provider is paid an hour where it holds a position, against the others there and against the floor. */
export function priceFacts(
  views: Views,
  { framework, positions }: FrameworkRow,
  { rateReview: { floorPence } }: PolicyDocument,
  asOf: LocalDate,
): (provider: string) => PriceFacts {
  const agreed = new Map(
    views
      .withPrefix(rates, `${framework}/`)
      .map((row) => [row.provider, { row, known: ratesByKey(row.rates) }]),
  );
  const places = new Set(
    positions.filter((each) => holdsOn(each, asOf)).map(({ area, provider }) => `${area}/${provider}`),
  );
  const held = [...places].flatMap((place): readonly Held[] => {
    const [area = '', provider = ''] = place.split('/');
    const of = agreed.get(provider);
    const hourlyPence = of ? rateInForce(of.known, area, asOf) : null;
    if (!of || hourlyPence === null) return [];
    const revisions = of.row.rates.flatMap((rate, i) =>
      rate.area === area && rate.effectiveFrom <= asOf ? [of.row.origins[i]!.revisions.at(-1)!] : [],
    );
    const events = revisions.map((rev) => ({ stream: `rates-${framework}-${provider}`, rev }));
    return [{ area, provider, hourlyPence, events }];
  });
  const inArea = Map.groupBy(held, ({ area }) => area);
  const medians = new Map(
    [...inArea].flatMap(([area, all]) =>
      all.length < ratesForMedian
        ? []
        : [[area, medianMilliPence(all.map(({ hourlyPence }) => hourlyPence))!] as const],
    ),
  );
  const own = Map.groupBy(held, ({ provider }) => provider);
  return (provider) => {
    const mine = own.get(provider) ?? [];
    const [lowest] = mine
      .flatMap((each) => {
        const median = medians.get(each.area);
        if (median === undefined) return [];
        return [{ ...each, share: Math.floor((each.hourlyPence * 10_000_000) / median) }];
      })
      .toSorted((a, b) => a.share - b.share || (a.area < b.area ? -1 : 1));
    return {
      ratePercentOfMedian: lowest
        ? {
            hundredths: lowest.share,
            facts: [
              `${lowest.area}: ${lowest.hourlyPence} pence an hour, ${plainly(lowest.share)} % of the median`,
            ],
            events: lowest.events,
          }
        : unknown,
      ratesBelowFloor:
        floorPence === null || mine.length === 0
          ? unknown
          : countOf(
              mine
                .filter(({ hourlyPence }) => hourlyPence < floorPence)
                .map(({ area, hourlyPence, events }) => ({
                  fact: `${area}: ${hourlyPence} pence an hour, the floor is ${floorPence}`,
                  events,
                })),
            ),
    };
  };
}
