import { type Command } from 'commander';
import { FindRangeOfNeeds } from '../../projections/range-of-needs/find-range-of-needs.ts';
import type { RangeOfNeedsDocument } from '../../projections/range-of-needs/index.ts';
import { rangeOfNeedsCsv } from '../../projections/range-of-needs/range-of-needs-csv.ts';
import { type FigureOptions, print, said, share, withDates } from './figure.ts';
import { type Output, table } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { looking } from './session.ts';

/** In percent, to what a policy can tell apart and a little further. */
const chance = (millionths: number | null) =>
  millionths === null ? null : `${(millionths / 10_000).toFixed(4)} %`;

const rangeTable = ({ asOf, window, policyVersion, rules, rows }: RangeOfNeedsDocument): string =>
  [
    `Range of needs as of ${asOf}, window ${window.from} to ${window.to} (policy ${policyVersion})`,
    `A concern: it stands out, and chance alone would bring it about in at most ${rules.significancePermille / 10} % of cases`,
    table(
      [
        ...['provider', 'area', 'role', 'segment', 'accepted', 'counted', 'percent', 'others'],
        ...['represented', 'chance', 'corrected', 'finding'],
      ],
      rows.flatMap(({ provider, area, role, segments }) =>
        segments.map((each) => [
          ...[provider, area, role, each.segment, each.accepted, each.counted],
          ...[share(each.percent), share(each.others.percent), share(each.representationPercent)],
          ...[chance(each.chanceMillionths), chance(each.correctedMillionths), each.finding],
        ]),
      ),
    ),
  ].join('\n');

export function addKpiRangeOfNeeds(kpi: Command, output: Output): void {
  withDates(
    addCommand(
      kpi,
      'range-of-needs',
      'whether what is accepted reflects the range of needs, by position and segment',
      'evenhand kpi range-of-needs --as-of 2026-06-30 --provider P02',
    ),
  )
    .option('--provider <reference>', 'only this provider')
    .option('--area <reference>', 'only this area')
    .option('--csv', 'as CSV', false)
    .action((_, command: Command) => {
      const options = optionsOf<FigureOptions>(command);
      const { data, as, framework, asOf, knownAt, provider, area } = options;
      const question = new FindRangeOfNeeds(said({ framework, asOf, knownAt, provider, area }));
      return looking({ data, as }, async ({ queries }) =>
        print(output, options, await queries.execute(question), { csv: rangeOfNeedsCsv, text: rangeTable }),
      );
    });
}
