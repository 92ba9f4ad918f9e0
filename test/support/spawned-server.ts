import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { inTime, until } from './in-time.ts';

const script = (name: string) => fileURLToPath(new URL(`processes/${name}.ts`, import.meta.url));

export interface SpawnedServer {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it has written, to either output. */
  said(): string;
  /** Its exit status, or the signal that ended it; sends SIGTERM first. Rejects when that takes longer than so many ms. */
  stop(limit?: number): Promise<number | string | null>;
}

const children: ChildProcess[] = [];
afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

/** A server in a process of its own, run from source, once it serves: ended with the specification file. */
export async function spawnServer(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<SpawnedServer> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', script('from-source'), script(name), ...args],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
  );
  children.push(child);
  let text = '';
  for (const output of [child.stdout, child.stderr])
    output.on('data', (more: Buffer) => (text += String(more)));
  const exited = once(child, 'exit');
  const url = await until(() => {
    if (child.exitCode !== null) throw new Error(text);
    return /serves (http:\S+)/.exec(text)?.[1];
  });
  const stop = async (limit = 10_000) => {
    child.kill('SIGTERM');
    const [code, signal] = (await inTime(exited, limit)) as [number | null, string | null];
    return code ?? signal;
  };
  return { url, child, said: () => text, stop };
}
