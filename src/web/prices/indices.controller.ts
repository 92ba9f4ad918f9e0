import { NotAllowed } from '#access';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RecordIndex } from '../../../contexts/prices/indices/record-index.ts';
import { FindIndices } from '../../../projections/indices/index.ts';
import type { Deed } from '../forms/deed.ts';
import { Deeds } from '../forms/deeds.ts';
import { href } from '../links.ts';
import { priceLinks } from './price-links.ts';
import { Reception, type Visit } from '../reception.ts';
import { indicesPage, recordIndexHref } from './indices-page.ts';
import { pointNamed, recordIndexFields } from './record-index-form.ts';

const page = { title: 'Indices', path: '/prices/indices', dated: false };

@Controller('prices/indices')
export class IndicesPageController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly deeds: Deeds,
  ) {}

  /** The figures by which prices may move, with everything that was recorded of them. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/prices');
    if (!visit) return;
    await reply.view('prices/indices.njk', {
      title: page.title,
      ...visit.around,
      links: priceLinks(visit.asked, page.path),
      done: visit.search['done'] === 'record' ? 'The value is recorded.' : undefined,
      ...indicesPage(await this.queries.execute(new FindIndices({})), visit.asked),
    });
  }

  /** The form by which a value is recorded, or corrected. */
  @Get('record')
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.receive(request, reply);
    if (visit) await this.deeds.show(reply, visit, await this.deed(visit));
  }

  /** Records it, and leads to the list. */
  @Post('record')
  async act(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.receive(request, reply);
    if (visit) await this.deeds.act(reply, visit, await this.deed(visit), request.body);
  }

  private receive(request: FastifyRequest, reply: FastifyReply) {
    const path = '/prices/indices/record';
    return this.reception.receive(request, reply, { ...page, path }, '/prices');
  }

  private async deed({ asked, search }: Visit): Promise<Deed> {
    if (!Deeds.mayDo({ command: RecordIndex }))
      throw new NotAllowed('This is for the council’s contract managers: ask one.');
    const known = pointNamed(await this.queries.execute(new FindIndices({})), search);
    return {
      title: known ? 'Correct a value' : 'Record a value',
      about: 'Indices',
      does: [
        'Rates may be compared with it, and an uplift may be reckoned by it. An uplift that was proposed keeps the figures that it was proposed with.',
      ],
      fields: recordIndexFields(known, search),
      button: known ? 'Correct it' : 'Record it',
      command: RecordIndex,
      where: {},
      action: recordIndexHref(asked, {
        ...(search['series'] === undefined ? {} : { series: search['series'] }),
        ...(search['period'] === undefined ? {} : { period: search['period'] }),
      }),
      back: href('/prices/indices', { framework: asked.framework }),
      done: 'record',
    };
  }
}
