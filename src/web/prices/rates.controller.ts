import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindRates, GetRateHistory } from '../../../projections/rates/index.ts';
import { csvHref, questionFrom } from '../question-from.ts';
import { Reception } from '../reception.ts';
import { priceLinks } from './price-links.ts';
import { ratePage } from './rate-page.ts';
import { ratesPage } from './rates-page.ts';

const page = { title: 'Prices', path: '/prices', dated: true };

@Controller('prices')
export class RatePagesController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** The rates in force on a day; a provider sees its own. */
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/prices');
    if (!visit) return;
    const { framework, asOf, knownAt } = visit.asked;
    const everywhere = { framework, asOf, ...(knownAt === null ? {} : { knownAt }) };
    const [found, all] = await Promise.all([
      this.queries.execute(new FindRates(questionFrom(FindRates.schema, visit))),
      this.queries.execute(new FindRates(everywhere)),
    ]);
    await reply.view('prices/rates.njk', {
      title: page.title,
      ...visit.around,
      ...ratesPage(found, all.rates, visit),
      links: priceLinks(visit.asked, page.path),
      download: csvHref('/api/v1/rates', FindRates.schema, visit),
    });
  }

  /** Everything that one rate was, is and will be. Unknown: 404. */
  @Get('rates/:provider/:area/:service/:band')
  async show(
    @Param() params: Readonly<Record<'provider' | 'area' | 'service' | 'band', string>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { provider, area, service, band } = params;
    const path = `/prices/rates/${[provider, area, service, band].map(encodeURIComponent).join('/')}`;
    const named = { title: 'A rate', path, dated: true };
    const visit = await this.reception.receive(request, reply, named, '/prices');
    if (!visit) return;
    const search = { ...visit.search, provider, area, service, band };
    const question = questionFrom(GetRateHistory.schema, { ...visit, search });
    const history = await this.queries.execute(new GetRateHistory(question));
    await reply.view('prices/rate.njk', {
      title: named.title,
      ...visit.around,
      ...ratePage(history, visit),
      links: priceLinks(visit.asked, path),
    });
  }
}
