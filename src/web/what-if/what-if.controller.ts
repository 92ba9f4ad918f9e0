import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindWhatIf } from '../../../projections/what-if/index.ts';
import { csvHref, questionFrom } from '../question-from.ts';
import { Reception } from '../reception.ts';
import { whatIfPage } from './what-if-page.ts';

const page = { title: 'What if', path: '/what-if', dated: true };

@Controller('what-if')
export class WhatIfPageController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** The figures by the policy in force beside those by another. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/');
    if (!visit) return;
    const found = await this.queries.execute(new FindWhatIf(questionFrom(FindWhatIf.schema, visit)));
    await reply.view('what-if/what-if.njk', {
      title: page.title,
      ...visit.around,
      ...whatIfPage(found, visit),
      download: csvHref('/api/v1/kpi/what-if', FindWhatIf.schema, visit),
    });
  }
}
