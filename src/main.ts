import 'reflect-metadata';
import {
  ClassSerializerInterceptor,
  Logger as NestLogger,
  StandardSchemaValidationPipe,
} from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Clock, Policies, type Progress } from '#event-sourcing';
import { Logger } from 'nestjs-pino';
import { AcceptanceWatch } from './acceptance-watch.ts';
import { AppModule } from './app.module.ts';
import type { StoreSetting } from './config.ts';
import { openForWriting, type WritableDataFolder } from './data-folder.ts';
import { FirstAnswers } from './http/first-answers.ts';
import { isLoopback, refuseForeigners } from './http/loopback-only.ts';
import { openApi } from './http/open-api.ts';
import { ProblemDetailsFilter } from './http/problem-details.filter.ts';
import { ReadYourWritesInterceptor } from './http/read-your-writes.interceptor.ts';
import { RequestOriginInterceptor } from './http/request-origin.interceptor.ts';
import { registerWeb, sendProblemPage } from './web/register-web.ts';

export interface ServerOptions {
  readonly folder: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  readonly themeColour: string;
  /** A line of JSON on stdout for each request and each warning from this level on; left out, none. */
  readonly logLevel?: string;
  readonly demo?: boolean;
  /** Where the log is kept; left out, in the folder. */
  readonly store?: StoreSetting;
  readonly clock?: Clock;
  readonly progress?: Progress;
}

export interface RunningServer {
  readonly app: NestFastifyApplication;
  /** Such as http://127.0.0.1:3000. */
  readonly url: string;
  /** Stops accepting, finishes what is under way, releases the data folder. */
  close(): Promise<void>;
}

/** A host that the server must not listen on. */
export class HostRefused extends Error {
  override readonly name = 'HostRefused';
}

/** Another program listens on the port. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';
  constructor(port: number) {
    super(`Port ${port} is in use by another program. Name another one with --port, or 0 for any free one.`);
  }
}

/** A server that listens: alive at once, ready when its views are built. */
export interface ListeningServer extends RunningServer {
  /** Rejects when the views cannot be built, or when the server is closed before they are. */
  readonly ready: Promise<void>;
}

/** Opens the data folder for writing, serves, brings the views up to date and starts the policies: ready. */
export async function createApp(options: ServerOptions): Promise<RunningServer> {
  const server = await listen(options);
  try {
    await server.ready;
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** The same, as soon as it listens: until it is ready, `/readyz` says how far it is and everything else answers 503. */
export async function listen(options: ServerOptions): Promise<ListeningServer> {
  const { host = '127.0.0.1' } = options;
  if (!isLoopback(host)) {
    throw new HostRefused(
      `Evenhand listens on 127.0.0.1 only until it has accounts: everybody who reaches it may read and record. Leave out --host ${host}.`,
    );
  }
  const folder = await openForWriting(options.folder, options.clock, options.store);
  try {
    return await serve(folder, options, host);
  } catch (error) {
    await folder.close();
    throw error;
  }
}

async function serve(
  folder: WritableDataFolder,
  { port, themeColour, demo = false, logLevel, progress }: ServerOptions,
  host: string,
): Promise<ListeningServer> {
  const { clock, projections, store } = folder;
  const adapter = new FastifyAdapter({ bodyLimit: 1024 * 1024, forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over(folder, logLevel), adapter, {
    logger: ['fatal', 'error', 'warn'],
    abortOnError: false,
  });
  if (logLevel !== undefined) app.useLogger(app.get(Logger));
  adapter.getInstance().addHook('onRequest', refuseForeigners);
  app.useGlobalPipes(new StandardSchemaValidationPipe());
  const answers = new FirstAnswers(folder.folder, store);
  let built = false;
  app.useGlobalInterceptors(
    new ReadYourWritesInterceptor(app.get(Reflector), projections, () => built),
    new RequestOriginInterceptor(answers),
    new ClassSerializerInterceptor(app.get(Reflector), { strategy: 'excludeAll' }),
  );
  app.useGlobalFilters(new ProblemDetailsFilter(sendProblemPage));
  await registerWeb(app, { themeColour, demo });
  openApi(app);
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    answers.close();
    throw (error as { code?: unknown }).code === 'EADDRINUSE' ? new PortInUse(port) : error;
  }
  const policies = app.get(Policies);
  let watch: AcceptanceWatch | undefined;
  const begin = async () => {
    await projections.start(progress);
    built = true;
    await policies.start();
    watch = new AcceptanceWatch(clock, projections, app.get(CommandBus), (error) =>
      new NestLogger('acceptance').error(String(error)),
    );
  };
  const ready = begin();
  // Whoever waits for it is told; nobody has to.
  ready.catch(() => undefined);
  const stop = async () => {
    await app.close();
    // A log that is closed ends a building of the views; what was folded so far is kept.
    if (!built) await store.close();
    await ready.catch(() => undefined);
    await watch?.close();
    await policies.close();
    answers.close();
    await folder.close();
  };
  let stopped: Promise<void> | undefined;
  return { app, url: await app.getUrl(), ready, close: () => (stopped ??= stop()) };
}
