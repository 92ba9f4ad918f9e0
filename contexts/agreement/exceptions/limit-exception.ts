import type { Role } from '../role.ts';
import type { LimitExceptionRequested } from './limit-exception.events.ts';

/** For whom an award may go beyond the limit; it stands until it is refused or used. */
export interface LimitException extends Omit<LimitExceptionRequested, 'type'> {
  /** Whether a second person let it pass. */
  readonly approved: boolean;
}

/** A position as an exception is known by. */
export interface OfPosition {
  readonly area: string;
  readonly role: Role;
  readonly provider: string;
}

const same = (a: OfPosition, b: OfPosition): boolean =>
  a.area === b.area && a.role === b.role && a.provider === b.provider;

/** The exception for a position; undefined: nobody asked, or it was refused or used. */
export const exceptionFor = <T extends OfPosition>(exceptions: readonly T[], of: OfPosition): T | undefined =>
  exceptions.find((each) => same(each, of));

/** The exceptions without that for a position. */
export const without = <T extends OfPosition>(exceptions: readonly T[], of: OfPosition): readonly T[] =>
  exceptions.filter((each) => !same(each, of));
