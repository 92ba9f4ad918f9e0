import { NotAllowed } from '#access';
import { Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deed } from '../forms/deed.ts';
import { Deeds } from '../forms/deeds.ts';
import { href } from '../links.ts';
import { hours } from '../numbers.ts';
import { Reception, type Visit } from '../reception.ts';
import { answerHref } from './my-offers-page.ts';
import { needFacts } from './need-facts.ts';
import { type OwnAnswer, ownAnswers } from './own-answers.ts';
import { ownOfferNamed } from './own-offer-named.ts';

interface Route {
  readonly referral: string;
  readonly offer: string;
  readonly answer: string;
}

@Controller('my-offers/:referral/:offer/:answer')
export class AnswerController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly deeds: Deeds,
  ) {}

  /** Asks once more before an offer is answered, and for what the answer needs. */
  @Get()
  async ask(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route, request, reply);
    if (found) await this.deeds.show(reply, found.visit, found.deed);
  }

  /** Answers; one who answers twice is told that it is done. */
  @Post()
  async act(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route, request, reply);
    if (!found) return;
    const { visit, deed, answer } = found;
    const isDone = async () =>
      answer.isDone(await ownOfferNamed(this.queries, visit.framework, route.referral, route.offer));
    await this.deeds.act(reply, visit, deed, request.body, isDone);
  }

  private async find({ referral, offer, answer: name }: Route, request: FastifyRequest, reply: FastifyReply) {
    if (typeof request.asker?.provider !== 'string')
      throw new NotAllowed('Here providers answer their own offers. Open the referral to answer for one.');
    const answer = ownAnswers.find((each) => each.name === name);
    if (!answer)
      throw new Rejection('answer-unknown', `An offer cannot be answered by "${name}". Open My offers.`);
    const path = `/my-offers/${encodeURIComponent(referral)}/${encodeURIComponent(offer)}/${name}`;
    const page = { title: answer.title, path, dated: false };
    const visit = await this.reception.receive(request, reply, page, '/my-offers');
    return visit && { visit, answer, deed: await this.deed(visit, referral, offer, answer) };
  }

  private async deed(
    { framework: row, names }: Visit,
    referral: string,
    offer: string,
    { title, button, does, fields, command, name }: OwnAnswer,
  ): Promise<Deed> {
    const own = await ownOfferNamed(this.queries, row, referral, offer);
    const { framework } = row;
    return {
      ...{ title, button, command },
      about: `${names.area(own.need.area)}, ${hours(own.need.weeklyMinutes)} hours a week`,
      does: does(own),
      // So that the reasons stand in sight on a phone.
      facts: name === 'decline' ? [] : needFacts(own),
      fields: fields(own),
      grave: name === 'decline',
      where: { framework, referral, offer },
      action: answerHref(own, name),
      back: href('/my-offers', { framework }),
      done: name,
    };
  }
}
