import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindDistribution, FindFairnessFindings } from '../../projections/fairness/index.ts';
import { departuresPage, distributionView } from './distribution-page.ts';
import { fairnessPage } from './fairness-page.ts';
import { csvHref, questionFrom } from './question-from.ts';
import { Reception } from './reception.ts';

const page = { title: 'Fairness', path: '/fairness', dated: false };
const listed = { title: 'Departures from the order', path: '/fairness/departures', dated: false };

@Controller('fairness')
export class FairnessPageController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** Every breach of the agreed order and terms that the record shows, and what came to whom beside what should have. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/fairness');
    if (!visit) return;
    const [document, distribution] = await Promise.all([
      this.queries.execute(new FindFairnessFindings(questionFrom(FindFairnessFindings.schema, visit))),
      this.queries.execute(new FindDistribution(questionFrom(FindDistribution.schema, visit))),
    ]);
    await reply.view('fairness.njk', {
      title: page.title,
      ...visit.around,
      ...fairnessPage(document, visit.names, visit.asked),
      distribution: distributionView(distribution, visit.names, visit.asked),
      downloads: [
        {
          text: 'Findings as CSV',
          href: csvHref('/api/v1/audit/fairness', FindFairnessFindings.schema, visit),
        },
        {
          text: 'Distribution as CSV',
          href: csvHref('/api/v1/audit/distribution', FindDistribution.schema, visit),
        },
      ],
    });
  }

  /** The referrals behind a difference between what came to a provider and what should have. */
  @Get('departures')
  async departures(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, listed, '/fairness');
    if (!visit) return;
    const question = questionFrom(FindDistribution.schema, visit);
    const document = await this.queries.execute(new FindDistribution(question));
    await reply.view('departures.njk', {
      title: listed.title,
      ...visit.around,
      ...departuresPage(document, visit),
      download: csvHref('/api/v1/audit/distribution', FindDistribution.schema, visit),
    });
  }
}
