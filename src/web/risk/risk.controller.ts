import { Rejection } from '#event-sourcing';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindEvents } from '../../../projections/recorded-events/index.ts';
import { FindRisk } from '../../../projections/risk/index.ts';
import { mayAsk } from '../may-ask.ts';
import { csvHref, questionFrom } from '../question-from.ts';
import { Reception } from '../reception.ts';
import { matrixPage, providerRiskPage } from './risk-page.ts';

const page = { title: 'Risk of provider failure', path: '/risk', dated: true };
const download = '/api/v1/kpi/risk';

@Controller('risk')
export class RiskPagesController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** Every provider in the matrix of likelihood and impact. */
  @Get()
  async matrix(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/providers');
    if (!visit) return;
    const schema = FindRisk.schema.omit({ provider: true });
    const found = await this.queries.execute(new FindRisk(questionFrom(schema, visit)));
    await reply.view('risk/matrix.njk', {
      title: page.title,
      ...visit.around,
      ...matrixPage(found, visit),
      download: csvHref(download, schema, visit),
    });
  }

  /** Every factor of one provider. Neither a position nor a package on the day: 404. */
  @Get(':provider')
  async provider(
    @Param('provider') provider: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = `/risk/${encodeURIComponent(provider)}`;
    const visit = await this.reception.receive(request, reply, { ...page, path }, '/providers');
    if (!visit) return;
    const asked = { ...visit, search: { ...visit.search, provider } };
    const found = await this.queries.execute(new FindRisk(questionFrom(FindRisk.schema, asked)));
    const [row] = found.rows;
    if (!row)
      throw new Rejection(
        'provider-unknown',
        `${provider} has no position and gives no care in ${found.framework} on ${found.asOf}: choose another day.`,
      );
    await reply.view('risk/provider.njk', {
      title: `Risk: ${visit.names.provider(provider)}`,
      ...visit.around,
      ...providerRiskPage(found, row, visit, mayAsk(FindEvents)),
      download: csvHref(download, FindRisk.schema, asked),
    });
  }
}
