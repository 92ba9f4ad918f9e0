import { Rejection } from '#event-sourcing';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindReadings } from '../../audit-trail/find-readings.ts';
import { FindTrail } from '../../audit-trail/find-trail.ts';
import { GetFromTrail } from '../../audit-trail/get-from-trail.ts';
import { parseSearch } from '../../audit-trail/search.ts';
import { questionFrom } from '../question-from.ts';
import { Reception } from '../reception.ts';
import { Colleagues } from '../tenders/colleagues.ts';
import { eventPage, readingsPage, searchForm, trailPage } from './trail-page.ts';

const page = { title: 'Audit trail', path: '/audit-trail', dated: false };

@Controller('audit-trail')
export class AuditTrailPagesController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly colleagues: Colleagues,
  ) {}

  /** What was recorded over all time, newest first, and a search. A search that cannot be read is said so, and kept. */
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/audit-trail');
    if (!visit) return;
    const q = visit.search['q'] ?? '';
    const unclear = problemOf(q);
    if (unclear !== undefined) {
      const form = { title: page.title, ...visit.around, ...searchForm(visit, q, unclear), rows: [] };
      await reply.status(400).view('audit-trail/trail.njk', form);
      return;
    }
    const found = await this.queries.execute(new FindTrail(questionFrom(FindTrail.schema, visit)));
    await reply.view('audit-trail/trail.njk', {
      title: page.title,
      ...visit.around,
      ...trailPage(found, q, visit, this.nameOf),
    });
  }

  /** Who read, opened and exported what. */
  @Get('readings')
  async readings(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const at = { title: 'Who looked at the audit trail', path: '/audit-trail/readings', dated: false };
    const visit = await this.reception.receive(request, reply, at, '/audit-trail');
    if (!visit) return;
    const found = await this.queries.execute(new FindReadings(questionFrom(FindReadings.schema, visit)));
    await reply.view('audit-trail/readings.njk', {
      title: at.title,
      ...visit.around,
      ...readingsPage(found, visit, this.nameOf),
    });
  }

  /** One event as recorded, with the ways to what belongs to it. */
  @Get(':position')
  async event(
    @Param('position') named: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { position } = GetFromTrail.schema.parse({ position: named });
    const at = { title: 'Event', path: `/audit-trail/${position}`, dated: false };
    const visit = await this.reception.receive(request, reply, at, '/audit-trail');
    if (!visit) return;
    const found = await this.queries.execute(new GetFromTrail({ position }));
    await reply.view('audit-trail/event.njk', {
      title: at.title,
      ...visit.around,
      ...eventPage(found, visit, this.nameOf),
    });
  }

  private readonly nameOf = (user: string): string => this.colleagues.name(user);
}

/** What is wrong with a search; undefined: nothing. */
function problemOf(q: string): string | undefined {
  try {
    parseSearch(q);
    return undefined;
  } catch (error) {
    if (error instanceof Rejection) return error.message;
    throw error;
  }
}
