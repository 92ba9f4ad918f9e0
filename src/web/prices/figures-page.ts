import type { PriceRow, PricesDocument, RateMove } from '../../../projections/price-figures/index.ts';
import type { IndicesDocument } from '../../../projections/indices/index.ts';
import { by } from '../../../projections/measures/index.ts';
import { spreadBar } from '../charts/spread-bar.ts';
import { areaHref, providerHref } from '../holder-words.ts';
import { day, typedDay } from '../moments.ts';
import { byName } from '../names.ts';
import { count, counted } from '../numbers.ts';
import type { Visit } from '../reception.ts';
import { pounds } from '../referral-offer.ts';
import { flagWords, milliPenceWords } from '../tenders/evaluation/evaluation-words.ts';
import { serviceChoices, serviceNames } from '../tenders/tender-words.ts';
import { indexWords, risenWords } from './price-words.ts';

/** How many of the rates that rose most are listed: the file has all. */
const listed = 50;

const paceWords = { faster: 'faster', same: 'the same', slower: 'slower' } as const;
const paceOf = (pace: RateMove['pace'] | undefined) => (pace ? paceWords[pace] : '–');
const finely = (milliPence: number | null) => (milliPence === null ? '–' : milliPenceWords(milliPence));

const endsOf = (rows: readonly PriceRow[]): readonly [number, number] => [
  Math.min(...rows.map(({ minPence }) => minPence)) * 1000,
  Math.max(...rows.map(({ maxPence }) => maxPence)) * 1000,
];

const barOf = (row: PriceRow, ends: readonly [number, number]) =>
  spreadBar(
    {
      ...{ least: row.minPence * 1000, most: row.maxPence * 1000, median: row.medianMilliPence },
      ...{ first: row.firstQuartileMilliPence, third: row.thirdQuartileMilliPence },
    },
    ends,
  );

const shownRow = (row: PriceRow, ends: readonly [number, number]) => ({
  ...{ band: row.band, rates: count(row.rates), least: pounds(row.minPence), most: pounds(row.maxPence) },
  ...{ first: finely(row.firstQuartileMilliPence), third: finely(row.thirdQuartileMilliPence) },
  ...{ median: finely(row.medianMilliPence), bar: barOf(row, ends) },
  ...{ moved: risenWords(row.drift?.movedMilliPercent ?? null), pace: paceOf(row.drift?.pace) },
});

/** What the index did, in a sentence. */
function driftWords({ index, since, asOf }: PricesDocument): string {
  const between = `from ${day(since)} to ${day(asOf)}`;
  if (index === null) return `How rates moved ${between}. Choose an index to compare them with.`;
  const { series, from, to, movedMilliPercent } = index;
  if (from === null || to === null)
    return `${series} had no value published by ${day(from === null ? since : asOf)}: choose a later day, or record it.`;
  return `${series} moved by ${risenWords(movedMilliPercent)} ${between}: from ${indexWords(from.value)} (${from.period}) to ${indexWords(to.value)} (${to.period}), by what had been published on each day.`;
}

/** How the rates in force are spread, which stand out, and how they moved. */
export function figuresPage(
  document: PricesDocument,
  { series }: IndicesDocument,
  { asked, names, framework, search }: Pick<Visit, 'asked' | 'names' | 'framework' | 'search'>,
) {
  const { rows, outliers, moves, index, service, since } = document;
  const ends = endsOf(rows);
  const holder = ({ area, provider, band }: Pick<RateMove, 'area' | 'provider' | 'band'>) => ({
    provider: { text: names.provider(provider), href: providerHref(asked, provider) },
    area: { text: names.area(area), href: areaHref(asked, area) },
    band,
  });
  const levels = rows.filter(({ area }) => area === null);
  const risen = moves
    .filter(({ hourlyPence, fromPence }) => hourlyPence !== fromPence)
    .toSorted(
      (a, b) =>
        (b.movedMilliPercent ?? 0) - (a.movedMilliPercent ?? 0) ||
        byName(names.provider(a.provider), names.provider(b.provider)),
    );
  const areas = Object.values(framework.areas).map(({ area, name }) => ({ value: area, text: name }));
  return {
    caption: `${serviceNames[service]}, rates in force on ${day(asked.asOf)}`,
    quartiles: `Quartiles by the ${document.quartiles} method, as policy ${document.policyVersion} says.`,
    choose: {
      services: serviceChoices,
      areas: [{ value: '', text: 'All areas' }, ...areas.toSorted((a, b) => byName(a.text, b.text))],
      series: [
        { value: '', text: 'None' },
        ...series.map((each) => ({ value: each.series, text: each.series })),
      ],
      ...{ service, area: search['area'] ?? '', index: index?.series ?? '', since: typedDay(since) },
    },
    drift: driftWords(document),
    compared: index !== null,
    levels: levels.toSorted(by(({ level }) => level)).map((row) => ({
      of: row.level === null ? 'All areas' : `Level ${row.level}`,
      ...shownRow(row, ends),
    })),
    areas: rows.flatMap((row) =>
      row.area === null
        ? []
        : [{ of: names.area(row.area), href: areaHref(asked, row.area), ...shownRow(row, ends) }],
    ),
    outliers: outliers.map((rate) => ({
      ...holder(rate),
      ...{ rate: pounds(rate.hourlyPence), why: flagWords(rate.flags) },
    })),
    outlierWords: counted(outliers.length, 'rate stands out', 'rates stand out'),
    moves: risen.slice(0, listed).map((move) => ({
      ...holder(move),
      ...{ from: pounds(move.fromPence), to: pounds(move.hourlyPence) },
      ...{ moved: risenWords(move.movedMilliPercent), pace: paceOf(move.pace) },
    })),
    moveWords: `${counted(risen.length, 'rate')} of ${count(moves.length)} in force on both days changed${risen.length > listed ? `; the ${listed} that rose most are shown` : ''}.`,
  };
}
