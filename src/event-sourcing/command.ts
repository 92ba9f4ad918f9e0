import { Command } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Receipt } from './aggregates.ts';

/**
 * Makes the class of a command, an imperative with one schema: the schema types it, checks it when it is made
 * (a ZodError when malformed) and is the body of its HTTP route.
 *
 * @example class VacatePosition extends command({ framework: reference, area: reference, on: date }) {}
 */
export function command<S extends z.ZodRawShape>(shape: S) {
  const schema = z.strictObject(shape);
  class Asked extends Command<Receipt> {
    static readonly schema = schema;
    constructor(fields: z.input<typeof schema>) {
      super();
      Object.assign(this, schema.parse(fields));
    }
  }
  return Asked as unknown as {
    new (fields: z.input<typeof schema>): Command<Receipt> & Readonly<z.output<typeof schema>>;
    readonly schema: typeof schema;
  };
}
