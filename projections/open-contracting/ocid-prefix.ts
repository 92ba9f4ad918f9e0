import { Rejection } from '#event-sourcing';
import { z } from 'zod';

/** What the council's open contracting ids begin with: it registers one with the Open Contracting Partnership. */
export const ocidPrefix = z
  .string()
  .regex(/^ocds-[a-z0-9]{6}$/, '"ocds-" and six small letters or digits, as it was registered');

/** Those of the national services: a council's own data under them would pass for theirs (domain 3.5). */
const national = ['ocds-h6vhtk', 'ocds-b5fd17'];

/** The prefix of the configuration, which only the composition root reads; undefined: there is none. */
export abstract class OcidPrefix {
  abstract configured(): string | undefined;
}

/** Refused `ocid-prefix-missing`, `ocid-prefix-national`. */
export function demandOcidPrefix(prefix: string | undefined): string {
  if (prefix === undefined)
    throw new Rejection(
      'ocid-prefix-missing',
      'Open contracting ids begin with a prefix that is registered for the publisher: set OCDS_PREFIX, or give it, ' +
        'such as ocds-xxxxxx.',
    );
  if (national.includes(prefix))
    throw new Rejection(
      'ocid-prefix-national',
      `${prefix} is the prefix of a national service, which gives out its ids itself: use the council's own.`,
    );
  return prefix;
}
