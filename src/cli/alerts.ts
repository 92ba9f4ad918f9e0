import type { Command } from 'commander';
import { EvaluateAlerts } from '../../projections/alerts/evaluate-alerts.ts';
import { FindOpenAlerts } from '../../projections/alerts/find-open-alerts.ts';
import type { Alert, AlertEvaluation, OpenAlerts } from '../../projections/alerts/index.ts';
import { said, withDates } from './figure.ts';
import { type Output, table } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { looking } from './session.ts';

const alertTable = (alerts: readonly Alert[]): string =>
  alerts.length === 0
    ? 'No alerts.'
    : table(
        ['framework', 'provider', 'area', 'role', 'accepted', 'counted', 'percent', 'minimum'],
        alerts.map(({ framework, provider, area, role, accepted, counted, percent, minimumPercent }) => [
          ...[framework, provider, area, role],
          ...[accepted, counted, percent, minimumPercent],
        ]),
      );

const alertsText = ({ alerts, concerns }: AlertEvaluation | OpenAlerts): string =>
  [
    alertTable(alerts),
    ...(concerns.length === 0
      ? []
      : [
          'Range of needs',
          table(
            ['framework', 'provider', 'area', 'role', 'segment', 'accepted', 'counted', 'percent', 'others'],
            concerns.map(
              ({ framework, provider, area, role, segment, accepted, counted, percent, others }) => [
                ...[framework, provider, area, role, segment],
                ...[accepted, counted, percent, others.percent],
              ],
            ),
          ),
        ]),
  ].join('\n');

export function addAlerts(parent: Command, output: Output): void {
  const alerts = parent
    .command('alerts')
    .description('positions whose acceptance fell below the minimum, or leaves a kind of need out');

  addCommand(alerts, 'list', 'the alerts that are open', 'evenhand alerts list --json').action(
    (_, command: Command) => {
      const { data, as, json, framework } = optionsOf(command);
      return looking({ data, as }, async ({ queries }) => {
        const open = await queries.execute(new FindOpenAlerts(said({ framework })));
        output.out(json ? JSON.stringify(open, null, 2) : alertsText(open));
      });
    },
  );

  withDates(
    addCommand(
      alerts,
      'evaluate',
      'what would be open on a date; nothing is recorded',
      'evenhand alerts evaluate --as-of 2026-06-30',
    ),
  ).action((_, command: Command) => {
    const { data, as, json, framework, asOf, knownAt } = optionsOf<{ asOf?: string; knownAt?: string }>(
      command,
    );
    const question = new EvaluateAlerts(said({ framework, asOf, knownAt }));
    return looking({ data, as }, async ({ queries }) => {
      const found = await queries.execute(question);
      output.out(json ? JSON.stringify(found, null, 2) : alertsText(found));
    });
  });
}
