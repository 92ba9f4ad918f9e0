import type { FastifyInstance } from 'fastify';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type RunningServer, type ServerOptions } from '../../src/main.ts';

/** Nobody is turned away for asking often, unless a specification says so. */
const plenty = {
  ...{ reading: 1e9, recording: 1e9, streamsOfOne: 1e6, streams: 1e6, connections: 1e6 },
  ...{ underWay: 1e6, delay: 1e9, underWayLagging: 1e6, heap: 1e12 },
};

const endings: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of endings.splice(0)) await end();
});

/** Told of the server's router before it has any hook and any route: what is left out there is a planted failure. */
type Made = (fastify: FastifyInstance) => void;

/** A server with its real doors over a folder of its own; both go with the specification file. */
export async function guardedServer(
  { limits, ...options }: Partial<ServerOptions> = {},
  made: Made = () => undefined,
): Promise<RunningServer & { readonly folder: string }> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'evenhand-'));
  const tell = (message: unknown) => made((message as { fastify: FastifyInstance }).fastify);
  subscribe('fastify.initialization', tell);
  try {
    const place = { folder, port: 0, themeColour: '#12436D' };
    const server = await createApp({ ...place, ...options, limits: { ...plenty, ...limits } });
    endings.push(
      () => server.close(),
      () => rmSync(folder, { recursive: true, force: true }),
    );
    return { ...server, folder };
  } finally {
    unsubscribe('fastify.initialization', tell);
  }
}

/** Leaves out each hook whose source has these words; for guards to be missed. */
export const without =
  (words: string): Made =>
  (fastify) => {
    const add = fastify.addHook.bind(fastify) as (name: string, hook: unknown) => FastifyInstance;
    const most = (name: string, hook: unknown) => (String(hook).includes(words) ? fastify : add(name, hook));
    Object.assign(fastify, { addHook: most });
  };

export interface Route {
  readonly method: string;
  readonly path: string;
}

/** Collects every route as it is made, HEAD and wildcards included. */
export function collecting(): { readonly routes: readonly Route[]; readonly made: Made } {
  const routes: Route[] = [];
  const made: Made = (fastify) =>
    void fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) routes.push({ method: each, path: url });
    });
  return { routes, made };
}
