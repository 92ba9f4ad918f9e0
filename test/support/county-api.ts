import {
  Aggregates,
  Clock,
  EventStore,
  Projections,
  type RecordedEvent,
  SqliteEventStore,
} from '#event-sourcing';
import { Global, Module, StandardSchemaValidationPipe } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CqrsModule, QueryBus } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AllocationSolver } from '../../contexts/procurement/allocation/allocation-solver.ts';
import { ProjectionsModule } from '../../projections/projections.module.ts';
import { ThreadedAllocationSolver } from '../../src/allocation/threaded-allocation-solver.ts';
import { ProblemDetailsFilter } from '../../src/http/problem-details.filter.ts';
import { RoleGroupsInterceptor } from '../../src/http/role-groups.interceptor.ts';
import { asRole } from './as-role.ts';
import { Asks } from './asks.ts';
import type { County } from './county.ts';
import { StoppedClock } from './open-log.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Records what happened in a county in a log of its own: each event at the next place of its stream. */
async function recordAll(store: SqliteEventStore, events: readonly RecordedEvent[]): Promise<void> {
  for (const { stream, id, type, tv, data, occurred, by, corr, cause } of events)
    await store.append({
      stream,
      expected: 'any',
      events: [{ id, type, tv, data, occurred, by, corr, cause }],
    });
}

/** The questions of the read side over a county, as a contract manager asks them: its views in memory, its events in a real log. */
export function openCountyApi(county: County, now = '2026-06-30T12:00:00.000Z') {
  const folder = temporaryFolder();
  const clock = new StoppedClock(now);
  const api = {} as {
    app: NestFastifyApplication;
    queries: Pick<QueryBus, 'execute'>;
    store: SqliteEventStore;
  };
  beforeAll(async () => {
    const store = await SqliteEventStore.open({ folder, clock });
    await recordAll(store, county.events);
    const projections = { views: (knownAt?: string) => Promise.resolve(county.views(knownAt)) };

    @Global()
    @Module({
      providers: [
        { provide: EventStore, useValue: store },
        { provide: Projections, useValue: projections },
        { provide: Clock, useValue: clock },
        { provide: AllocationSolver, useClass: ThreadedAllocationSolver },
        Aggregates,
      ],
      exports: [EventStore, Projections, Clock, AllocationSolver, Aggregates],
    })
    class Kernel {}

    const imports = [CqrsModule.forRoot(), Kernel, ProjectionsModule];
    const module = await Test.createTestingModule({ imports }).compile();
    const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    app.useGlobalPipes(new StandardSchemaValidationPipe());
    app.useGlobalInterceptors(new Asks(), new RoleGroupsInterceptor(app.get(Reflector)));
    app.useGlobalFilters(new ProblemDetailsFilter(() => undefined));
    await app.init();
    const bus = app.get(QueryBus);
    const execute = (question: never) => asRole('contract-manager', () => bus.execute(question));
    Object.assign(api, { app, store, queries: { execute } });
  });
  afterAll(async () => {
    await (api.app as NestFastifyApplication | undefined)?.close();
    await (api.store as SqliteEventStore | undefined)?.close();
  });
  return api;
}
