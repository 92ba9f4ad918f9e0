import { type Command } from 'commander';
import { FindVolumeShares } from '../../projections/volume-shares/find-volume-shares.ts';
import type { VolumeSharesDocument } from '../../projections/volume-shares/index.ts';
import { volumeSharesCsv } from '../../projections/volume-shares/volume-shares-csv.ts';
import { type FigureOptions, print, said, share, withDates } from './figure.ts';
import { type Output, table } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { looking } from './session.ts';

const signed = (points: number | null) =>
  points === null ? null : `${points > 0 ? '+' : ''}${points.toFixed(1)}`;

const sharesTable = ({ asOf, window, policyVersion, tiers, outside }: VolumeSharesDocument): string =>
  [
    `Volume shares as of ${asOf}, placements from ${window.from} to ${window.to} (policy ${policyVersion})`,
    table(
      ['tier', 'placements', 'hours a week', 'share', 'agreed', 'points'],
      [
        ...tiers.map((each) => ({ ...each, agreed: `${each.targetPercent} %` })),
        { ...outside, tier: 'outside the tiers', agreed: null, variancePoints: null },
      ].map(({ tier, placements, weeklyMinutes, sharePercent, agreed, variancePoints }) => [
        tier,
        placements,
        (weeklyMinutes / 60).toFixed(1),
        share(sharePercent),
        agreed,
        signed(variancePoints),
      ]),
    ),
  ].join('\n');

export function addKpiShares(kpi: Command, output: Output): void {
  withDates(
    addCommand(
      kpi,
      'shares',
      'the share of the hours that each tier took, beside what was agreed',
      'evenhand kpi shares --as-of 2026-06-30',
    ),
  )
    .option('--area <reference>', 'only this area')
    .option('--csv', 'as CSV', false)
    .action((_, command: Command) => {
      const options = optionsOf<FigureOptions>(command);
      const { data, as, framework, asOf, knownAt, area } = options;
      const question = new FindVolumeShares(said({ framework, asOf, knownAt, area }));
      return looking({ data, as }, async ({ queries }) =>
        print(output, options, await queries.execute(question), { csv: volumeSharesCsv, text: sharesTable }),
      );
    });
}
