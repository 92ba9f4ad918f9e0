import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { faultsOf, parseAnswer } from '../support/answer-faults.ts';
import { hostileRequests } from '../support/hostile-requests.ts';
import { exchange } from '../support/raw-exchange.ts';
import { serverOver } from '../support/running-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const count = 400;
const seed = 20_261_122;
/** Connections at once: a hostile caller opens many. */
const together = 20;

interface Tally {
  readonly wrong: string[];
  readonly statuses: Map<number, number>;
}

/** Sends the requests, some at once, and collects what is wrong with the answers. */
async function ask(port: number, requests: readonly string[]): Promise<Tally> {
  const tally: Tally = { wrong: [], statuses: new Map() };
  const waiting = [...requests];
  const caller = async () => {
    for (let bytes = waiting.pop(); bytes !== undefined; bytes = waiting.pop()) {
      const { answer, closed } = await exchange(port, bytes);
      const parsed = parseAnswer(answer);
      // Node answers nobody who wants a tunnel.
      const faults = parsed ? faultsOf(parsed) : bytes.startsWith('CONNECT ') ? [] : ['no answer'];
      if (!closed) tally.wrong.push(`hangs: ${JSON.stringify(bytes.slice(0, 200))}`);
      tally.wrong.push(...faults.map((fault) => `${fault}: ${JSON.stringify(bytes.slice(0, 200))}`));
      const status = parsed?.status ?? 0;
      tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: together }, caller));
  return tally;
}

const requests = hostileRequests(count, seed);

it(`${count} hostile requests are answered, each with its headers, and none fails, hangs or shows the inside`, async () => {
  const server = await serverOver(folder);
  const port = Number(new URL(server.url).port);
  const { wrong, statuses } = await ask(port, requests);
  expect(wrong).toEqual([]);
  // They come through the parser, to the limits and to the routes.
  for (const status of [200, 400, 403, 404, 414, 415, 431])
    expect(statuses.get(status) ?? 0).toBeGreaterThan(0);
  await fetch(`${server.url}/readyz`).then(({ status }) => expect(status).toBe(200));
});

it('a server that fails, hangs and shows its inside is found', async () => {
  const careless = createServer((asked, answer) => {
    if (asked.url?.includes('state')) return;
    answer.writeHead(asked.url?.includes('?') ? 500 : 404).end(new Error('x').stack);
  });
  await new Promise<void>((resolve) => careless.listen(0, '127.0.0.1', resolve));
  const hanging = 'GET /?state=1 HTTP/1.1\r\nHost: localhost\r\n\r\n';
  const { wrong } = await ask((careless.address() as AddressInfo).port, [...requests.slice(0, 40), hanging]);
  careless.closeAllConnections();
  careless.close();
  for (const fault of ['no answer', 'fails with 500', 'shows its inside', 'lacks cache-control'])
    expect(wrong.filter((each) => each.startsWith(fault))).not.toEqual([]);
});
