import { Rejection } from '#event-sourcing';
import type { Continuity, Failure } from './continuity.ts';
import { declared } from './declared.ts';

/** As `declared`, and refused `failure-over` when the provider has left or goes on. */
export function underWay(state: Continuity, provider: string): Failure {
  const failure = declared(state, provider);
  if (failure.state === 'under-way') return failure;
  throw new Rejection(
    'failure-over',
    failure.state === 'exited'
      ? `${provider} has left the framework already: nothing more is to be done about its failure.`
      : `${provider} goes on: declare a new failure if it does not.`,
  );
}
