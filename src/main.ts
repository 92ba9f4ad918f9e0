import 'reflect-metadata';
import { Logger as NestLogger, StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Policies } from '#event-sourcing';
import { Logger } from 'nestjs-pino';
import { AcceptanceWatch } from './acceptance-watch.ts';
import { AppModule } from './app.module.ts';
import { TrailFiles } from './audit-trail/trail-files.ts';
import { openForWriting, type WritableDataFolder } from './data-folder.ts';
import { ConditionWatch } from './conditions/condition-watch.ts';
import { DeadlineWatch } from './deadline-watch.ts';
import { Deliveries } from './delivery/deliveries.ts';
import { FirstAnswers } from './http/first-answers.ts';
import { hardenedAdapter } from './http/hardened-adapter.ts';
import { knowAskers } from './http/know-askers.ts';
import { refuseHeads } from './http/live.controller.ts';
import { openApi } from './http/open-api.ts';
import { ProblemDetailsFilter } from './http/problem-details.filter.ts';
import { ReadYourWritesInterceptor } from './http/read-your-writes.interceptor.ts';
import { RequestOriginInterceptor } from './http/request-origin.interceptor.ts';
import { RoleGroupsInterceptor } from './http/role-groups.interceptor.ts';
import { Identity } from './identity/identity.ts';
import { receiveFiles } from './import/uploads/receive-files.ts';
import { closeServer } from './load/close-server.ts';
import { Ending } from './load/ending.ts';
import { guardLoad } from './load/guard-load.ts';
import { defaultLimits } from './load/limits.ts';
import { logRequests } from './logging/request-log.ts';
import { traceOf } from './logging/trace-of.ts';
import { type MetricsServer, serveMetrics } from './metrics/metrics-server.ts';
import { PortInUse } from './port-in-use.ts';
import { demandSafePlace, type ServerOptions } from './server-options.ts';
import { registerWeb, sendProblemPage } from './web/register-web.ts';

export { HostRefused, type ServerOptions } from './server-options.ts';

export interface RunningServer {
  readonly app: NestFastifyApplication;
  /** Such as http://127.0.0.1:3000. */
  readonly url: string;
  /** Such as http://127.0.0.1:9464/metrics; undefined when nobody may ask. */
  readonly metricsUrl: string | undefined;
  /** Stops accepting, finishes what is under way, releases the data folder. */
  close(): Promise<void>;
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
  demandSafePlace(options);
  const folder = await openForWriting(options.folder, options.clock, options.store);
  try {
    return await serve(folder, options);
  } catch (error) {
    await folder.close();
    throw error;
  }
}

async function serve(folder: WritableDataFolder, options: ServerOptions): Promise<ListeningServer> {
  const { port, host = '127.0.0.1', themeColour, demo = false, logLevel } = options;
  const { progress, limits, metricsPort, trustProxy = [], tls, everybody, silenceHours = 24 } = options;
  const { clock, projections, store } = folder;
  const setting = { localAccounts: true, ...options.identity, demonstration: demo };
  const publicHost = setting.publicUrl === undefined ? undefined : new URL(setting.publicUrl).host;
  const adapter = hardenedAdapter({ page: sendProblemPage, trustProxy, publicHost, tls });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.over(folder, logLevel, setting, options.sealKeyFile, options.webhookAllow),
    adapter,
    { logger: ['fatal', 'error', 'warn'], abortOnError: false, bodyParser: false },
  );
  const identity = app.get(Identity);
  if (logLevel !== undefined) {
    app.useLogger(app.get(Logger));
    logRequests(adapter.getInstance(), app.get(Logger));
  }
  app.useGlobalPipes(new StandardSchemaValidationPipe());
  const answers = new FirstAnswers(folder.folder, store);
  let built = false;
  app.useGlobalInterceptors(
    new ReadYourWritesInterceptor(app.get(Reflector), projections, () => built),
    new RequestOriginInterceptor(answers, ({ id }) => identity.refusals.count('not-allowed', id)),
    new RoleGroupsInterceptor(app.get(Reflector)),
  );
  app.useGlobalFilters(new ProblemDetailsFilter(sendProblemPage));
  await registerWeb(app, { themeColour, demo });
  const underWay = await guardLoad(app, { ...defaultLimits, ...limits });
  await knowAskers(app, identity, { everybody });
  await receiveFiles(app);
  adapter.getInstance().addHook('onRequest', refuseHeads);
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
    identity.site.listensOn(Number(new URL(await app.getUrl()).port));
  } catch (error) {
    await metrics?.close();
    await app.close();
    await app.get(Deliveries).close();
    await app.get(TrailFiles).close();
    await identity.close();
    answers.close();
    if ((error as { code?: unknown }).code !== 'EADDRINUSE') throw error;
    throw metrics || metricsPort === undefined
      ? new PortInUse(port, '--port')
      : new PortInUse(metricsPort, 'METRICS_PORT');
  }
  let watch: AcceptanceWatch | undefined;
  let deadlines: DeadlineWatch | undefined;
  let conditions: ConditionWatch | undefined;
  const begin = async () => {
    await projections.start(progress);
    built = true;
    await policies.start();
    await app.get(Deliveries).start();
    const told = (part: string) => (error: unknown) => new NestLogger(part).error(traceOf(error));
    const bus = app.get(CommandBus);
    watch = new AcceptanceWatch(clock, projections, bus, told('acceptance'));
    deadlines = new DeadlineWatch(clock, projections, bus, told('deadlines'));
    conditions = new ConditionWatch(clock, projections, bus, told('conditions'), silenceHours);
    app.get(TrailFiles).start(told('audit-trail'));
  };
  const ready = begin();
  // Whoever waits for it is told; nobody has to.
  ready.catch(() => undefined);
  const ending = new Ending([
    ['requests that are under way', () => closeServer(app, underWay)],
    // A log that is closed ends a building of the views; what was folded so far is kept.
    ['the log', () => (built ? undefined : store.close())],
    ['the building of the views', () => ready.catch(() => undefined)],
    ['the offers whose deadline has passed', () => deadlines?.close()],
    ['the conditions that alerts tell of', () => conditions?.close()],
    ['the assessment of today', () => watch?.close()],
    ['the policies', () => policies.close()],
    ['the alerts that are on their way', () => app.get(Deliveries).close()],
    ['the refusals of the last minute', () => identity.close()],
    ['the audit trail', () => app.get(TrailFiles).close()],
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
