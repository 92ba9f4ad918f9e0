import type { AcceptanceDocument } from '../../projections/acceptance/index.ts';
import type { OpenAlerts } from '../../projections/alerts/index.ts';
import { policyOn } from '../../projections/frameworks/index.ts';
import type { ReserveUsageDocument } from '../../projections/reserve-usage/index.ts';
import type { Trend } from '../../projections/trend/index.ts';
import { alertList } from './alerts.ts';
import { heatByArea, heatByProvider, type View, views } from './heat-map.ts';
import { heatLegend } from './heat-tile.ts';
import { keyFigures } from './key-figures.ts';
import { href } from './links.ts';
import { days } from './moments.ts';
import { counted } from './numbers.ts';
import { columns, positionRows, sortLinks, type Sort } from './positions.ts';
import type { Visit } from './reception.ts';
import { reserveTable } from './reserve.ts';
import { trendOf } from './trend.ts';
import { bindingWords } from './wording.ts';

export interface PerformanceFigures {
  readonly acceptance: AcceptanceDocument;
  readonly reserve: ReserveUsageDocument;
  readonly trend: Trend;
  readonly alerts: OpenAlerts;
}

/** Everything that the page of contract performance shows. */
export function performancePage(
  { asked, names, framework, search }: Pick<Visit, 'asked' | 'names' | 'framework' | 'search'>,
  { acceptance, reserve, trend, alerts }: PerformanceFigures,
  { sort, by }: { readonly sort: Sort; readonly by: View },
) {
  const { from, to } = acceptance.window;
  const { policy } = policyOn(framework, asked.asOf);
  const ground = { document: acceptance, policy, areas: Object.values(framework.areas), names, asked };
  return {
    caption: `Offers decided and packages placed on the ${policy.acceptance.windowDays} days from ${days(from, to)}.`,
    minimum: acceptance.minimumPercent,
    downloads: [
      { text: 'Acceptance as CSV', href: href('/api/v1/kpi/acceptance', { ...asked, format: 'csv' }) },
      { text: 'Reserve use as CSV', href: href('/api/v1/kpi/reserve', { ...asked, format: 'csv' }) },
    ],
    past: search['asOf'] !== undefined,
    alerts: alertList(alerts, names, asked),
    figures: keyFigures(acceptance, reserve, trend, policy.lapsedCounts, asked),
    binding: bindingWords(policy.acceptance),
    legend: heatLegend(policy.acceptance),
    heat: {
      by,
      views: views.map((view) => ({
        text: `By ${view}`,
        href: view === by ? null : `${href('/', { ...search, by: view })}#acceptance`,
      })),
      maps: by === 'area' ? heatByArea(ground) : heatByProvider(ground),
    },
    positions: {
      caption: `Positions and their answers, ${days(from, to)}`,
      columns,
      note:
        'Failed: accepted, but the provider never started, or gave the package back within ' +
        `${counted(policy.acceptance.netReversalDays, 'day')} of the start; the net percentage takes these away.`,
      sorts: sortLinks({ ...search }, sort),
      rows: positionRows(acceptance, names, asked, sort),
    },
    reserve: reserveTable(reserve, policy, names, asked),
    reserveCaption: `Packages placed by area, ${days(from, to)}`,
    trend: trendOf(trend, asked),
  };
}
