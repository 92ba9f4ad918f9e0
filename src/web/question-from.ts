import type { z } from 'zod';
import { href } from './links.ts';
import type { Visit } from './reception.ts';

type Received = Pick<Visit, 'search' | 'asked'>;

/** What of a page's address a query knows, as text; the day and the moment of knowing as received. */
function fieldsFor({ shape }: z.ZodObject, { search, asked }: Received): Readonly<Record<string, string>> {
  const { framework, asOf, knownAt } = asked;
  const known = { ...search, framework, asOf, ...(knownAt === null ? {} : { knownAt }) };
  return Object.fromEntries(Object.entries(known).filter(([name]) => name in shape));
}

/**
 * What a page's address asks a query.
 *
 * @throws ZodError when a field has a value that the query does not know.
 */
export const questionFrom = <S extends z.ZodObject>(schema: S, received: Received): z.input<S> =>
  schema.parse(fieldsFor(schema, received)) as z.input<S>;

/** The same answer as a file for a spreadsheet. */
export const csvHref = (path: string, schema: z.ZodObject, received: Received): string =>
  href(path, { ...fieldsFor(schema, received), format: 'csv' });
