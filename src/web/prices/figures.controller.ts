import type { LocalDate } from '#event-sourcing';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindIndices } from '../../../projections/indices/index.ts';
import { FindPrices } from '../../../projections/price-figures/index.ts';
import { csvHref, questionFrom } from '../question-from.ts';
import { priceLinks } from './price-links.ts';
import { Reception } from '../reception.ts';
import { toDate } from '../typed-dates.ts';
import { figuresPage } from './figures-page.ts';

const page = { title: 'Price figures', path: '/prices/figures', dated: true };

/** What is wrong with the first day that was typed; undefined: nothing. */
function problemOf(since: LocalDate | undefined, asOf: LocalDate): string | undefined {
  if (since === undefined) return '“Since” must be a day that exists, for example 30/6/2025';
  return since > asOf ? '“Since” must not be after the day of the figures' : undefined;
}

@Controller('prices/figures')
export class PriceFiguresPageController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** How the rates in force are spread, which stand out, and how they moved beside an index. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/prices');
    if (!visit) return;
    const { since: typed, ...search } = visit.search;
    const since = typed === undefined ? undefined : toDate(typed);
    const wrong = typed === undefined ? undefined : problemOf(since, visit.asked.asOf);
    const asked = {
      ...visit,
      search: since === undefined || wrong !== undefined ? search : { ...search, since },
    };
    const { knownAt } = visit.asked;
    const [document, indices] = await Promise.all([
      this.queries.execute(new FindPrices(questionFrom(FindPrices.schema, asked))),
      this.queries.execute(new FindIndices(knownAt === null ? {} : { knownAt })),
    ]);
    await reply.status(wrong === undefined ? 200 : 400).view('prices/figures.njk', {
      title: page.title,
      ...visit.around,
      links: priceLinks(visit.asked, page.path),
      ...figuresPage(document, indices, asked),
      problem: wrong && { text: wrong, typed },
      download: csvHref('/api/v1/kpi/prices', FindPrices.schema, asked),
    });
  }
}
