import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server to measure against. */
export interface MeasuredServer {
  readonly connection: string;
  /** What the figures are figures of. */
  readonly inWords: string;
  stop(): void;
}

const double = fileURLToPath(
  new URL(
    `${import.meta.url.endsWith('.ts') ? '..' : '../..'}/test/support/processes/event-store-double.ts`,
    import.meta.url,
  ),
);

/** The server of that connection string, which is never printed; without one, a double of the protocol in a process of its own. */
export async function serverToMeasure(connection: string | undefined): Promise<MeasuredServer> {
  if (connection !== undefined && connection !== '') {
    const host = /^[^?]*@([^?]*)|^[a-z+]+:\/\/([^?]*)/.exec(connection);
    const where = host?.[1] ?? host?.[2] ?? 'ESDB_URL';
    return { connection, inWords: `Measured against the server at ${where}.`, stop: () => {} };
  }
  const child = spawn(process.execPath, [double], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    connection: line.toString().trim(),
    inWords:
      'ESDB_URL is not set, so this runs against a double of the protocol in memory: the figures say what the client ' +
      'and Evenhand cost, and nothing about any server.',
    stop: () => child.kill(),
  };
}
