import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindStress, FindStressRanking } from '../../../projections/stress-test/index.ts';
import { csvHref, questionFrom } from '../question-from.ts';
import { Reception } from '../reception.ts';
import { rankingPage } from './ranking-page.ts';
import { stressPage } from './stress-page.ts';

const page = { title: 'Stress test', path: '/stress-test', dated: true };

@Controller('stress-test')
export class StressTestPagesController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** Whose stopping would leave most uncovered. */
  @Get()
  async ranking(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/providers');
    if (!visit) return;
    const { schema } = FindStressRanking;
    const ranking = await this.queries.execute(new FindStressRanking(questionFrom(schema, visit)));
    await reply.view('stress-test/ranking.njk', {
      title: page.title,
      ...visit.around,
      ...rankingPage(ranking, visit),
      download: csvHref('/api/v1/stress-test', schema, visit),
    });
  }

  /** What happens when this provider stops, alone or with another. Unknown: 404. */
  @Get(':provider')
  async stress(
    @Param('provider') provider: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = `/stress-test/${encodeURIComponent(provider)}`;
    const visit = await this.reception.receive(request, reply, { ...page, path }, '/providers');
    if (!visit) return;
    const asked = { ...visit, search: { ...visit.search, provider } };
    const found = await this.queries.execute(new FindStress(questionFrom(FindStress.schema, asked)));
    const who = found.stopping.map((each) => visit.names.provider(each)).join(' and ');
    await reply.view('stress-test/stress.njk', {
      title: `If ${who} stopped`,
      ...visit.around,
      ...stressPage(found, visit, path),
      download: csvHref(`/api/v1${path}`, FindStress.schema.omit({ provider: true }), visit),
    });
  }
}
