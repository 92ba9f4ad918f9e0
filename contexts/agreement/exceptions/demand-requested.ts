import { demandSecondPerson, type Principal } from '#access';
import { Rejection } from '#event-sourcing';
import type { Framework } from '../framework.ts';
import { exceptionFor, type LimitException, type OfPosition } from './limit-exception.ts';

/**
 * The exception that somebody else asked for, to be decided. Throws a Rejection `limit-exception-unknown`,
 * `second-person-needed`.
 */
export function demandRequested(
  { exceptions }: Framework,
  of: OfPosition,
  by: Pick<Principal, 'isBehind'>,
): LimitException {
  const known = exceptionFor(exceptions, of);
  if (!known)
    throw new Rejection(
      'limit-exception-unknown',
      'Nobody waits for a decision on this exception: somebody must ask for it first.',
    );
  demandSecondPerson(by, known.requestedBy, 'exception');
  return known;
}
