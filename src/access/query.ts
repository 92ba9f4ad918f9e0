import { Query } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Role } from './role.ts';
import { Rule } from './rule.ts';

/**
 * Makes the class of a query, named `Find…`, `Get…`, `Count…` or `Explain…`, with one schema and one rule: the schema types the
 * question, checks it when it is asked (a ZodError when malformed) and is the query string of its HTTP route; the rule
 * says who may ask it, besides the auditor, who may ask everything.
 *
 * @example class FindReserveUsage extends query({ asOf: date.optional() }, mayBeAskedBy('broker'))<ReserveUsage> {}
 */
export function query<S extends z.ZodRawShape>(shape: S, rule: Rule<Exclude<Role, 'auditor'>>) {
  const schema = z.strictObject(shape);
  class Asked extends Query<unknown> {
    static readonly schema = schema;
    static readonly rule: Rule = new Rule([...rule.roles, 'auditor']);
    constructor(fields: z.input<typeof schema>) {
      super();
      Object.assign(this, schema.parse(fields));
    }
  }
  return Asked as unknown as {
    new <Answer>(fields: z.input<typeof schema>): Query<Answer> & Readonly<z.output<typeof schema>>;
    readonly schema: typeof schema;
    readonly rule: Rule;
  };
}
