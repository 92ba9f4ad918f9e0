import { NotAllowed } from '#access';
import { Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ratedKey } from '../../../../contexts/procurement/index.ts';
import { ReceiveRateExplanation } from '../../../../contexts/procurement/rate-review/receive-rate-explanation.ts';
import { GetTender, type RateReviewRow, type TenderShown } from '../../../../projections/tenders/index.ts';
import type { Deed } from '../../forms/deed.ts';
import { Deeds } from '../../forms/deeds.ts';
import { day } from '../../moments.ts';
import { Reception, type Visit } from '../../reception.ts';
import { pounds } from '../../referral-offer.ts';
import { rateName, tenderHref } from '../tender-words.ts';
import { explanationsHref } from './evaluation-links.ts';
import { explanation } from './review-deeds.ts';

interface Route {
  readonly tender: string;
  readonly area: string;
  readonly service: string;
  readonly band: string;
}
interface Found {
  readonly visit: Visit;
  readonly provider: string;
  readonly tender: TenderShown;
  /** Of its own rates, those that the council has asked about. */
  readonly reviews: readonly RateReviewRow[];
}

const ratePath = ':area/:service/:band';
const done = 'explained';

@Controller('tenders/:tender/bid/explanations')
export class ExplanationsController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly deeds: Deeds,
  ) {}

  /** The rates that the council has asked a bidder to explain. For that bidder alone. */
  @Get()
  async show(
    @Param('tender') tender: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(tender, '', request, reply);
    if (!found) return;
    const { names, asked, search, around } = found.visit;
    await reply.view('tenders/evaluation/explanations.njk', {
      title: 'Rates to explain',
      about: found.tender.title,
      ...around,
      crumbs: [{ text: found.tender.title, href: tenderHref(asked, tender) }],
      done: search['done'] === done ? 'The council has your explanation.' : undefined,
      rates: found.reviews.map((review) => ({
        rate: rateName(review),
        area: names.area(review.area),
        amount: pounds(review.hourlyPence),
        due: review.requested ? day(review.requested.dueOn) : '',
        said: review.received?.text ?? '',
        href: explanationsHref(asked, tender, review.area, review.service, review.band),
        isClosed: review.concluded !== null,
      })),
    });
  }

  /** The form by which a bidder explains one. */
  @Get(ratePath)
  async ask(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route.tender, this.below(route), request, reply);
    if (found) await this.deeds.show(reply, found.visit, this.deed(route, found));
  }

  /** Records what it says. */
  @Post(ratePath)
  async act(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route.tender, this.below(route), request, reply);
    if (found) await this.deeds.act(reply, found.visit, this.deed(route, found), request.body);
  }

  private below({ area, service, band }: Route): string {
    return `/${[area, service, band].map((each) => encodeURIComponent(each)).join('/')}`;
  }

  private async find(
    tender: string,
    below: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Found | undefined> {
    const provider = request.asker?.provider;
    if (typeof provider !== 'string') throw new NotAllowed('Bidders explain their own rates here.');
    const path = `/tenders/${encodeURIComponent(tender)}/bid/explanations${below}`;
    const visit = await this.reception.receive(request, reply, { title: 'Rates', path, dated: false });
    if (!visit) return undefined;
    const { framework } = visit.asked;
    const shown = await this.queries.execute(new GetTender({ framework, tender }));
    const own = shown.bids.find((each) => each.provider === provider);
    const reviews = (own?.reviews ?? []).filter(({ requested }) => requested !== null);
    return { visit, provider, tender: shown, reviews };
  }

  private deed(route: Route, { visit, provider, tender, reviews }: Found): Deed {
    const { area, service, band } = route;
    const review = reviews.find((each) => ratedKey(each) === `${area}/${service}/${band}`);
    if (!review) throw new Rejection('review-unknown', 'The council has not asked about this rate.');
    const { asked, names } = visit;
    return {
      title: 'Explain a rate',
      about: `${rateName(review)} in ${names.area(area)}: ${pounds(review.hourlyPence)} an hour`,
      does: ['The council reads this before it decides whether your rate can stand.'],
      fields: [explanation(review.received?.text)],
      button: 'Send',
      command: ReceiveRateExplanation,
      where: { framework: tender.framework, tender: tender.tender, provider, area, service, band },
      action: explanationsHref(asked, tender.tender, area, service, band),
      back: explanationsHref(asked, tender.tender),
      done,
    };
  }
}
