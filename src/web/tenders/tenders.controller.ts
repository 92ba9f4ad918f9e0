import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindTenders } from '../../../projections/tenders/index.ts';
import { Reception } from '../reception.ts';
import { tendersPage } from './tenders-page.ts';

const page = { title: 'Tenders', path: '/tenders', dated: false };

@Controller('tenders')
export class TendersPageController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** Every tender of the framework. */
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/tenders');
    if (!visit) return;
    const { framework } = visit.asked;
    const { after } = visit.search;
    const found = await this.queries.execute(
      new FindTenders({ framework, ...(after === undefined ? {} : { after }) }),
    );
    await reply.view('tenders/tenders.njk', {
      title: page.title,
      ...visit.around,
      ...tendersPage(found, visit.asked, typeof request.asker?.provider === 'string'),
    });
  }
}
