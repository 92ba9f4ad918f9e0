import { channel } from 'node:diagnostics_channel';

/** One attempt to record a decision; `overtaken`: somebody else was faster. */
export interface AppendAttempt {
  readonly outcome: 'recorded' | 'overtaken' | 'failed';
  readonly milliseconds: number;
}

/** Told of every AppendAttempt of this process. */
export const appendAttempts = channel('evenhand:append-attempts');

/** Told the name of a subscription whenever it has to begin again, because its store or its handler failed. */
export const interruptions = channel('evenhand:interruptions');
