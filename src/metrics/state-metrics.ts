import type { Policies, Projections, ProjectionStatus, SubscriptionStatus } from '#event-sourcing';
import { setTimeout as pause } from 'node:timers/promises';
import { Gauge, type Registry } from 'prom-client';
import type { UnderWay } from '../load/under-way.ts';

/** Milliseconds: who asks for metrics is answered without the views when the log does not say how far it goes. */
const patience = 2_000;

export interface Watched {
  readonly projections: Pick<Projections, 'status'>;
  readonly policies: Pick<Policies, 'status'>;
  readonly underWay: Pick<UnderWay, 'requests' | 'streams'>;
}

const viewStates: readonly ProjectionStatus['state'][] = ['building', 'live', 'parked'];
const policyStates: readonly SubscriptionStatus['state'][] = [
  'catching-up',
  'live',
  'retrying',
  'parked',
  'closed',
];

/** What the process is busy with, and how far its views and policies are. Looked up when the registry is asked. */
export function watchState(
  { projections, policies, underWay }: Watched,
  registry: Registry,
): () => Promise<void> {
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name: `evenhand_${name}`, help, labelNames, registers: [registry] });
  const reachable = gauge('log_reachable', '1 when the log says how far it goes, else 0.');
  const requests = gauge('requests_under_way', 'Requests that are being answered.');
  const streams = gauge('open_streams', 'Streams of server-sent events that are open.');
  const viewState = gauge('view_state', '1 for the state that a view is in.', ['view', 'state']);
  const viewPosition = gauge('view_position', 'The last position that a view has considered.', ['view']);
  const viewLag = gauge('view_lag_events', 'Events that a view has not considered yet.', ['view']);
  const policyState = gauge('policy_state', '1 for the state that a policy is in.', ['policy', 'state']);
  const policyPosition = gauge('policy_position', 'The last position that a policy has handled.', ['policy']);

  return async () => {
    requests.set(underWay.requests);
    streams.set(underWay.streams);
    for (const { name: policy, state, position } of policies.status()) {
      for (const each of policyStates) policyState.set({ policy, state: each }, each === state ? 1 : 0);
      policyPosition.set({ policy }, position ?? -1);
    }
    const views = await inTime(projections.status());
    reachable.set(views ? 1 : 0);
    for (const gauges of [viewState, viewPosition, viewLag]) gauges.reset();
    for (const { name: view, state, position, lag } of views ?? []) {
      for (const each of viewStates) viewState.set({ view, state: each }, each === state ? 1 : 0);
      viewPosition.set({ view }, position ?? -1);
      viewLag.set({ view }, lag);
    }
  };
}

/** What was asked for, undefined when it fails or takes too long. */
async function inTime<T>(asked: Promise<T>): Promise<T | undefined> {
  const stop = new AbortController();
  const tired = pause(patience, undefined, { signal: stop.signal }).catch(() => undefined);
  try {
    return await Promise.race([asked.catch(() => undefined), tired]);
  } finally {
    stop.abort();
  }
}
