import { type Command } from 'commander';
import { FindRisk } from '../../projections/risk/find-risk.ts';
import type { RiskDocument } from '../../projections/risk/index.ts';
import { riskCsv } from '../../projections/risk/risk-csv.ts';
import { type FigureOptions, print, said, withDates } from './figure.ts';
import { type Output, table } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { looking } from './session.ts';

const riskTable = ({ asOf, policyVersion, rows }: RiskDocument): string =>
  [
    `Risk of provider failure as of ${asOf} (policy ${policyVersion}); bands from 1 to 5, highest score first`,
    table(
      ['provider', 'score', 'likelihood', 'impact', 'unknown', 'what counts'],
      rows.map(({ provider, score, likelihood, impact, unknownPoints, factors }) => [
        ...[provider, score, likelihood.band, impact.band, unknownPoints],
        factors
          .filter(({ finding }) => finding === 'counts')
          .map(({ factor, value, points }) => `${factor} ${value} (+${points})`)
          .join(', '),
      ]),
    ),
  ].join('\n');

export function addKpiRisk(kpi: Command, output: Output): void {
  withDates(
    addCommand(
      kpi,
      'risk',
      'how likely providers are to fail and what that would do, with every fact that says so',
      'evenhand kpi risk --as-of 2026-06-30 --provider P02 --json',
    ),
  )
    .option('--provider <reference>', 'only this provider')
    .option('--csv', 'as CSV, a line for each factor', false)
    .action((_, command: Command) => {
      const options = optionsOf<FigureOptions>(command);
      const { data, as, framework, asOf, knownAt, provider } = options;
      const question = new FindRisk(said({ framework, asOf, knownAt, provider }));
      return looking({ data, as }, async ({ queries }) =>
        print(output, options, await queries.execute(question), { csv: riskCsv, text: riskTable }),
      );
    });
}
