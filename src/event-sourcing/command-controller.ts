import { Body, Controller, Param, type Type } from '@nestjs/common';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { PostCommand } from './receipt-response.ts';

/** The class of a command as a route needs it: made of the fields of its schema. */
export interface CommandClass {
  new (fields: never): ICommand;
  readonly name: string;
  readonly schema: z.ZodObject;
}

/**
 * A controller that puts commands on the bus: a POST route for each, by its path below `prefix`. Whatever the path names
 * (`:offer`) comes from there, the command's other fields are the body. Answers 201 and the receipt.
 *
 * @example commandController('offers', 'api/v1/offers/:offer', { acceptance: AcceptOffer })
 */
export function commandController(
  tag: string,
  prefix: string,
  routes: Readonly<Record<string, CommandClass>>,
): Type {
  class Commands {
    constructor(readonly bus: CommandBus) {}
  }
  Reflect.defineMetadata('design:paramtypes', [CommandBus], Commands);
  Object.defineProperty(Commands, 'name', { value: `${tag}-commands` });
  ApiTags(tag)(Commands);
  Controller(prefix)(Commands);
  for (const [path, command] of Object.entries(routes)) addRoute(Commands, prefix, path, command);
  return Commands;
}

function addRoute(
  controller: Type<{ readonly bus: CommandBus }>,
  prefix: string,
  path: string,
  command: CommandClass,
): void {
  const { prototype } = controller as { prototype: object };
  const named = [...`${prefix}/${path}`.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const fields = Object.entries<z.ZodType>(command.schema.shape);
  function ask(this: { readonly bus: CommandBus }, ...given: readonly unknown[]) {
    const inPath = Object.fromEntries(named.map((name, i) => [name, given[i]]));
    return this.bus.execute<ICommand, unknown>(
      new command({ ...inPath, ...(given.at(-1) as object) } as never),
    );
  }
  const method = `${command.name.charAt(0).toLowerCase()}${command.name.slice(1)}`;
  Object.defineProperty(ask, 'name', { value: method });
  Object.defineProperty(prototype, method, { value: ask });
  for (const [name, schema] of fields)
    if (named.includes(name)) Param(name, { schema })(prototype, method, named.indexOf(name));
  const rest = Object.fromEntries(fields.filter(([name]) => !named.includes(name)));
  Body({ schema: z.strictObject(rest) })(prototype, method, named.length);
  const types = [...named.map(() => String), Object];
  Reflect.defineMetadata('design:paramtypes', types, prototype, method);
  PostCommand(path)(prototype, method, { value: ask });
}
