import { getHeapStatistics } from 'node:v8';

/** What one address may ask for, and what this process takes on at once. */
export interface Limits {
  /** Requests of one address in a minute that only look. */
  readonly reading: number;
  /** Requests of one address in a minute that may record something. */
  readonly recording: number;
  /** Streams of server-sent events that one address holds open. */
  readonly streamsOfOne: number;
  /** Streams of server-sent events in all. */
  readonly streams: number;
  /** Requests that are being answered at once. */
  readonly underWay: number;
  /** TCP connections, idle ones too. */
  readonly connections: number;
  /** Mean delay of the event loop over a second, in milliseconds, from which on it lags. */
  readonly delay: number;
  /** Requests that are being answered at once while it lags: one long piece of work turns no single visitor away. */
  readonly underWayLagging: number;
  /** Bytes of JavaScript heap in use. */
  readonly heap: number;
}

/** Generous to people and their scripts, also to many behind one address; a process that goes astray meets them. */
export const defaultLimits: Limits = {
  reading: 6_000,
  recording: 1_200,
  streamsOfOne: 100,
  streams: 1_000,
  underWay: 256,
  connections: 4_000,
  delay: 1_000,
  underWayLagging: 16,
  heap: 0.85 * getHeapStatistics().heap_size_limit,
};
