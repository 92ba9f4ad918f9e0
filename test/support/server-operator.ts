import {
  BACKWARDS,
  binaryEvent,
  END,
  EventStoreDBClient,
  type AllStreamResolvedEvent,
  type Position,
} from '@eventstore/db-client';
import type { SupervisedClient } from '../../src/event-sourcing/eventstoredb-client.ts';
import { parseConnection } from '../../src/event-sourcing/eventstoredb-connection.ts';
import type { Operator } from '../event-sourcing/event-store.contract.ts';

type CallOptions = SupervisedClient['options'];

/** Works on a server with the client's library alone, as its operator does. */
export class ServerOperator implements Operator {
  private constructor(
    private readonly client: EventStoreDBClient,
    private readonly options: CallOptions,
    private readonly prefix: string,
    /** The last event of the server's log when this began. */
    private readonly began: Position | undefined,
  ) {}

  static async begin(connection: string, prefix: string): Promise<ServerOperator> {
    // The password goes with each call: the library would print it with its warnings.
    const { address, credentials } = parseConnection(connection);
    const client = EventStoreDBClient.connectionString(address);
    const options: CallOptions = { requiresLeader: true, credentials };
    const end = { ...options, direction: BACKWARDS, fromPosition: END, maxCount: 1 } as const;
    const [last] = await all(client.readAll(end));
    return new ServerOperator(client, options, prefix, last?.event?.position);
  }

  async softDelete(stream: string): Promise<void> {
    await this.client.deleteStream(this.prefix + stream, this.options);
  }

  async tombstone(stream: string): Promise<void> {
    await this.client.tombstoneStream(this.prefix + stream, this.options);
  }

  async truncate(stream: string, bounds: { maxCount: number } | { truncateBefore: number }): Promise<void> {
    await this.client.setStreamMetadata(this.prefix + stream, bounds, this.options);
  }

  async makeNoise(stream: string): Promise<void> {
    const link = binaryEvent({ type: '$>', data: Buffer.from(`0@${this.prefix}${stream}`) });
    await this.client.appendToStream(`${this.prefix}links`, link, this.options);
    const other = binaryEvent({ type: 'Something', data: Buffer.from('else') });
    await this.client.appendToStream(`others-${this.prefix}${stream}`, other, this.options);
  }

  async intrude(stream: string): Promise<number> {
    const event = binaryEvent({ type: 'Something', data: Buffer.from('{"some":"JSON"}') });
    const { position } = await this.client.appendToStream(this.prefix + stream, event, this.options);
    return 2 * Number(position!.commit);
  }

  /** Deletes what was written since this began, softly: the server forgets it at its next scavenge. */
  async tidy(): Promise<void> {
    const streams = new Set<string>();
    for (let from = this.began; ;) {
      const options = { ...this.options, ...(from && { fromPosition: from }), maxCount: 1000 };
      const page = await all(this.client.readAll(options));
      for (const { event } of page) {
        if (event && this.wrote(event.streamId)) streams.add(event.streamId);
      }
      if (page.length < 1000) break;
      from = page.at(-1)!.event!.position;
    }
    for (const stream of streams) {
      // A stream that was deleted already, or for good, needs no end.
      await this.client.deleteStream(stream, this.options).catch(() => {});
    }
  }

  async leave(): Promise<void> {
    await this.client.dispose();
  }

  private wrote(stream: string): boolean {
    return stream.startsWith(this.prefix) || stream.startsWith(`others-${this.prefix}`);
  }
}

async function all(
  events: AsyncIterable<AllStreamResolvedEvent>,
): Promise<readonly AllStreamResolvedEvent[]> {
  return Array.fromAsync(events);
}
