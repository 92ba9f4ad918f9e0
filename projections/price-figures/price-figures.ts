import type { LocalDate, Views } from '#event-sourcing';
import { standOut } from '../../contexts/prices/index.ts';
import { frameworkNamed, policyOn } from '../frameworks/index.ts';
import { by } from '../measures/index.ts';
import { type ProviderRate, rates, ratesInForce } from '../rates/index.ts';
import { indexDrift } from './index-drift.ts';
import { paceOf, risenMilliPercent } from './movement.ts';
import { priceRows } from './price-rows.ts';
import type { PricesDocument, PricesQuestion, RateMove } from './prices-document.ts';

const inOrder = by<ProviderRate>(
  ({ area }) => area,
  ({ band }) => band,
  ({ provider }) => provider,
);

/** What `kpi prices` says. Throws a Rejection `framework-unknown` and the like, or `index-unknown`. */
export function priceFigures(views: Views, question: PricesQuestion): PricesDocument {
  const { asOf, since, service, knownAt = null } = question;
  const of = frameworkNamed(views, question.framework);
  const { version, policy } = policyOn(of, asOf);
  const method = policy.rateReview.quartiles;
  const agreed = views.withPrefix(rates, `${of.framework}/`);
  const inForce = (day: LocalDate): readonly ProviderRate[] =>
    agreed
      .flatMap(({ provider, rates: own }) => ratesInForce(own, day).map((rate) => ({ provider, ...rate })))
      .filter((rate) => rate.service === service && rate.area === (question.area ?? rate.area))
      .toSorted(inOrder);
  const [now, before] = [inForce(asOf), new Map(inForce(since).map((rate) => [keyOf(rate), rate]))];
  const { index, moved } = indexDrift(views, question);
  const moves = now.flatMap((rate): readonly RateMove[] => {
    const fromPence = before.get(keyOf(rate))?.hourlyPence;
    if (fromPence === undefined) return [];
    const own = { from: fromPence, to: rate.hourlyPence };
    return [{ ...rate, fromPence, movedMilliPercent: risenMilliPercent(own), pace: paceOf(own, moved) }];
  });
  return {
    ...{ measure: 'prices', framework: of.framework, asOf, knownAt, policyVersion: version },
    ...{ quartiles: method, service, since, index },
    rows: priceRows(now, { moves, moved, method, areas: of.areas }).filter(
      (row) => question.area === undefined || row.area !== null,
    ),
    outliers: [...Map.groupBy(now, ({ area, band }) => `${area}/${band}`).values()]
      .flatMap((kind) => standOut(kind, policy.rateReview))
      .map(({ rate, flags }) => ({ ...rate, flags })),
    moves,
  };
}

const keyOf = ({ provider, area, band }: ProviderRate): string => `${provider}/${area}/${band}`;
