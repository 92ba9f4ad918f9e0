import type { Position } from './event-store.ts';
import { ViewsNotReady } from './projections.ts';

interface Waiter {
  readonly position: Position;
  readonly arrived: () => void;
}

/** Those who wait for the views to reach a position. */
export class Arrivals {
  private waiting: readonly Waiter[] = [];

  /** Rejects with ViewsNotReady after `timeout` ms. */
  async wait(position: Position, timeout: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiter = { position, arrived: resolve };
    const timer = setTimeout(() => {
      this.waiting = this.waiting.filter((each) => each !== waiter);
      reject(new ViewsNotReady(`The views have not reached position ${position} within ${timeout} ms.`));
    }, timeout);
    this.waiting = [...this.waiting, waiter];
    await promise.finally(() => clearTimeout(timer));
  }

  reached(position: Position): void {
    if (!this.waiting.some((each) => each.position <= position)) return;
    for (const each of this.waiting) if (each.position <= position) each.arrived();
    this.waiting = this.waiting.filter((each) => each.position > position);
  }
}
