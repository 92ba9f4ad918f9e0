import fastify from 'fastify';
import { mkdirSync } from 'node:fs';
import { RawLog } from './raw-log.ts';
import type { News } from './server.ts';

/** The least that takes a POST and keeps it durably: one route, one insert of its body, and an answer. Ends when told to. */
export async function serveBare(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const log = new RawLog(folder);
  const server = fastify();
  server.post('/acceptance', (request, reply) => {
    log.commit([JSON.stringify(request.body)]);
    void reply.code(201).send({ events: 1 });
  });
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const end = async () => {
    await server.close();
    log.close();
    process.disconnect?.();
  };
  process.once('message', () => void end());
  const ready: News = { kind: 'ready', url, peakMb: process.resourceUsage().maxRSS / 1024 };
  process.send?.(ready);
}
