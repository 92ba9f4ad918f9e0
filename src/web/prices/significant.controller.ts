import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindSignificantChanges } from '../../../projections/significant-changes/index.ts';
import { priceLinks } from './price-links.ts';
import { Reception } from '../reception.ts';
import { significantPage } from './significant-page.ts';

const page = { title: 'Significant changes', path: '/prices/significant-changes', dated: false };

@Controller('prices/significant-changes')
export class SignificantChangesPageController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** Rates that changed so much that customers may lose the right to stay with their provider, and whose. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/prices');
    if (!visit) return;
    const { framework } = visit.asked;
    const { changes } = await this.queries.execute(new FindSignificantChanges({ framework }));
    await reply.view('prices/significant.njk', {
      title: page.title,
      ...visit.around,
      links: priceLinks(visit.asked, page.path),
      ...significantPage(changes, visit.names, visit.asked),
    });
  }
}
