import { NotAllowed } from '#access';
import { Rejection } from '#event-sourcing';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindAllocation, FindLimitCosts } from '../../../../projections/allocation/index.ts';
import { GetTender } from '../../../../projections/tenders/index.ts';
import { href } from '../../links.ts';
import type { Names } from '../../names.ts';
import { Reception } from '../../reception.ts';
import { evaluationHref } from '../evaluation/evaluation-links.ts';
import { tenderHref } from '../tender-words.ts';
import { allocationPage } from './allocation-page.ts';

@Controller('tenders/:tender/allocation')
export class AllocationPageController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** Who is best given what, what the limits cost, and the proof. Where there is none yet, why not. Unknown: 404. */
  @Get()
  async show(
    @Param('tender') tender: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (typeof request.asker?.provider === 'string') throw new NotAllowed('The council reads this.');
    const path = `/tenders/${encodeURIComponent(tender)}/allocation`;
    const visit = await this.reception.receive(request, reply, { title: 'Allocation', path, dated: false });
    if (!visit) return;
    const { names, asked, around } = visit;
    const { framework } = asked;
    const { title } = await this.queries.execute(new GetTender({ framework, tender }));
    await reply.view('tenders/allocation/allocation.njk', {
      title: 'Allocation',
      about: title,
      ...around,
      crumbs: [{ text: title, href: tenderHref(asked, tender) }],
      hrefs: {
        award: tenderHref(asked, tender, 'award'),
        evaluation: evaluationHref(asked, tender),
        certificate: href(`/api/v1/tenders/${encodeURIComponent(tender)}/allocation/certificate`, {
          framework,
        }),
      },
      file: `certificate-${tender}.json`,
      ...(await this.found({ framework, tender }, names)),
    });
  }

  private async found(of: { readonly framework: string; readonly tender: string }, names: Names) {
    try {
      const [proposal, limits] = await Promise.all([
        this.queries.execute(new FindAllocation(of)),
        this.queries.execute(new FindLimitCosts(of)),
      ]);
      return { allocation: allocationPage(proposal, limits, names) };
    } catch (error) {
      if (error instanceof Rejection) return { why: names.explain(error.message) };
      throw error;
    }
  }
}
