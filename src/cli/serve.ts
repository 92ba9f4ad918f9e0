import { type Command, InvalidArgumentError } from 'commander';
import { readConfig, type StoreSetting } from '../config.ts';
import { Identity } from '../identity/identity.ts';
import { type ListeningServer, listen } from '../main.ts';
import { progressOf } from './progress.ts';
import { exit, type Output } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { welcome } from './welcome.ts';

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

/** Milliseconds from the signal to the end of the process. */
const patience = 10_000;

/** Ends the process, and says what it waited for, when it still runs some seconds from now. */
function endInTime(waitingFor: () => string | undefined, output: Output): void {
  const end = () => {
    const left = waitingFor() ?? process.getActiveResourcesInfo().join(', ');
    output.err(`evenhand: not stopped within ${patience / 1000} s, still waiting for ${left}.`);
    process.exit(exit.refused);
  };
  setTimeout(end, patience).unref();
}

/** Serves until SIGINT or SIGTERM, then stops cleanly within 10 s, also while the views are being built. */
export async function serveUntilStopped(
  options: ServeOptions & { readonly data: string; readonly store?: StoreSetting; readonly demo?: boolean },
  output: Output,
): Promise<void> {
  const { store, themeColour, logLevel, metricsPort, sealKeyFile, trustProxy, identity, ...told } =
    readConfig();
  const { silenceHours, webhookAllow } = told;
  let server: ListeningServer | undefined;
  const asked = new Promise<void>((stop) => {
    const begin = () => {
      endInTime(() => (server ? server.waitingFor() : 'the data folder to open'), output);
      stop();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, begin);
  });
  const opened = await listen({
    store,
    ...options,
    folder: options.data,
    themeColour,
    logLevel,
    metricsPort,
    trustProxy,
    silenceHours,
    webhookAllow,
    ...(options.demo ? {} : { identity, tls: identity.tls, sealKeyFile }),
    progress: progressOf('Building the views', output),
  });
  server = opened;
  const serving = opened.ready.then(async () => {
    await welcome(opened, output);
    const { origin } = opened.app.get(Identity).site;
    output.err(`Evenhand serves ${origin} from ${options.data}. Ctrl-C stops it.`);
    return asked;
  });
  try {
    await Promise.race([asked, serving]);
    output.err('Stopping.');
  } finally {
    await opened.close();
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
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .action((_, command: Command) => serveUntilStopped(optionsOf<ServeOptions>(command), output));
}
