import { Rejection } from '#event-sourcing';

/** Refused `provider-unknown`. */
export function demandProvider(admitted: boolean, provider: string): void {
  if (!admitted) throw new Rejection('provider-unknown', `There is no provider ${provider}: admit it first.`);
}
