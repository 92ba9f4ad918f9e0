import type { FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { isLoopback } from '../http/foreign-requests.ts';
import { countRecording } from './log-metrics.ts';
import { countRequests } from './request-metrics.ts';
import { watchState, type Watched } from './state-metrics.ts';

const plain = 'text/plain; charset=utf-8';

export interface MetricsServer {
  /** Such as http://127.0.0.1:9464/metrics. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Answers `/metrics` in the text format of Prometheus on a port of its own, to this machine only; 0 takes any free one.
 * To be called before the application listens.
 */
export async function serveMetrics(
  port: number,
  watched: Watched & { readonly fastify: FastifyInstance; readonly folder: string },
): Promise<MetricsServer> {
  const registry = new Registry();
  const look = watchState(watched, registry);
  const server = createServer((request, response) => {
    const answer = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    const host = request.headers.host?.replace(/:\d+$/, '') ?? '';
    if (isLoopback(host) && request.method === 'GET' && request.url === '/metrics')
      void look()
        .then(() => registry.metrics())
        .then(
          (text) => answer(200, registry.contentType, text),
          () => answer(500, plain, 'The metrics cannot be read.\n'),
        );
    else answer(404, plain, 'Only GET /metrics is answered here.\n');
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  collectDefaultMetrics({ register: registry });
  countRequests(watched.fastify, registry);
  const stopCounting = countRecording(watched.folder, registry);
  const close = async () => {
    stopCounting();
    server.close();
    server.closeAllConnections();
    if (server.listening) await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`, close };
}
