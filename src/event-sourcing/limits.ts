/** The limits that both stores keep, so that what one took the other takes too. */
export const limits = {
  /** Bytes of one event as stored. */
  eventBytes: 512 * 1024,
  /** Bytes of one append, all its events together, as a server counts them: less than the 1 MiB that it takes. */
  appendBytes: 1024 * 1024 - 64 * 1024,
  /** Events of one append. */
  appendEvents: 1000,
  /** Characters of a stream's name. */
  streamName: 300,
} as const;
