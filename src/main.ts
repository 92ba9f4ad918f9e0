import 'reflect-metadata';
import {
  ClassSerializerInterceptor,
  Logger as NestLogger,
  StandardSchemaValidationPipe,
} from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Principal } from '#access';
import { type Clock, Policies, type Progress } from '#event-sourcing';
import { Logger } from 'nestjs-pino';
import { AcceptanceWatch } from './acceptance-watch.ts';
import { AppModule } from './app.module.ts';
import type { StoreSetting } from './config.ts';
import { openForWriting, type WritableDataFolder } from './data-folder.ts';
import { FirstAnswers } from './http/first-answers.ts';
import { hardenedAdapter } from './http/hardened-adapter.ts';
import { isLoopback } from './http/loopback-only.ts';
import { openApi } from './http/open-api.ts';
import { ProblemDetailsFilter } from './http/problem-details.filter.ts';
import { ReadYourWritesInterceptor } from './http/read-your-writes.interceptor.ts';
import { RequestOriginInterceptor } from './http/request-origin.interceptor.ts';
import { closeServer } from './load/close-server.ts';
import { Ending } from './load/ending.ts';
import { guardLoad } from './load/guard-load.ts';
import { defaultLimits, type Limits } from './load/limits.ts';
import { logRequests } from './logging/request-log.ts';
import { traceOf } from './logging/trace-of.ts';
import { type MetricsServer, serveMetrics } from './metrics/metrics-server.ts';
import { PortInUse } from './port-in-use.ts';
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
  /** Addresses and networks of proxies whose word is taken for the client's address, host and protocol. */
  readonly trustProxy?: readonly string[];
  /** Where the log is kept; left out, in the folder. */
  readonly store?: StoreSetting;
  readonly clock?: Clock;
  readonly progress?: Progress;
  /** What may be asked of it; left out of it, the default. */
  readonly limits?: Partial<Limits>;
  /** Where `/metrics` is answered on 127.0.0.1, 0 for any free port; left out, nowhere. */
  readonly metricsPort?: number | undefined;
}

export interface RunningServer {
  readonly app: NestFastifyApplication;
  /** Such as http://127.0.0.1:3000. */
  readonly url: string;
  /** Such as http://127.0.0.1:9464/metrics; undefined when nobody may ask. */
  readonly metricsUrl: string | undefined;
  /** Stops accepting, finishes what is under way, releases the data folder. */
  close(): Promise<void>;
}

/** A host that the server must not listen on. */
export class HostRefused extends Error {
  override readonly name = 'HostRefused';
}

/** A server that listens: alive at once, ready when its views are built. */
export interface ListeningServer extends RunningServer {
  /** Rejects when the views cannot be built, or when the server is closed before they are. */
  readonly ready: Promise<void>;
  /** What a closing that goes on waits for; undefined before and after. */
  waitingFor(): string | undefined;
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
  {
    port,
    themeColour,
    demo = false,
    logLevel,
    progress,
    limits,
    metricsPort,
    trustProxy = [],
  }: ServerOptions,
  host: string,
): Promise<ListeningServer> {
  const { clock, projections, store } = folder;
  const adapter = hardenedAdapter({ page: sendProblemPage, trustProxy });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over(folder, logLevel), adapter, {
    logger: ['fatal', 'error', 'warn'],
    abortOnError: false,
    bodyParser: false,
  });
  if (logLevel !== undefined) {
    app.useLogger(app.get(Logger));
    logRequests(adapter.getInstance(), app.get(Logger));
  }
  app.useGlobalPipes(new StandardSchemaValidationPipe());
  const answers = new FirstAnswers(folder.folder, store);
  let built = false;
  app.useGlobalInterceptors(
    new ReadYourWritesInterceptor(app.get(Reflector), projections, () => built),
    new RequestOriginInterceptor(answers, Principal.operator),
    new ClassSerializerInterceptor(app.get(Reflector), { strategy: 'excludeAll' }),
  );
  app.useGlobalFilters(new ProblemDetailsFilter(sendProblemPage));
  await registerWeb(app, { themeColour, demo });
  const underWay = await guardLoad(app, { ...defaultLimits, ...limits });
  openApi(app);
  const policies = app.get(Policies);
  let metrics: MetricsServer | undefined;
  try {
    if (metricsPort !== undefined) {
      const fastify = adapter.getInstance();
      const watched = { fastify, folder: folder.folder, projections, policies, underWay };
      metrics = await serveMetrics(metricsPort, watched);
    }
    await app.listen(port, host);
  } catch (error) {
    await metrics?.close();
    await app.close();
    answers.close();
    if ((error as { code?: unknown }).code !== 'EADDRINUSE') throw error;
    throw metrics || metricsPort === undefined
      ? new PortInUse(port, '--port')
      : new PortInUse(metricsPort, 'METRICS_PORT');
  }
  let watch: AcceptanceWatch | undefined;
  const begin = async () => {
    await projections.start(progress);
    built = true;
    await policies.start();
    watch = new AcceptanceWatch(clock, projections, app.get(CommandBus), (error) =>
      new NestLogger('acceptance').error(traceOf(error)),
    );
  };
  const ready = begin();
  // Whoever waits for it is told; nobody has to.
  ready.catch(() => undefined);
  const ending = new Ending([
    ['requests that are under way', () => closeServer(app, underWay)],
    // A log that is closed ends a building of the views; what was folded so far is kept.
    ['the log', () => (built ? undefined : store.close())],
    ['the building of the views', () => ready.catch(() => undefined)],
    ['the assessment of today', () => watch?.close()],
    ['the policies', () => policies.close()],
    ['the answers to repeated requests', () => answers.close()],
    ['the data folder', () => folder.close()],
    ['the metrics', () => metrics?.close()],
  ]);
  return {
    app,
    url: await app.getUrl(),
    metricsUrl: metrics?.url,
    ready,
    waitingFor: () => ending.waitingFor,
    close: () => ending.run(),
  };
}
