import { Rejection } from '#event-sourcing';
import type { Tender } from '../tender.ts';

/** Refused `award-confirmed`. */
export function demandUnconfirmed({ confirmed }: Pick<Tender, 'confirmed'>): void {
  if (confirmed)
    throw new Rejection('award-confirmed', 'The award was confirmed: what it rests on stays as it is.');
}
