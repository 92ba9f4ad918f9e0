import { type Command } from 'commander';
import { acceptanceCsv } from '../../projections/acceptance/acceptance-csv.ts';
import type { AcceptanceDocument } from '../../projections/acceptance/index.ts';
import { FindAcceptance } from '../../projections/acceptance/find-acceptance.ts';
import { FindReserveUsage } from '../../projections/reserve-usage/find-reserve-usage.ts';
import type { ReserveUsageDocument } from '../../projections/reserve-usage/index.ts';
import { reserveUsageCsv } from '../../projections/reserve-usage/reserve-usage-csv.ts';
import { type FigureOptions, print, said, share, withDates } from './figure.ts';
import { addKpiPrices } from './kpi-prices.ts';
import { addKpiRangeOfNeeds } from './kpi-range-of-needs.ts';
import { addKpiRisk } from './kpi-risk.ts';
import { addKpiShares } from './kpi-shares.ts';
import { addKpiStress } from './kpi-stress.ts';
import { addKpiWhatIf } from './kpi-what-if.ts';
import { type Output, table } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { looking } from './session.ts';

const acceptanceTable = ({ asOf, window, policyVersion, minimumPercent, rows }: AcceptanceDocument): string =>
  [
    `Acceptance as of ${asOf}, window ${window.from} to ${window.to}, at least ${minimumPercent} % (policy ${policyVersion})`,
    table(
      [
        'provider',
        'area',
        'role',
        'accepted',
        'declined',
        'lapsed',
        'exempt',
        'counted',
        'percent',
        'net',
        'status',
        'headroom',
        'recovery',
      ],
      rows.map((row) => [
        row.provider,
        row.area,
        row.role,
        row.accepted,
        row.declined,
        row.lapsed,
        row.exempt,
        row.counted,
        share(row.percent),
        share(row.net.percent),
        row.status,
        row.headroom,
        row.recovery,
      ]),
    ),
  ].join('\n');

const reserveTable = ({ asOf, window, total, rows }: ReserveUsageDocument): string =>
  [
    `Reserve usage as of ${asOf}, placements from ${window.from} to ${window.to}`,
    table(
      ['area', 'placements', 'hours a week', 'reserve', 'reserve hours'],
      [...rows, { ...total, area: 'all' }].map(({ area, placements, weeklyMinutes, ...percents }) => [
        area,
        placements,
        (weeklyMinutes / 60).toFixed(1),
        share(percents.reservePercent),
        share(percents.reserveHoursPercent),
      ]),
    ),
  ].join('\n');

export function addKpi(parent: Command, output: Output): void {
  const kpi = parent.command('kpi').description('the figures that a framework is run by');

  withDates(
    addCommand(
      kpi,
      'acceptance',
      'the share of offers accepted, by provider, area and role',
      'evenhand kpi acceptance --as-of 2026-06-30 --area A09',
    ),
  )
    .option('--provider <reference>', 'only this provider')
    .option('--area <reference>', 'only this area')
    .option('--csv', 'as CSV', false)
    .action((_, command: Command) => {
      const options = optionsOf<FigureOptions>(command);
      const { data, as, framework, asOf, knownAt, provider, area } = options;
      const question = new FindAcceptance(said({ framework, asOf, knownAt, provider, area }));
      return looking({ data, as }, async ({ queries }) =>
        print(output, options, await queries.execute(question), {
          csv: acceptanceCsv,
          text: acceptanceTable,
        }),
      );
    });

  withDates(
    addCommand(
      kpi,
      'reserve',
      'how many placements reserve providers took, by area',
      'evenhand kpi reserve --as-of 2026-06-30 --csv',
    ),
  )
    .option('--provider <reference>', 'only placements with this provider')
    .option('--area <reference>', 'only this area')
    .option('--csv', 'as CSV', false)
    .action((_, command: Command) => {
      const options = optionsOf<FigureOptions>(command);
      const { data, as, framework, asOf, knownAt, provider, area } = options;
      const question = new FindReserveUsage(said({ framework, asOf, knownAt, provider, area }));
      return looking({ data, as }, async ({ queries }) =>
        print(output, options, await queries.execute(question), { csv: reserveUsageCsv, text: reserveTable }),
      );
    });

  addKpiRangeOfNeeds(kpi, output);
  addKpiRisk(kpi, output);
  addKpiShares(kpi, output);
  addKpiPrices(kpi, output);
  addKpiStress(kpi, output);
  addKpiWhatIf(kpi, output);
}
