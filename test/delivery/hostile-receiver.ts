import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createSequence } from '../support/sequence.ts';

/** What a receiver at one path took, in the order in which it said so. */
export interface Taken {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HostileReceiver {
  readonly url: string;
  taken(path: string): readonly Taken[];
  close(): void;
}

/**
 * Answers 500, 302 and 429, resets, hangs and trickles, and one time in two takes what it is sent. What is posted to
 * `/dead` is never answered.
 */
export async function hostileReceiver(seed: number): Promise<HostileReceiver> {
  const next = createSequence(seed);
  const takenAt = new Map<string, Taken[]>();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const parts: Buffer[] = [];
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (path === '/dead') return;
      const chance = next();
      const answer = (status: number, headers = {}) => void response.writeHead(status, headers).end();
      if (chance < 0.1) return answer(500);
      if (chance < 0.15) return answer(302, { location: '/elsewhere' });
      if (chance < 0.2) return answer(429, { 'retry-after': '1' });
      if (chance < 0.28) return void request.socket.destroy();
      if (chance < 0.3) return;
      const headers = request.headers as Record<string, string>;
      const body = Buffer.concat(parts).toString();
      const list = takenAt.get(path) ?? [];
      list.push({ id: headers['webhook-id'] ?? '', headers, body });
      takenAt.set(path, list);
      if (chance > 0.95) {
        response.writeHead(200);
        const trickle = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(trickle));
      } else answer(200);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: (path) => takenAt.get(path) ?? [],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
