import { type Command, InvalidArgumentError } from 'commander';
import { readConfig, type StoreSetting } from '../config.ts';
import { listen } from '../main.ts';
import { progressOf } from './progress.ts';
import type { Output } from './output.ts';
import { addCommand, optionsOf } from './program.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
}

/** A TCP port, 0 for any free one. */
export function port(text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return number;
}

/** Serves until SIGINT or SIGTERM, then stops cleanly, also while the views are being built. */
export async function serveUntilStopped(
  options: ServeOptions & { readonly data: string; readonly store?: StoreSetting; readonly demo?: boolean },
  output: Output,
): Promise<void> {
  const { store, themeColour, logLevel, trustProxy } = readConfig();
  const asked = new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
  const server = await listen({
    store,
    ...options,
    folder: options.data,
    themeColour,
    logLevel,
    trustProxy,
    progress: progressOf('Building the views', output),
  });
  const serving = server.ready.then(() => {
    output.err(`Evenhand serves ${server.url} from ${options.data}. Ctrl-C stops it.`);
    return asked;
  });
  try {
    await Promise.race([asked, serving]);
    output.err('Stopping.');
  } finally {
    await server.close();
  }
}

export function addServe(parent: Command, output: Output): void {
  addCommand(
    parent,
    'serve',
    'the web app, the API and the policies',
    'evenhand serve --data ./data --port 3000',
  )
    .option('--port <number>', 'the port to listen on', port, 3000)
    .option('--host <address>', 'the loopback address to listen on', '127.0.0.1')
    .action((_, command: Command) => serveUntilStopped(optionsOf<ServeOptions>(command), output));
}
