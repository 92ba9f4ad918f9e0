import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';

/** A message that the house can be asked, and what takes it. */
export interface Message {
  readonly kind: 'command' | 'query';
  readonly type: (abstract new () => object) & { readonly rule?: unknown };
  readonly name: string;
  readonly handler: { execute(message: object): Promise<unknown> };
}

/** Where the decorators of @nestjs/cqrs write down which message a handler is for. */
const marks = { command: '__commandHandler__', query: '__queryHandler__' } as const;

/** Every message with a handler in the application, as Nest has them, in the order of their names. */
export const messagesIn = (app: INestApplicationContext): readonly Message[] =>
  [...app.get(ModulesContainer).values()]
    .flatMap(({ providers }) => [...providers.values()])
    .flatMap(({ metatype, instance }) =>
      (['command', 'query'] as const).flatMap((kind) => {
        const type: unknown = typeof metatype === 'function' && Reflect.getMetadata(marks[kind], metatype);
        if (typeof type !== 'function') return [];
        const handler = instance as Message['handler'];
        return [{ kind, type: type as Message['type'], name: type.name, handler }];
      }),
    )
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));

/** Asks a message without any field; the handlers must not be the real ones. */
export const ask = async (app: INestApplicationContext, { kind, type }: Message): Promise<unknown> => {
  const message = Object.create(type.prototype as object) as never;
  return kind === 'command' ? app.get(CommandBus).execute(message) : app.get(QueryBus).execute(message);
};
