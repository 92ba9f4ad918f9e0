import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindFairnessFindings } from '../../projections/fairness/index.ts';
import { fairnessPage } from './fairness-page.ts';
import { csvHref, questionFrom } from './question-from.ts';
import { Reception } from './reception.ts';

const page = { title: 'Fairness', path: '/fairness', dated: false };

@Controller('fairness')
export class FairnessPageController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** Every breach of the agreed order and terms that the record shows, with the events it follows from. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/fairness');
    if (!visit) return;
    const question = questionFrom(FindFairnessFindings.schema, visit);
    const document = await this.queries.execute(new FindFairnessFindings(question));
    await reply.view('fairness.njk', {
      title: page.title,
      ...visit.around,
      ...fairnessPage(document, visit.names, visit.asked),
      download: csvHref('/api/v1/audit/fairness', FindFairnessFindings.schema, visit),
    });
  }
}
