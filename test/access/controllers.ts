import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';

type Constructor = abstract new (...given: never[]) => object;

/** A controller, what it is given, and the paths that it answers a GET of. */
export interface Controller {
  readonly name: string;
  readonly given: readonly string[];
  readonly gets: readonly string[];
}

/** The request method GET, as Nest writes it down. */
const get = 0;

const pathOf = (target: object): string =>
  String(Reflect.getMetadata('path', target) ?? '').replaceAll(/^\/|\/$/g, '');

function getsOf(type: Constructor): readonly string[] {
  const prototype = type.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype)
    .map((name) => prototype[name])
    .filter((method) => typeof method === 'function' && Reflect.getMetadata('method', method) === get)
    .map((method) => `/${[pathOf(type), pathOf(method as object)].filter((part) => part !== '').join('/')}`);
}

/** Every controller of the application, as Nest has them. */
export const controllersIn = (app: INestApplicationContext): readonly Controller[] =>
  [...app.get(ModulesContainer).values()]
    .flatMap(({ controllers }) => [...controllers.values()])
    .map(({ metatype }) => metatype as Constructor)
    .map((type) => {
      const given = (Reflect.getMetadata('design:paramtypes', type) ?? []) as readonly {
        readonly name: string;
      }[];
      return { name: type.name, given: given.map(({ name }) => name), gets: getsOf(type) };
    })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
