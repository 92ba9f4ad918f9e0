import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindOffersBehind } from '../../projections/acceptance/index.ts';
import { offersPage } from './offers-page.ts';
import { csvHref, questionFrom } from './question-from.ts';
import { Reception } from './reception.ts';

const page = { title: 'Offers', path: '/offers', dated: true };

@Controller('offers')
export class OffersListController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** The offers behind an acceptance figure. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/offers');
    if (!visit) return;
    const found = await this.queries.execute(
      new FindOffersBehind(questionFrom(FindOffersBehind.schema, visit)),
    );
    await reply.view('offers.njk', {
      title: page.title,
      ...visit.around,
      ...offersPage(visit, found),
      download: csvHref('/api/v1/offers', FindOffersBehind.schema, visit),
    });
  }
}
