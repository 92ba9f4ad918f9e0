import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindArea, FindAreas } from '../../../projections/areas/index.ts';
import { GetEvidencePack } from '../../../projections/evidence-pack/index.ts';
import { policyOn } from '../../../projections/frameworks/index.ts';
import { href } from '../links.ts';
import { mayAsk } from '../may-ask.ts';
import { Reception } from '../reception.ts';
import { areaPage } from './area-page.ts';
import { areasPage } from './areas-page.ts';

const page = { title: 'Areas', path: '/areas', dated: false };

@Controller('areas')
export class AreasController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** Every area as it stands today. */
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/areas');
    if (!visit) return;
    const { framework } = visit.asked;
    const { areas, asOf } = await this.queries.execute(new FindAreas({ framework }));
    const { policy } = policyOn(visit.framework, asOf);
    await reply.view('areas/areas.njk', {
      title: page.title,
      ...visit.around,
      ...areasPage(areas, policy, visit.names, { framework, asOf, knownAt: null }),
    });
  }

  /** One area: who holds it, and what is open there. Unknown: 404. */
  @Get(':area')
  async show(
    @Param('area') reference: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const own = { title: 'Area', path: `/areas/${encodeURIComponent(reference)}`, dated: false };
    const visit = await this.reception.receive(request, reply, own, '/areas');
    if (!visit) return;
    const { framework } = visit.asked;
    const area = await this.queries.execute(new FindArea({ framework, area: reference }));
    const { policy } = policyOn(visit.framework, area.asOf);
    await reply.view('areas/area.njk', {
      title: area.name,
      reference,
      ...visit.around,
      evidence: mayAsk(GetEvidencePack)
        ? href('/api/v1/export/evidence', { framework, area: reference, asOf: area.asOf })
        : undefined,
      crumbs: [{ text: 'Areas', href: href('/areas', { framework }) }],
      ...areaPage(area, policy, visit.names, { framework, asOf: area.asOf, knownAt: null }),
    });
  }
}
