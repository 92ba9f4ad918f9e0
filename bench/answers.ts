import { setTimeout } from 'node:timers/promises';
import { atMost, type Figure } from './figure.ts';
import { LiveNotices } from './live-notices.ts';
import { ServedFolder } from './served-folder.ts';
import { median, percentile } from './statistics.ts';

const question = '/api/v1/kpi/acceptance?asOf=2026-06-30';
const warmUp = 50;

export interface Asking {
  readonly starts: number;
  readonly requests: number;
  readonly events: number;
}

/** What people wait for, of a server in a process of its own over a log of this size whose views are there. */
export async function measureAnswers(
  folder: string,
  size: number,
  { starts, requests, events }: Asking,
): Promise<readonly Figure[]> {
  const begun: ServedFolder[] = [];
  for (let start = 0; start < starts; start++) {
    await begun.at(-1)?.stop();
    begun.push(await ServedFolder.start(folder));
  }
  const server = begun.at(-1);
  if (!server) throw new RangeError('A server is measured when it has started at least once.');
  for (let i = 0; i < warmUp; i++) await server.ask(question);
  const warm: number[] = [];
  for (let i = 0; i < requests; i++) warm.push(await server.ask(question));

  const live = await LiveNotices.open(server.url);
  const noticed: number[] = [];
  const fresh: number[] = [];
  for (let i = 0; i < events; i++) {
    // At any moment of the tenth of a second that notices are gathered for.
    await setTimeout((i * 37) % 150);
    const { position, began } = await server.record();
    noticed.push(Number((await live.reaching(position)) - began) / 1e6);
    fresh.push(await server.ask(question));
  }
  live.close();
  await server.stop();

  const log = `at ${size.toLocaleString('en-GB')} events`;
  return [
    atMost(20, `KPI answer over HTTP ${log}, p50`, 'ms', percentile(warm, 50)),
    atMost(20, `KPI answer over HTTP ${log}, p99`, 'ms', percentile(warm, 99)),
    atMost(20, `the first KPI answer after an event ${log}, p50`, 'ms', percentile(fresh, 50)),
    atMost(20, `the first KPI answer after an event ${log}, p99`, 'ms', percentile(fresh, 99)),
    atMost(250, `event recorded to notice on an open page ${log}, p99`, 'ms', percentile(noticed, 99)),
    atMost(3000, `start to ready ${log}`, 'ms', median(begun.map(({ readyMs }) => readyMs))),
    atMost(300, `memory at the start ${log}`, 'MB', Math.max(...begun.map(({ peakMb }) => peakMb))),
  ];
}
