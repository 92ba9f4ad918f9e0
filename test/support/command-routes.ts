import { Guard, type Principal } from '#access';
import { Aggregates, Clock, EventStore } from '#event-sourcing';
import {
  ClassSerializerInterceptor,
  Global,
  Module,
  StandardSchemaValidationPipe,
  type Type,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import type { FastifyRequest } from 'fastify';
import { FirstAnswers } from '../../src/http/first-answers.ts';
import { ProblemDetailsFilter } from '../../src/http/problem-details.filter.ts';
import { RequestOriginInterceptor } from '../../src/http/request-origin.interceptor.ts';
import { RankGrounds } from '../../contexts/agreement/index.ts';
import { openLog, StoppedClock } from './open-log.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The command routes of some contexts over a log of their own, for one specification file. */
export function commandRoutes(...contexts: readonly Type[]) {
  const log = openLog();
  const folder = temporaryFolder();
  const refused: string[] = [];
  const served = {} as { app: NestFastifyApplication; api: OpenAPIObject; asker: Principal };

  beforeAll(async () => {
    @Global()
    @Module({
      providers: [
        { provide: EventStore, useValue: log.store },
        { provide: Aggregates, useValue: log.aggregates },
        { provide: Clock, useClass: StoppedClock },
        { provide: RankGrounds, useValue: { of: () => Promise.resolve([]) } },
      ],
      exports: [EventStore, Aggregates, Clock, RankGrounds],
    })
    class Kernel {}

    const module = await Test.createTestingModule({
      imports: [CqrsModule.forRoot({ commandPublisher: new Guard() }), Kernel, ...contexts],
    }).compile();
    const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    app.useGlobalPipes(new StandardSchemaValidationPipe());
    app.useGlobalInterceptors(
      new RequestOriginInterceptor(new FirstAnswers(folder, log.store), ({ role }) => refused.push(role)),
      new ClassSerializerInterceptor(app.get(Reflector), { strategy: 'excludeAll' }),
    );
    app.useGlobalFilters(new ProblemDetailsFilter(() => undefined));
    const known = async (request: FastifyRequest) => void Object.assign(request, { asker: served.asker });
    app.getHttpAdapter().getInstance().addHook('onRequest', known);
    await app.init();
    Object.assign(served, { app, api: SwaggerModule.createDocument(app, new DocumentBuilder().build()) });
  });
  afterAll(() => served.app.close());

  return {
    log,
    /** The roles of those who asked what they may not. */
    refused,
    get api() {
      return served.api;
    },
    /** From here on this one asks. */
    askedBy(asker: Principal) {
      served.asker = asker;
    },
    async post(this: void, url: string, body: object, key?: string) {
      const headers = key === undefined ? {} : { 'idempotency-key': key };
      const answer = await served.app.inject({
        method: 'POST',
        url: `/api/v1/${url}`,
        payload: body,
        headers,
      });
      return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
    },
  };
}
