import type { Command } from 'commander';
import { EvaluateAlerts } from '../../projections/alerts/evaluate-alerts.ts';
import { FindOpenAlerts } from '../../projections/alerts/find-open-alerts.ts';
import type { Alert } from '../../projections/alerts/index.ts';
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

export function addAlerts(parent: Command, output: Output): void {
  const alerts = parent.command('alerts').description('positions whose acceptance fell below the minimum');

  addCommand(alerts, 'list', 'the alerts that are open', 'evenhand alerts list --json').action(
    (_, command: Command) => {
      const { data, as, json, framework } = optionsOf(command);
      return looking({ data, as }, async ({ queries }) => {
        const open = await queries.execute(new FindOpenAlerts(said({ framework })));
        output.out(json ? JSON.stringify(open, null, 2) : alertTable(open.alerts));
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
      output.out(json ? JSON.stringify(found, null, 2) : alertTable(found.alerts));
    });
  });
}
