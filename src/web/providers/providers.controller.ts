import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindProviders } from '../../../projections/provider-records/index.ts';
import { FindRisk } from '../../../projections/risk/index.ts';
import { FindFailures } from '../../../projections/failures/index.ts';
import { failureHref } from '../failures/failure-words.ts';
import { FindStressRanking } from '../../../projections/stress-test/index.ts';
import { href } from '../links.ts';
import { mayAsk } from '../may-ask.ts';
import { Reception } from '../reception.ts';
import { providersPage } from './providers-page.ts';

const page = { title: 'Providers', path: '/providers', dated: false };

@Controller('providers')
export class ProvidersPageController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** Every provider as it stands today. */
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/providers');
    if (!visit) return;
    const { framework } = visit.asked;
    const { after } = visit.search;
    const found = await this.queries.execute(
      new FindProviders({ framework, ...(after === undefined ? {} : { after }) }),
    );
    await reply.view('providers/providers.njk', {
      title: page.title,
      ...visit.around,
      risk: mayAsk(FindRisk) ? href('/risk', { framework }) : undefined,
      failures: mayAsk(FindFailures) ? failureHref({ framework }) : undefined,
      stress: mayAsk(FindStressRanking) ? href('/stress-test', { framework }) : undefined,
      ...providersPage(found, { ...visit.asked, asOf: found.asOf, knownAt: null }),
    });
  }
}
