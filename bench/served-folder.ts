import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { News, Wish } from './server.ts';

const code = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/bench/run.js' : './run.js', import.meta.url),
);

/** Starts this program again for one part of the work, in a process of its own. */
export const inOwnProcess = (...part: readonly string[]): ChildProcess =>
  fork(code, part, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

/** The next message of a process; rejects when it ends before. */
export async function nextFrom<T>(child: ChildProcess): Promise<T> {
  const ending = new AbortController();
  const ended = once(child, 'exit', { signal: ending.signal }).then(([code]) => {
    throw new Error(`A process of the bench ended with status ${code}.`);
  });
  try {
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [T];
    return message;
  } finally {
    ending.abort();
    ended.catch(() => {});
  }
}

/** The server over a data folder, in a process of its own, asked over one connection that is kept open. */
export class ServedFolder {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #child: ChildProcess;
  readonly url: string;
  /** Milliseconds from the start of the process until it answered. */
  readonly readyMs: number;
  /** The most memory that the start took. */
  readonly peakMb: number;

  static async start(folder: string): Promise<ServedFolder> {
    const began = performance.now();
    const child = inOwnProcess('serve', folder);
    const ready = await nextFrom<News>(child);
    if (ready.kind !== 'ready') throw new Error(`The server began with ${ready.kind}.`);
    return new ServedFolder(child, ready.url, performance.now() - began, ready.peakMb);
  }

  private constructor(child: ChildProcess, url: string, readyMs: number, peakMb: number) {
    this.#child = child;
    this.url = url;
    this.readyMs = readyMs;
    this.peakMb = peakMb;
  }

  /** Milliseconds until the whole answer is there; rejects when it is not 200. */
  async ask(path: string): Promise<number> {
    const began = performance.now();
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    get(this.url + path, { agent: this.#agent }, (response) =>
      response.resume().on('end', () => resolve(response.statusCode)),
    ).on('error', reject);
    const status = await promise;
    if (status !== 200) throw new Error(`${path} answered ${status}.`);
    return performance.now() - began;
  }

  /** Records a decided offer: where it stands, and when its recording began. */
  async record(): Promise<{ readonly position: number; readonly began: bigint }> {
    const news = await this.#wish('record');
    if (news.kind !== 'recorded') throw new Error(`The server answered ${news.kind}.`);
    return { position: news.position, began: BigInt(news.began) };
  }

  /** So many new referrals; of each the first offer, `<referral>.1`, waits for an answer. */
  async offer(offers: number): Promise<readonly string[]> {
    const news = await this.#wish({ offers });
    if (news.kind !== 'offered') throw new Error(`The server answered ${news.kind}.`);
    return news.referrals;
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    const ended = once(this.#child, 'exit');
    this.#child.send('stop' satisfies Wish);
    await ended;
  }

  #wish(wish: Wish): Promise<News> {
    const news = nextFrom<News>(this.#child);
    this.#child.send(wish);
    return news;
  }
}
