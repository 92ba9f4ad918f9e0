import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { atLeast, beside, type Figure } from './figure.ts';
import { inOwnProcess, nextFrom, ServedFolder } from './served-folder.ts';
import type { News } from './server.ts';
import { median, rateOf, sideBySide } from './statistics.ts';

export interface Accepting {
  readonly rounds: number;
  readonly requests: number;
  /** Connections that ask at the same time. */
  readonly atOnce: number;
}

/** Sends a POST over a connection that is kept open; rejects when the answer is not 201. */
async function post(agent: Agent, url: string, body: object): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  request(url, { agent, method: 'POST', headers: { 'content-type': 'application/json' } }, (response) =>
    response.resume().on('end', () => resolve(response.statusCode)),
  )
    .on('error', reject)
    .end(JSON.stringify(body));
  const status = await promise;
  if (status !== 201) throw new Error(`${url} answered ${status}.`);
}

type Work = (agent: Agent) => Promise<void>;

/** How many a second, when so many connections ask one after the other. */
async function together(connections: number, works: readonly Work[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const left = works.values();
  const connection = async () => {
    for (const work of left) await work(agent);
  };
  const all = () => Promise.all(Array.from({ length: connections }, connection));
  return rateOf(works.length, all).finally(() => agent.destroy());
}

/** How many a second one connection could ask for, of the time that the answers take: what follows from each is over. */
async function apart(works: readonly Work[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (const work of works) {
    await setTimeout(60);
    const began = performance.now();
    await work(agent);
    times.push(performance.now() - began);
  }
  agent.destroy();
  return 1000 / median(times);
}

/** An offer accepted over HTTP, durably and by every rule, against a bare route that does one durable insert. */
export async function measureAcceptances(
  folder: string,
  bareFolder: string,
  { rounds, requests, atOnce }: Accepting,
): Promise<readonly Figure[]> {
  const server = await ServedFolder.start(folder);
  const child = inOwnProcess('bare', bareFolder);
  const bare = await nextFrom<News>(child);
  if (bare.kind !== 'ready') throw new Error(`The bare route began with ${bare.kind}.`);
  const framework = 'CSH-2025';
  const accept = (referral: string) => (agent: Agent) =>
    post(agent, `${server.url}/api/v1/offers/${referral}.1/acceptance`, { framework, referral });
  const insert = (referral: string) => (agent: Agent) =>
    post(agent, `${bare.url}/acceptance`, { framework, referral });
  const measured = async (rate: (works: readonly Work[]) => Promise<number>, count: number) => {
    const offers = await server.offer((rounds + 1) * count);
    const turns = offers.values();
    const next = () => [...turns.take(count)].map(accept);
    await rate(next());
    return sideBySide(
      rounds,
      () => rate(next()),
      () => rate(offers.slice(0, count).map(insert)),
    );
  };
  const alone = await measured(apart, Math.ceil(requests / 4));
  const busy = await measured((works) => together(atOnce, works), requests);
  const ended = once(child, 'exit');
  child.send('stop');
  await Promise.all([server.stop(), ended]);
  const raw = '(raw: a bare route with one insert)';
  return [
    atLeast(0.5, `an offer accepted over HTTP, now and then ${raw}`, 'events/s', alone),
    beside(`offers accepted over HTTP, ${atOnce} at once, and all that follows ${raw}`, 'events/s', busy),
  ];
}
