import { Command } from '@nestjs/cqrs';
import type { Receipt } from '#event-sourcing';
import { z } from 'zod';
import type { Role } from './role.ts';
import type { Rule } from './rule.ts';

/**
 * Makes the class of a command, an imperative with one schema and one rule: the schema types it, checks it when it is
 * made (a ZodError when malformed) and is the body of its HTTP route; the rule says who may ask it, and can name no
 * auditor, who changes nothing.
 *
 * @example class VacatePosition extends command({ area: reference, on: date }, mayBeAskedBy('contract-manager')) {}
 */
export function command<S extends z.ZodRawShape>(shape: S, rule: Rule<Exclude<Role, 'auditor'>>) {
  const schema = z.strictObject(shape);
  class Asked extends Command<Receipt> {
    static readonly schema = schema;
    static readonly rule = rule;
    constructor(fields: z.input<typeof schema>) {
      super();
      Object.assign(this, schema.parse(fields));
    }
  }
  return Asked as unknown as {
    new (fields: z.input<typeof schema>): Command<Receipt> & Readonly<z.output<typeof schema>>;
    readonly schema: typeof schema;
    readonly rule: Rule;
  };
}
