import { NotAllowed } from '#access';
import { Clock, localDate, Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ratedKey } from '../../../../contexts/procurement/index.ts';
import {
  type AreaEvaluation,
  type EvaluationDocument,
  FindEvaluation,
} from '../../../../projections/tender-evaluation/index.ts';
import type { Deed } from '../../forms/deed.ts';
import { Deeds } from '../../forms/deeds.ts';
import { Reception, type Visit } from '../../reception.ts';
import { pounds } from '../../referral-offer.ts';
import { rateName, tenderHref } from '../tender-words.ts';
import { areaPage } from './area-page.ts';
import { areaPricesHref, evaluationHref } from './evaluation-links.ts';
import { flagWords } from './evaluation-words.ts';
import { reviewDeeds } from './review-deeds.ts';

interface Route {
  readonly tender: string;
  readonly area: string;
}
interface ReviewRoute extends Route {
  readonly provider: string;
  readonly service: string;
  readonly band: string;
  readonly deed: string;
}
interface Found {
  readonly visit: Visit;
  readonly document: EvaluationDocument;
  readonly area: AreaEvaluation;
}

const reviewPath = 'reviews/:provider/:service/:band/:deed';

@Controller('tenders/:tender/prices/:area')
export class AreaPricesController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly deeds: Deeds,
    private readonly clock: Clock,
  ) {}

  /** The prices of one area, with the rates under review. Unknown: 404. */
  @Get()
  async show(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route, '', request, reply);
    if (!found) return;
    const { visit, document, area } = found;
    const { names, asked, search, around } = visit;
    await reply.view('tenders/evaluation/area.njk', {
      title: `Prices in ${names.area(area.area)}`,
      about: document.title,
      ...around,
      crumbs: [
        { text: document.title, href: tenderHref(asked, document.tender) },
        { text: 'Evaluation', href: evaluationHref(asked, document.tender) },
      ],
      done: reviewDeeds.find(({ name }) => name === search['done'])?.done,
      ...areaPage(document, area, names, asked),
    });
  }

  /** The form of a step of a review. */
  @Get(reviewPath)
  async ask(
    @Param() route: ReviewRoute,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route, this.below(route), request, reply);
    if (found) await this.deeds.show(reply, found.visit, this.deed(route, found));
  }

  /** Takes the step, and leads to the area. */
  @Post(reviewPath)
  async act(
    @Param() route: ReviewRoute,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route, this.below(route), request, reply);
    if (found) await this.deeds.act(reply, found.visit, this.deed(route, found), request.body);
  }

  private below({ provider, service, band, deed }: ReviewRoute): string {
    return `/${['reviews', provider, service, band, deed].map((each) => encodeURIComponent(each)).join('/')}`;
  }

  private async find(
    { tender, area }: Route,
    below: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Found | undefined> {
    const path = `/tenders/${encodeURIComponent(tender)}/prices/${encodeURIComponent(area)}${below}`;
    const visit = await this.reception.receive(request, reply, { title: 'Prices', path, dated: false });
    if (!visit) return undefined;
    const { framework } = visit.asked;
    const document = await this.queries.execute(new FindEvaluation({ framework, tender }));
    const found = document.areas.find((each) => each.area === area);
    if (!found) throw new Rejection('area-unknown', `The tender ${tender} has no opened bids for ${area}.`);
    return { visit, document, area: found };
  }

  private deed(route: ReviewRoute, { visit, document, area }: Found): Deed {
    const deed = reviewDeeds.find(({ name }) => name === route.deed);
    const { names, asked } = visit;
    const review = area.reviews.find(
      (each) =>
        each.provider === route.provider && ratedKey(each) === `${route.area}/${route.service}/${route.band}`,
    );
    if (!deed || !review)
      throw new Rejection('review-unknown', `No review of a rate of ${route.provider} is here.`);
    if (!Deeds.mayDo(deed)) throw new NotAllowed('Contract managers review rates.');
    const { provider, service, band } = review;
    return {
      title: deed.text,
      about: `${names.provider(provider)} in ${names.area(area.area)}`,
      does: [deed.does],
      facts: [
        { name: rateName(review), value: `${pounds(review.hourlyPence)} an hour` },
        { name: 'It is', value: flagWords(review.flags) },
        ...(review.received ? [{ name: 'The bidder says', value: review.received.text }] : []),
      ],
      fields: deed.fields(review, localDate(this.clock.now())),
      button: deed.text,
      command: deed.command,
      where: {
        framework: document.framework,
        tender: document.tender,
        provider,
        area: area.area,
        service,
        band,
      },
      action: areaPricesHref(
        asked,
        document.tender,
        area.area,
        ...['reviews', provider, service, band, deed.name],
      ),
      back: areaPricesHref(asked, document.tender, area.area),
      done: deed.name,
    };
  }
}
