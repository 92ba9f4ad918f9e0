import { StoreUnavailable } from '#event-sourcing';

/** What the log may hold of an error: never its words, which may repeat what somebody sent. */
export interface Trace {
  /** The name of its class. */
  readonly error: string;
  /** Such as ECONNRESET. */
  readonly code?: string;
  /** Only of errors whose words are about machines. */
  readonly words?: string;
  /** The places of the program that it came through. */
  readonly at: readonly string[];
}

const frame = /^ {4}at [^\n]+$/gm;
const plain = /^[A-Za-z_]{1,40}$/;

export function traceOf(error: unknown): Trace {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const { message, stack = '' } = error;
  const { code } = error as { code?: unknown };
  const after = message === '' ? 0 : stack.indexOf(message);
  const frames = after < 0 ? '' : stack.slice(after + message.length);
  return {
    error: plain.test(error.constructor.name) ? error.constructor.name : 'Error',
    ...(typeof code === 'string' && plain.test(code) ? { code } : {}),
    ...(error instanceof StoreUnavailable ? { words: message } : {}),
    at: (frames.match(frame) ?? []).map((line) => line.trim()),
  };
}
