import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindAcceptance } from '../../projections/acceptance/index.ts';
import { FindOpenAlerts } from '../../projections/alerts/index.ts';
import { FindReserveUsage } from '../../projections/reserve-usage/index.ts';
import { FindTrend } from '../../projections/trend/index.ts';
import { views } from './heat-map.ts';
import { performancePage } from './performance-page.ts';
import { sorts } from './positions.ts';
import { Reception } from './reception.ts';
import { whatIfHref } from './what-if/what-if-href.ts';
import { homeOf, mayOpen } from './shell.ts';

const page = { title: 'Contract performance', path: '/', dated: true };

@Controller()
export class PerformanceController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** Alerts, key figures, acceptance by provider and area, reserve use and how they moved. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { asker, query } = request;
    const bare = Object.keys(query as object).length === 0;
    if (asker && homeOf(asker) !== '/' && (bare || !mayOpen(asker, '/'))) {
      await reply.redirect(homeOf(asker), 303);
      return;
    }
    const visit = await this.reception.receive(request, reply, page, '/');
    if (!visit) return;
    const { framework, asOf, knownAt } = visit.asked;
    const known = knownAt === null ? {} : { knownAt };
    const question = { framework, asOf, ...known };
    const [acceptance, reserve, trend, alerts] = await Promise.all([
      this.queries.execute(new FindAcceptance(question)),
      this.queries.execute(new FindReserveUsage(question)),
      this.queries.execute(new FindTrend(question)),
      this.queries.execute(new FindOpenAlerts({ framework, ...known })),
    ]);
    const order = {
      sort: sorts.find((each) => each === visit.search['sort']) ?? 'urgency',
      by: views.find((each) => each === visit.search['by']) ?? 'area',
    };
    const view = performancePage(visit, { acceptance, reserve, trend, alerts }, order);
    await reply.view('performance.njk', {
      title: page.title,
      ...visit.around,
      ...view,
      whatIf: whatIfHref(visit.asked),
    });
  }
}
