import { type Command, Option } from 'commander';
import { policyDocument } from '../../contexts/agreement/index.ts';
import { FindWhatIf, type Outcome, type WhatIf, type WhatIfRow } from '../../projections/what-if/index.ts';
import { whatIfCsv } from '../../projections/what-if/what-if-csv.ts';
import { type FigureOptions, print, said, share, withDates } from './figure.ts';
import { type Output, table } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { looking } from './session.ts';

interface WhatIfOptions extends FigureOptions {
  readonly minimumPercent?: string;
  readonly windowDays?: string;
  readonly minimumSample?: string;
  readonly graceDays?: string;
  readonly lapsedCounts?: 'decline' | 'exclude';
}

const lines = ({ terms, window, overall, below, concerns, reserve }: Outcome) => [
  ...[`${terms.minimumPercent} %`, `${window.from} to ${window.to}`, terms.minimumSample, terms.graceDays],
  ...[terms.lapsedCounts, `${overall.accepted} of ${overall.counted}`, share(overall.percent)],
  ...[below, concerns, share(reserve.reservePercent)],
];
const named = [
  ...['minimum', 'window', 'minimum sample', 'days of grace', 'a lapse counts as', 'accepted'],
  ...['acceptance', 'positions below', 'concerns about the range of needs', 'reserve'],
];

const told = (row: WhatIfRow['adopted']) =>
  row && `${share(row.percent) ?? '–'} ${row.accepted}/${row.counted} ${row.status}`;

const whatIfTable = ({ asOf, policyVersion, adopted, other, rows }: WhatIf): string => {
  const [one, two] = [lines(adopted), lines(other)];
  const changed = rows.filter((row) => row.adopted?.status !== row.other?.status);
  return [
    `As of ${asOf}, policy ${policyVersion} beside another`,
    table(
      ['', 'adopted', 'other'],
      named.map((name, i) => [name, one[i] ?? null, two[i] ?? null]),
    ),
    changed.length === 0
      ? 'No position would stand otherwise.'
      : table(
          ['provider', 'area', 'role', 'adopted', 'other'],
          changed.map((row) => [row.provider, row.area, row.role, told(row.adopted), told(row.other)]),
        ),
  ].join('\n');
};

export function addKpiWhatIf(kpi: Command, output: Output): void {
  withDates(
    addCommand(
      kpi,
      'what-if',
      'the figures by the policy in force beside those by another',
      'evenhand kpi what-if --as-of 2026-06-30 --minimum-percent 80 --lapsed-counts exclude',
    ),
  )
    .option('--minimum-percent <percent>', 'the minimum of acceptance')
    .option('--window-days <days>', 'the days that count')
    .option('--minimum-sample <offers>', 'fewer offers are not assessed')
    .option('--grace-days <days>', 'of mobilisation')
    .addOption(
      new Option('--lapsed-counts <as>', 'what a lapse counts as').choices(
        policyDocument.shape.lapsedCounts.options,
      ),
    )
    .option('--provider <reference>', 'only this provider')
    .option('--area <reference>', 'only this area')
    .option('--csv', 'as CSV', false)
    .action((_, command: Command) => {
      const options = optionsOf<WhatIfOptions>(command);
      const { data, as, json: _json, csv: _csv, ...asked } = options;
      return looking({ data, as }, async ({ queries }) =>
        print(output, options, await queries.execute(new FindWhatIf(said(asked))), {
          ...{ csv: whatIfCsv, text: whatIfTable },
        }),
      );
    });
}
