import { Rejection } from '#event-sourcing';
import type { Principal } from './principal.ts';

/**
 * Separation of duties: what one person has asked for another one decides, whatever roles the first one holds, and
 * whether by page, token or command line. `asked` is the author on record. Throws a Rejection `second-person-needed`.
 */
export function demandSecondPerson(decider: Pick<Principal, 'isBehind'>, asked: string, what: string): void {
  if (decider.isBehind(asked))
    throw new Rejection(
      'second-person-needed',
      `You asked for this ${what}, so somebody else must decide it: ask a colleague.`,
    );
}
