import type { ServerWritableStream } from '@grpc/grpc-js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Failure } from './failure.ts';

/** The way to one reader: as fast as it reads, and over when it goes. */
export class Sending {
  readonly signal: AbortSignal;
  readonly #call: ServerWritableStream<streams.ReadReq, Buffer>;
  #drained: PromiseWithResolvers<void> | undefined;

  constructor(call: ServerWritableStream<streams.ReadReq, Buffer>) {
    const controller = new AbortController();
    this.signal = controller.signal;
    this.#call = call;
    const over = (): void => {
      controller.abort();
      this.#drained?.resolve();
    };
    call.on('cancelled', over).on('close', over).on('error', over);
    call.on('drain', () => this.#drained?.resolve());
  }

  /** Resolves when there is room for more. */
  send(answer: Buffer | streams.ReadResp): Promise<void> | undefined {
    if (this.signal.aborted) return undefined;
    const bytes = Buffer.isBuffer(answer) ? answer : Buffer.from(answer.serializeBinary());
    if (this.#call.write(bytes)) return undefined;
    this.#drained = Promise.withResolvers();
    return this.#drained.promise;
  }

  fail(failure: Failure): void {
    this.#call.emit('error', failure);
  }
}
