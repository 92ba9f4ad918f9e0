import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindPlacementsBehind } from '../../projections/reserve-usage/index.ts';
import { placementsPage } from './placements-page.ts';
import { csvHref, questionFrom } from './question-from.ts';
import { Reception } from './reception.ts';

const page = { title: 'Placements', path: '/placements', dated: true };

@Controller('placements')
export class PlacementsListController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** The placements behind a figure of reserve use. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/placements');
    if (!visit) return;
    const found = await this.queries.execute(
      new FindPlacementsBehind(questionFrom(FindPlacementsBehind.schema, visit)),
    );
    await reply.view('placements.njk', {
      title: page.title,
      ...visit.around,
      ...placementsPage(visit, found),
      download: csvHref('/api/v1/placements', FindPlacementsBehind.schema, visit),
    });
  }
}
