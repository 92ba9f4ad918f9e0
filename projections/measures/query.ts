import { Query } from '@nestjs/cqrs';
import { z } from 'zod';

/**
 * Makes the class of a query, named `Find…`, `Get…` or `Count…`, with one schema: it types the question, checks it
 * when it is asked (a ZodError when malformed) and is the query string of its HTTP route.
 *
 * @example class FindReserveUsage extends query({ asOf: date.optional() })<ReserveUsage> {}
 */
export function query<S extends z.ZodRawShape>(shape: S) {
  const schema = z.strictObject(shape);
  class Asked extends Query<unknown> {
    static readonly schema = schema;
    constructor(fields: z.input<typeof schema>) {
      super();
      Object.assign(this, schema.parse(fields));
    }
  }
  return Asked as unknown as {
    new <Answer>(fields: z.input<typeof schema>): Query<Answer> & Readonly<z.output<typeof schema>>;
    readonly schema: typeof schema;
  };
}
