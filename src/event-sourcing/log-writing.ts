import { mkdirSync, realpathSync } from 'node:fs';
import { Subject, type Observable } from 'rxjs';
import type { Clock } from './clock.ts';
import { DataFolderLock } from './data-folder-lock.ts';
import type { Position } from './event-store.ts';
import { WriteQueue } from './write-queue.ts';
import { WriterThread } from './writer-thread.ts';

/** The right and the means to write into a data folder: the lock, the writer's thread, the queue before it. */
export class LogWriting {
  readonly queue: WriteQueue;
  readonly committed: Observable<Position>;
  readonly #lock: DataFolderLock;
  readonly #thread: WriterThread;

  /**
   * Makes the folder when it is missing.
   *
   * @throws StoreUnavailable when another process writes, or the log cannot be opened.
   */
  static async open(
    folder: string,
    options: {
      readonly clock: Clock;
      readonly headsEvery: number;
      readonly onFatal: (error: Error) => void;
    },
  ): Promise<LogWriting> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = realpathSync(folder);
    const lock = new DataFolderLock(path);
    try {
      const thread = await WriterThread.start(path, options.headsEvery, options.onFatal);
      return new LogWriting(lock, thread, options.clock);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  private constructor(lock: DataFolderLock, thread: WriterThread, clock: Clock) {
    const committed = new Subject<Position>();
    this.#lock = lock;
    this.#thread = thread;
    this.committed = committed;
    this.queue = new WriteQueue(thread, clock, (last) => committed.next(last));
  }

  /** Stops the writer and gives the lock back; what was waiting in the queue must have been drained. */
  async close(): Promise<void> {
    await this.#thread.close();
    this.#lock.release();
  }
}
