import type { AcceptanceOutlook, AcceptanceWithOutlooks } from '../../projections/acceptance/index.ts';
import { offersHref, type Asked } from './links.ts';
import { day } from './moments.ts';
import type { Names } from './names.ts';
import { columnPercent, hours } from './numbers.ts';
import type { Linked } from './positions.ts';

/** What the window comes to by itself, in a sentence without its full stop. */
export function forecastWords({ forecast }: AcceptanceOutlook, minimumPercent: number): string {
  if (forecast === null) return 'Nothing changes by itself';
  const { on, status, accepted, counted } = forecast;
  const words = {
    met: `Meets ${minimumPercent}%`,
    below: `Below ${minimumPercent}%`,
    insufficient: 'Too few offers',
    'not-assessed': 'No offers left',
    mobilising: 'Mobilising',
    monitored: 'Monitored',
  };
  return `${words[status]} from ${day(on)}${counted === 0 ? '' : `, with ${accepted} of ${counted}`}`;
}

/** So many accepted of so many, with the offers of those days behind it. */
function shareOver(
  of: AcceptanceOutlook,
  over: NonNullable<AcceptanceOutlook['toDate']>['period'],
  asked: Asked,
): Linked {
  const { provider, area, role } = of;
  const days = 1 + Temporal.PlainDate.from(over.from).until(over.to, { largestUnit: 'days' }).days;
  return {
    text: over.counted === 0 ? 'no offers' : `${over.accepted} of ${over.counted}`,
    href: over.counted === 0 ? null : offersHref(asked, { provider, area, role, state: 'counted', days }),
  };
}

/** What stands beside the minimum, position by position: what comes by itself, net, hours, and other windows. */
export function outlookTable(
  { rows, outlooks, minimumPercent }: AcceptanceWithOutlooks,
  names: Names,
  asked: Asked,
) {
  const toDate = outlooks.find((each) => each.toDate !== null)?.toDate;
  return {
    note: toDate
      ? `This period began on ${day(toDate.period.from)}, the contract on ${day(toDate.contract.from)}. Net: without ` +
        'what was accepted and came to nothing through the provider.'
      : '',
    rows: outlooks.map((of, i) => ({
      position: `${names.area(of.area)}, ${of.role}`,
      forecast: forecastWords(of, minimumPercent),
      gross: columnPercent(rows[i]?.percent ?? null),
      net: columnPercent(rows[i]?.net.percent ?? null),
      hours: `${hours(of.hours.acceptedMinutes)} of ${hours(of.hours.countedMinutes)}`,
      hoursPercent: columnPercent(of.hours.percent),
      netHoursPercent: columnPercent(of.hours.net.percent),
      period: of.toDate && shareOver(of, of.toDate.period, asked),
      contract: of.toDate && shareOver(of, of.toDate.contract, asked),
    })),
  };
}
