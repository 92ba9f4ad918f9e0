import { Worker } from 'node:worker_threads';
import { messageOf } from './sqlite-errors.ts';
import { StoreUnavailable } from './store-errors.ts';
import type { Notice, Reply, Request } from './writer-protocol.ts';

const code = new URL(
  import.meta.url.endsWith('.ts') ? './sqlite-writer.ts' : './sqlite-writer.js',
  import.meta.url,
);

/** The writer's thread as seen from the main one: requests are answered in order. */
export class WriterThread {
  /** The log's state when it was opened. */
  readonly opened: { readonly size: number; readonly lastAt: string };
  readonly #worker: Worker;
  readonly #waiting: ((reply: Reply) => void)[] = [];
  #broken: string | undefined;
  #closing = false;

  /** @throws StoreUnavailable when the worker cannot open the log. */
  static async start(
    folder: string,
    headsEvery: number,
    onFatal: (error: Error) => void,
  ): Promise<WriterThread> {
    const worker = new Worker(code, { workerData: { folder, headsEvery }, name: 'log writer' });
    const first = await new Promise<Notice>((resolve) => {
      worker.once('message', resolve);
      worker.once('error', (error) =>
        resolve({ kind: 'unopened', diskFailed: false, message: messageOf(error) }),
      );
    });
    if (first.kind === 'opened') return new WriterThread(worker, first, onFatal);
    await worker.terminate();
    const error = new StoreUnavailable(`The log in ${folder} cannot be opened: ${first.message}`);
    if (first.kind === 'unopened' && first.diskFailed) onFatal(error);
    throw error;
  }

  private constructor(worker: Worker, opened: WriterThread['opened'], onFatal: (error: Error) => void) {
    this.#worker = worker;
    this.opened = opened;
    const fail = (message: string) => {
      if (this.#broken !== undefined) return;
      this.#broken = message;
      onFatal(new StoreUnavailable(`The log cannot be written any more: ${message}`));
      for (const reply of this.#waiting.splice(0)) reply({ kind: 'failed', fault: 'other', message });
    };
    worker.on('message', (message: Reply | Notice) => {
      if (message.kind === 'fatal') fail(message.message);
      else if (message.kind === 'done' || message.kind === 'failed') this.#waiting.shift()?.(message);
    });
    worker.on('error', (error) => fail(messageOf(error)));
    worker.on('exit', () => {
      if (!this.#closing) fail('the writer ended unexpectedly.');
    });
  }

  /** Never rejects: what went wrong is in the reply. */
  ask(request: Request): Promise<Reply> {
    if (this.#broken !== undefined) {
      return Promise.resolve({ kind: 'failed', fault: 'other', message: this.#broken });
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#worker.postMessage(request);
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.ask({ kind: 'close' });
    await this.#worker.terminate();
  }
}
