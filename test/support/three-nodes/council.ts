import { setTimeout as pause } from 'node:timers/promises';
import type { AppNode } from './app-node.ts';

/** Whoever asks the nodes for something: the next one, when one has gone before it answered. */
export class Council {
  private turn = 0;
  private closed = false;

  constructor(private readonly nodes: readonly AppNode[]) {}

  /** The status that it was answered with at last: the request is the same one until then, by its key. */
  async ask(path: string, body: object, key: string): Promise<number> {
    while (!this.closed) {
      const status = await this.once(this.nodes[this.turn++ % this.nodes.length]!, path, body, key);
      if (status !== undefined && status < 500) return status;
      await pause(50);
    }
    return 0;
  }

  /** A need comes in, and is offered to whoever is first. */
  async refer(referral: string): Promise<void> {
    const need = {
      ...{ framework: 'F1', referral, area: 'A01', weeklyMinutes: 60, carers: 1, rural: false },
      ...{ timeSlot: 'daytime', urgency: 'standard', startBy: null },
    };
    await this.ask('referrals', need, `receive-${referral}`);
    await this.ask(`referrals/${referral}/offers`, { framework: 'F1', parallel: null }, `offer-${referral}`);
  }

  /** What is asked now has no answer any more. */
  close(): void {
    this.closed = true;
  }

  private async once({ url }: AppNode, path: string, body: object, key: string) {
    try {
      const { status } = await fetch(`${url}/api/v1/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
      });
      return status;
    } catch {
      return undefined;
    }
  }
}
