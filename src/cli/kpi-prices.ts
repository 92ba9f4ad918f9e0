import { type Command, Option } from 'commander';
import { serviceKind, type ServiceKind } from '../../contexts/prices/index.ts';
import { FindPrices, type PriceRow, type PricesDocument } from '../../projections/price-figures/index.ts';
import { pricesCsv } from '../../projections/price-figures/prices-csv.ts';
import { type FigureOptions, print, said, withDates } from './figure.ts';
import { type Output, table } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { looking } from './session.ts';

interface PricesOptions extends FigureOptions {
  readonly since?: string;
  readonly service: ServiceKind;
  readonly series?: string;
}

const pounds = (pence: number) => (pence / 100).toFixed(2);
/** To a tenth of a penny: what is exact is in the JSON. */
const finely = (milliPence: number | null) => milliPence && (milliPence / 100_000).toFixed(3);
const percent = (milli: number | null | undefined) =>
  milli === null || milli === undefined ? null : `${(milli / 1000).toFixed(3)} %`;

const shownRow = ({ area, level, band, drift, ...spread }: PriceRow) => [
  area ?? (level === null ? 'all' : `level ${level}`),
  ...[band, spread.rates, pounds(spread.minPence), finely(spread.firstQuartileMilliPence)],
  ...[finely(spread.medianMilliPence), finely(spread.thirdQuartileMilliPence), pounds(spread.maxPence)],
  ...[percent(drift?.movedMilliPercent), drift?.pace ?? null],
];

const outlierTable = ({ outliers }: PricesDocument): readonly string[] =>
  outliers.length === 0
    ? ['No rate stands out.']
    : [
        'Rates that stand out',
        table(
          ['provider', 'area', 'band', 'rate', 'why'],
          outliers.map(({ provider, area, band, hourlyPence, flags }) => [
            ...[provider, area, band, pounds(hourlyPence)],
            flags.map(({ rule, limitMilliPence }) => `${rule} ${finely(limitMilliPence)}`).join(', '),
          ]),
        ),
      ];

const pricesTable = (document: PricesDocument): string => {
  const { asOf, since, service, quartiles, policyVersion, index, rows } = document;
  return [
    `Rates for ${service} as of ${asOf}, in pounds an hour, ${quartiles} quartiles (policy ${policyVersion})`,
    `Moved since ${since}${index ? `, ${index.series} by ${percent(index.movedMilliPercent) ?? 'an unknown percentage'}` : ''}`,
    table(
      [
        ...['area', 'band', 'rates', 'lowest', 'quartile', 'median', 'quartile', 'highest', 'moved'],
        'beside the index',
      ],
      rows.map((row) => shownRow(row)),
    ),
    ...outlierTable(document),
  ].join('\n');
};

export function addKpiPrices(kpi: Command, output: Output): void {
  withDates(
    addCommand(
      kpi,
      'prices',
      'how the rates in force are spread, which stand out, and how they moved',
      'evenhand kpi prices --as-of 2026-06-30 --series CPIH',
    ),
  )
    .option('--since <date>', 'the first day of the drift (default: a year before)')
    .option('--area <reference>', 'only this area')
    .addOption(
      new Option('--service <service>', 'rates for this').choices(serviceKind.options).default('home-care'),
    )
    .option('--series <reference>', 'the index to compare with')
    .option('--csv', 'as CSV', false)
    .action((_, command: Command) => {
      const options = optionsOf<PricesOptions>(command);
      const { data, as, framework, asOf, knownAt, area, since, service, series } = options;
      const question = new FindPrices(said({ framework, asOf, knownAt, area, since, service, series }));
      return looking({ data, as }, async ({ queries }) =>
        print(output, options, await queries.execute(question), { csv: pricesCsv, text: pricesTable }),
      );
    });
}
