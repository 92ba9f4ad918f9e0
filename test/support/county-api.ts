import { Clock, EventStore, Projections, type RecordedEvent, SqliteEventStore } from '#event-sourcing';
import { ClassSerializerInterceptor, Global, Module, StandardSchemaValidationPipe } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CqrsModule, QueryBus } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { ProjectionsModule } from '../../projections/projections.module.ts';
import { ProblemDetailsFilter } from '../../src/http/problem-details.filter.ts';
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

/** The questions of the read side over a county: its views in memory, its events in a real log. */
export function openCountyApi(county: County, now = '2026-06-30T12:00:00.000Z') {
  const folder = temporaryFolder();
  const clock = new StoppedClock(now);
  const api = {} as { app: NestFastifyApplication; queries: QueryBus; store: SqliteEventStore };
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
      ],
      exports: [EventStore, Projections, Clock],
    })
    class Kernel {}

    const imports = [CqrsModule.forRoot(), Kernel, ProjectionsModule];
    const module = await Test.createTestingModule({ imports }).compile();
    const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    app.useGlobalPipes(new StandardSchemaValidationPipe());
    app.useGlobalInterceptors(new ClassSerializerInterceptor(app.get(Reflector), { strategy: 'excludeAll' }));
    app.useGlobalFilters(new ProblemDetailsFilter(() => undefined));
    await app.init();
    Object.assign(api, { app, store, queries: app.get(QueryBus) });
  });
  afterAll(async () => {
    await (api.app as NestFastifyApplication | undefined)?.close();
    await (api.store as SqliteEventStore | undefined)?.close();
  });
  return api;
}
