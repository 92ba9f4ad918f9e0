import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Exchange {
  /** Everything that came back, as Latin-1. */
  readonly answer: string;
  /** Whether the server closed the connection in time. */
  readonly closed: boolean;
}

export interface Caller {
  /** Milliseconds without an answer after which the caller hangs up: nothing more will be sent. */
  readonly silence?: number;
  /** Milliseconds after which the caller gives up. */
  readonly patience?: number;
}

/** Sends bytes as they are, and listens until the server closes the connection. */
export async function exchange(
  port: number,
  bytes: Uint8Array | string,
  { silence = 2_000, patience = 10_000 }: Caller = {},
): Promise<Exchange> {
  const chunks: Buffer[] = [];
  const socket = connect(port, '127.0.0.1');
  const closed = new Promise<boolean>((resolve) => {
    socket.on('close', () => resolve(true));
  });
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A server may cut off what is still being sent.
  socket.on('error', () => undefined);
  socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  const over = new AbortController();
  const { signal } = over;
  const hangUp = pause(silence, undefined, { signal }).then(
    () => chunks.length === 0 && socket.end(),
    () => undefined,
  );
  const givenUp = pause(patience, false, { signal }).catch(() => false);
  try {
    return {
      closed: await Promise.race([closed, givenUp]),
      answer: Buffer.concat(chunks).toString('latin1'),
    };
  } finally {
    over.abort();
    socket.destroy();
    await hangUp;
  }
}
