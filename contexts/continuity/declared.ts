import { Rejection } from '#event-sourcing';
import type { Continuity, Failure } from './continuity.ts';

/** Refused `failure-unknown` when nothing was declared of this provider. */
export function declared(state: Continuity, provider: string): Failure {
  const failure = state.get(provider);
  if (failure) return failure;
  throw new Rejection('failure-unknown', `No failure of ${provider} is declared: declare it first.`);
}
