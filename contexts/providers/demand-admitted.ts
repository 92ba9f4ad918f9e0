import { Rejection } from '#event-sourcing';
import type { Provider } from './provider.ts';

/**
 * Refused `provider-unknown` when the council has no such provider, and likewise when whoever asks may not know it.
 *
 * @param visible whether whoever asks may know the provider
 */
export function demandAdmitted({ standing }: Provider, reference: string, visible = true): void {
  if (standing && visible) return;
  throw new Rejection('provider-unknown', `There is no provider ${reference}: admit it first.`);
}
