import { type Command } from 'commander';
import { FindStress, FindStressRanking } from '../../projections/stress-test/index.ts';
import type { Load, Ranked, StressDocument, StressRanking } from '../../projections/stress-test/index.ts';
import { rankingCsv, stressCsv } from '../../projections/stress-test/stress-csv.ts';
import { type FigureOptions, print, said, withDates } from './figure.ts';
import { type Output, table } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { looking } from './session.ts';

interface StressOptions extends FigureOptions {
  readonly and?: string;
}

const hours = (minutes: number) => (minutes / 60).toFixed(1);
const pounds = (pence: number) => (pence / 100).toFixed(2);
const loadOf = ({ packages, weeklyMinutes, doubleHanded, rural }: Load) => [
  ...[packages, hours(weeklyMinutes), doubleHanded, rural],
];
const loads = ['packages', 'hours a week', 'double-handed', 'rural'];

const rankedTable = (rows: readonly Ranked[]) =>
  table(
    ['who stops', 'packages', 'hours a week', 'uncovered', 'hours a week', '£ a year more'],
    rows.map(({ stopping, moved, uncovered, yearPence }) => [
      ...[stopping.join(' and '), moved.packages, hours(moved.weeklyMinutes)],
      ...[uncovered.packages, hours(uncovered.weeklyMinutes), pounds(yearPence)],
    ]),
  );

const rankingTable = ({ asOf, alone, pairs }: StressRanking): string =>
  [
    `Who stops on ${asOf}, the worst first`,
    rankedTable(alone),
    'The ten worst pairs',
    rankedTable(pairs.slice(0, 10)),
  ].join('\n');

const stressTable = ({ asOf, stopping, moved, uncovered, areas, yearPence }: StressDocument): string =>
  [
    `${stopping.join(' and ')} stop${stopping.length === 1 ? 's' : ''} on ${asOf}: £${pounds(yearPence)} a year more for what finds a provider`,
    table(
      ['', ...loads],
      [
        ['to be moved', ...loadOf(moved)],
        ['uncovered', ...loadOf(uncovered)],
      ],
    ),
    table(
      ['area', ...loads, 'uncovered', 'taken over by'],
      areas.map(({ area, uncovered: left, taken, ...load }) => [
        ...[area, ...loadOf(load), left.packages],
        taken.map(({ provider, packages }) => `${provider} ${packages}`).join(', '),
      ]),
    ),
  ].join('\n');

export function addKpiStress(kpi: Command, output: Output): void {
  withDates(
    addCommand(
      kpi,
      'stress',
      'what stays uncovered when a provider stops: one, two together, or each in turn',
      'evenhand kpi stress --provider P02 --as-of 2026-06-30',
    ),
  )
    .option('--provider <reference>', 'this provider stops (default: each in turn, and every two)')
    .option('--and <reference>', 'together with this one')
    .option('--csv', 'as CSV', false)
    .action((_, command: Command) => {
      const options = optionsOf<StressOptions>(command);
      const { data, as, framework, asOf, knownAt, provider, and } = options;
      return looking({ data, as }, async ({ queries }) => {
        if (provider === undefined) {
          const ranking = await queries.execute(new FindStressRanking(said({ framework, asOf, knownAt })));
          return print(output, options, ranking, { csv: rankingCsv, text: rankingTable });
        }
        const question = new FindStress({ provider, ...said({ framework, asOf, knownAt, and }) });
        return print(output, options, await queries.execute(question), { csv: stressCsv, text: stressTable });
      });
    });
}
