import 'reflect-metadata';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  Aggregates,
  Clock,
  EventStore,
  type Instant,
  Policies,
  Projections,
  type RecordedEvent,
  type Views,
} from '#event-sourcing';
import { AllocationSolver } from '../../contexts/procurement/allocation/allocation-solver.ts';
import { ProjectionsModule } from '../../projections/projections.module.ts';
import { ThreadedAllocationSolver } from '../../src/allocation/threaded-allocation-solver.ts';
import { hardenedAdapter } from '../../src/http/hardened-adapter.ts';
import { ProblemDetailsFilter } from '../../src/http/problem-details.filter.ts';
import { registerWeb, sendProblemPage, type WebOptions } from '../../src/web/register-web.ts';
import { WebModule } from '../../src/web/web.module.ts';
import { Asks } from './asks.ts';

/** What the pages are opened over: events, and the views that they make. */
export interface Recorded {
  readonly events: readonly RecordedEvent[];
  readonly views: (knownAt?: Instant) => Views;
}

/** The pages over a county that lies in memory, as the operator sees them: no disk, no socket. To be closed. */
export async function openPages(
  { events, views }: Recorded,
  now: Instant,
  options: Partial<WebOptions> = {},
): Promise<NestFastifyApplication> {
  const live = views();
  const store = {
    last: () => Promise.resolve(events.length === 0 ? null : events.length - 1),
    readStream: (stream: string, { from }: { from: number }) =>
      Promise.resolve({ exists: true, events: events.filter((each) => each.stream === stream).slice(from) }),
  };
  const projections = {
    views: (knownAt?: Instant) => Promise.resolve(knownAt ? views(knownAt) : live),
    reached: () => Promise.resolve(),
  };

  @Global()
  @Module({
    providers: [
      { provide: EventStore, useValue: store },
      { provide: Projections, useValue: projections },
      { provide: Clock, useValue: { now: () => now } },
      { provide: Policies, useValue: { settled: () => Promise.resolve() } },
      { provide: AllocationSolver, useClass: ThreadedAllocationSolver },
      Aggregates,
    ],
    exports: [EventStore, Projections, Clock, Policies, AllocationSolver, Aggregates],
  })
  class KernelInMemory {}

  @Module({ imports: [CqrsModule.forRoot(), KernelInMemory, ProjectionsModule, WebModule] })
  class PagesOnly {}

  const adapter = hardenedAdapter({ page: sendProblemPage });
  const app = await NestFactory.create<NestFastifyApplication>(PagesOnly, adapter, {
    logger: ['fatal', 'error', 'warn'],
    abortOnError: false,
    bodyParser: false,
  });
  app.useGlobalInterceptors(new Asks());
  app.useGlobalFilters(new ProblemDetailsFilter(sendProblemPage));
  await registerWeb(app, { themeColour: '#12436d', demo: false, ...options });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
