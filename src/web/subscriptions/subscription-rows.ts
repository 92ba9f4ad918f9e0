import type { Attempt, Delivery } from '../../delivery/outbox.ts';
import type { Standing, Subscription } from '../../delivery/subscription.ts';
import { alertTitles } from '../../delivery/alert-titles.ts';
import { shortMoment } from '../moments.ts';
import { counted } from '../numbers.ts';
import { capital } from '../wording.ts';

type Tag = { readonly text: string; readonly colour: string };

const standings: Readonly<Record<Standing, Tag>> = {
  'in-force': { text: 'in force', colour: 'green' },
  parked: { text: 'stopped: nothing arrived', colour: 'red' },
  gone: { text: 'stopped: nobody is there', colour: 'red' },
  ended: { text: 'ended', colour: 'grey' },
};
const paceWords = { 'at-once': 'At once', daily: 'Each day at 8am', weekly: 'Mondays at 8am' } as const;
const leastWords = {
  information: 'all',
  warning: 'warnings and urgent ones',
  urgent: 'urgent ones',
} as const;

/** What of the alerts somebody is told, in words. */
function wantedWords({ kinds, areas, providers, severity, audience }: Subscription): string {
  const parts = [
    kinds.length === 0 ? 'Alerts of every kind' : kinds.map((kind) => alertTitles[kind]).join('; '),
    severity === 'information' ? '' : `${leastWords[severity]} alone`,
    areas.length === 0 ? '' : `in ${areas.join(', ')}`,
    providers.length === 0 ? '' : `about ${providers.join(', ')}`,
    audience === null ? '' : `to ${audience}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** A subscription as lists show it. `who`: whose it is, and `to`: where it goes. */
export const subscriptionRow = (subscription: Subscription, who: string, to: string) => {
  const { id, way, state, since, pace } = subscription;
  return {
    ...{ id, who, to, way: way === 'email' ? 'Email' : 'Webhook', standing: standings[state] },
    ...{ wanted: wantedWords(subscription), pace: way === 'email' ? paceWords[pace] : 'At once' },
    ...{ since: shortMoment(since), stopped: state !== 'in-force', signed: way === 'webhook' },
  };
};

const states: Readonly<Record<Delivery['state'], Tag>> = {
  delivered: { text: 'delivered', colour: 'green' },
  pending: { text: 'pending', colour: 'yellow' },
  failed: { text: 'failed', colour: 'red' },
};
export const stateChoices = { delivered: 'Delivered', pending: 'Pending', failed: 'Failed' };

/** A delivery as lists show it. Of the alert it tells the kind and the name, and no figure. */
export const deliveryRow = (
  { number, message, madeAt, state, attempts, dueAt }: Delivery,
  made: readonly Attempt[],
  to: string,
) => ({
  ...{ number, to, state: states[state], made: shortMoment(madeAt), name: message.data.alert },
  what: alertTitles[message.data.kind],
  attempts: counted(attempts, 'attempt'),
  tries: made.map(({ at, outcome, milliseconds }) => ({
    at: shortMoment(at),
    outcome: capital(outcome),
    took: `${milliseconds} ms`,
  })),
  next: state === 'pending' ? shortMoment(dueAt) : '–',
});
