import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindAcceptance } from '../../projections/acceptance/index.ts';
import { FindRangeOfNeeds } from '../../projections/range-of-needs/index.ts';
import { FindRates } from '../../projections/rates/index.ts';
import { FindPlacementsBehind } from '../../projections/reserve-usage/index.ts';
import { outlookTable } from './outlook-table.ts';
import { csvHref } from './question-from.ts';
import { rangeTable } from './range-table.ts';
import { Reception } from './reception.ts';
import { recordPage } from './record-page.ts';

const page = { title: 'Our record', path: '/record', dated: true };

@Controller('record')
export class RecordController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** What a provider sees of itself: acceptance, placements and rates. Everybody else is sent to the first page. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const provider = request.asker?.provider ?? undefined;
    if (provider === undefined) {
      await reply.redirect('/', 303);
      return;
    }
    const visit = await this.reception.receive(request, reply, page, '/record');
    if (!visit) return;
    const { framework, asOf, knownAt } = visit.asked;
    const question = { framework, asOf, ...(knownAt === null ? {} : { knownAt }), provider };
    const [acceptance, needs, { placements }, { rates }] = await Promise.all([
      this.queries.execute(new FindAcceptance(question)),
      this.queries.execute(new FindRangeOfNeeds(question)),
      this.queries.execute(new FindPlacementsBehind(question)),
      this.queries.execute(new FindRates(question)),
    ]);
    await reply.view('record.njk', {
      title: page.title,
      ...visit.around,
      outlooks: outlookTable(acceptance, visit.names, visit.asked),
      range: rangeTable(needs, visit.names, visit.asked),
      ...recordPage(visit, { provider, acceptance, placements, rates }),
      downloads: [
        { text: 'Acceptance as CSV', href: csvHref('/api/v1/kpi/acceptance', FindAcceptance.schema, visit) },
        { text: 'Rates as CSV', href: csvHref('/api/v1/rates', FindRates.schema, visit) },
      ],
    });
  }
}
