import type { FastifyReply, FastifyRequest } from 'fastify';
import { livePath } from '../http/live.controller.ts';
import { isHealth } from './health-route.ts';
import type { Limits } from './limits.ts';
import { networkOf } from './network-of.ts';
import { Overloaded } from './overloaded.ts';
import { TooManyRequests } from './rates.ts';

/** Counts what is being answered, so that no more is begun than memory holds, and a stop knows what it waits for. */
export class UnderWay {
  #requests = 0;
  #stopping = false;
  readonly #streams = new Map<string, number>();
  readonly #limits: Limits;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  get requests(): number {
    return this.#requests;
  }

  /** Streams of server-sent events that are open. */
  get streams(): number {
    return this.#streams.values().reduce((sum, count) => sum + count, 0);
  }

  /** From now on nothing is begun any more: 503. */
  stop(): void {
    this.#stopping = true;
  }

  /** A hook for the beginning of every request. */
  readonly begin = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (this.#stopping) throw new Overloaded('This server is stopping. Try again in a moment.');
    if (isHealth(request.url)) return;
    if (request.routeOptions.url === `/${livePath}` && request.method === 'GET')
      this.#open(networkOf(request.ip), reply);
    else this.#work(reply);
  };

  #work(reply: FastifyReply): void {
    if (this.#requests >= this.#limits.underWay) throw new Overloaded();
    this.#requests++;
    reply.raw.once('close', () => this.#requests--);
  }

  #open(address: string, reply: FastifyReply): void {
    const { streams, streamsOfOne } = this.#limits;
    const already = this.#streams.get(address) ?? 0;
    if (this.streams >= streams) throw new Overloaded();
    if (already >= streamsOfOne) {
      throw new TooManyRequests(
        'Your address follows the log often enough. Close a page, then try again.',
        60,
      );
    }
    this.#streams.set(address, already + 1);
    reply.raw.once('close', () => {
      const left = (this.#streams.get(address) ?? 1) - 1;
      if (left > 0) this.#streams.set(address, left);
      else this.#streams.delete(address);
    });
  }
}
