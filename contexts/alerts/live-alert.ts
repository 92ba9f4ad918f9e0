import { ProviderScope } from '#access';
import { Rejection } from '#event-sourcing';
import type { Alert, Crossing } from './alert.ts';

/**
 * The alert as it stands, for somebody who does something about it.
 *
 * @throws Rejection `alert-unknown` when there is none that the asker may see, `alert-over` when it is closed, its
 * condition is over, or the condition has come about anew since.
 */
export function liveAlert({ last }: Alert, alert: string, scope: ProviderScope): Crossing {
  const visible = last && (scope.whole || (last.to === 'provider' && scope.covers(last.provider ?? '')));
  if (!visible || numberOf(alert) > numberOf(last.alert))
    throw new Rejection('alert-unknown', `There is no alert ${alert} for you: open the list of alerts.`);
  if (last.alert !== alert || last.ended || last.closed)
    throw new Rejection('alert-over', `${alert} is over or closed: nothing more is to be done about it.`);
  return last;
}

const numberOf = (alert: string) => Number(alert.slice(alert.lastIndexOf(':') + 1));
