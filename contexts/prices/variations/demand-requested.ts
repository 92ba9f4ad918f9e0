import { Rejection } from '#event-sourcing';
import type { Variation } from './variations.ts';

/** Throws a Rejection `variation-decided` unless it is still to be decided. */
export function demandRequested({ variation, standing }: Variation): void {
  if (standing !== 'requested')
    throw new Rejection(
      'variation-decided',
      `The variation ${variation} is ${standing}: request another one.`,
    );
}
