import { Clock, SystemClock } from '#event-sourcing';
import { Body, Controller, Get, HttpException, Module, Param, Post, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { hardenedAdapter, type HardenedOptions } from '../../src/http/hardened-adapter.ts';
import { ProblemDetailsFilter } from '../../src/http/problem-details.filter.ts';
import { registerWeb, sendProblemPage } from '../../src/web/register-web.ts';

@Controller()
class Routes {
  @Post('api/v1/echo')
  echo(@Body() body: unknown) {
    return { body };
  }

  @Get('api/v1/caller')
  caller(@Req() { ip, host, protocol }: FastifyRequest) {
    return { ip, host, protocol };
  }

  @Get('api/v1/never')
  never() {
    return new Promise(() => undefined);
  }

  @Get(['failing/:status', 'api/v1/failing/:status'])
  fail(@Param('status') status: string) {
    if (status === '500') throw new Error('secret-canary');
    throw new HttpException('As was asked for.', Number(status));
  }
}

@Module({ controllers: [Routes], providers: [{ provide: Clock, useClass: SystemClock }] })
class RoutesModule {}

export interface HardenedServer {
  readonly app: NestFastifyApplication;
  readonly port: number;
}

const open: NestFastifyApplication[] = [];
afterAll(() => Promise.all(open.splice(0).map((app) => app.close())));

/** The shell without the house: routes that echo, and routes that fail. Closed after the specification file. */
export async function hardenedServer(options: Partial<HardenedOptions> = {}): Promise<HardenedServer> {
  const adapter = hardenedAdapter({ page: sendProblemPage, ...options });
  const app = await NestFactory.create<NestFastifyApplication>(RoutesModule, adapter, {
    logger: false,
    abortOnError: false,
    bodyParser: false,
  });
  app.useGlobalFilters(new ProblemDetailsFilter(sendProblemPage));
  await registerWeb(app, { themeColour: '#12436d', demo: false });
  await app.listen(0, '127.0.0.1');
  open.push(app);
  return { app, port: Number(new URL(await app.getUrl()).port) };
}
