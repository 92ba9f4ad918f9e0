import { type LocalDate, Rejection } from '#event-sourcing';
import type { Failure } from './continuity.ts';

/** Refused `before-the-failure`. */
export function demandAfter({ on: begun }: Failure, on: LocalDate): void {
  if (on < begun)
    throw new Rejection(
      'before-the-failure',
      `The failure is from ${begun} on: give that day or a later one.`,
    );
}
