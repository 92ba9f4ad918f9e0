import { Principal } from '#access';
import type { Clock } from '#event-sourcing';
import type { Limits } from '../../src/load/limits.ts';
import { createApp, type RunningServer } from '../../src/main.ts';

/** A server on a free port over a data folder, closed after the specification file. */
export async function serverOver(
  folder: string,
  clock?: Clock,
  limits: Partial<Limits> = {},
): Promise<RunningServer> {
  const server = await createApp({
    folder,
    port: 0,
    themeColour: '#12436D',
    limits,
    everybody: () => Principal.operator(),
    ...(clock ? { clock } : {}),
  });
  servers.push(server);
  return server;
}

const servers: RunningServer[] = [];
afterAll(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
