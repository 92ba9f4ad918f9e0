import { run } from '../../src/cli.ts';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** What `--json` printed. */
  json<T = Record<string, unknown>>(): T;
}

/** Runs a command line in this process. */
export async function evenhand(...line: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const status = await run(line, { out: (text) => out.push(text), err: (text) => err.push(text) });
  const printed = out.join('\n');
  return { status, out: printed, err: err.join('\n'), json: <T>() => JSON.parse(printed) as T };
}
