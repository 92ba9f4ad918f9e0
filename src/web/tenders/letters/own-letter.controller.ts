import { NotAllowed } from '#access';
import { Rejection } from '#event-sourcing';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindLetters } from '../../../../projections/letters/index.ts';
import { Reception } from '../../reception.ts';
import { tenderHref } from '../tender-words.ts';
import { letterPage } from './letter-page.ts';

@Controller('tenders/:tender/letter')
export class OwnLetterController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
  ) {}

  /** What a bidder is told of the outcome, once it is told: 404 before. For that bidder alone. */
  @Get()
  async show(
    @Param('tender') tender: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const provider = request.asker?.provider;
    if (typeof provider !== 'string') throw new NotAllowed('Bidders read their own letters here.');
    const path = `/tenders/${encodeURIComponent(tender)}/letter`;
    const visit = await this.reception.receive(request, reply, { title: 'Letter', path, dated: false });
    if (!visit) return;
    const { names, asked, around, framework } = visit;
    const found = await this.queries.execute(new FindLetters({ framework: asked.framework, tender }));
    const letter = found.letters.find((each) => each.provider === provider);
    if (!letter)
      throw new Rejection('letter-unknown', 'There is no letter for you: you are told once it is sent.');
    await reply.view('tenders/letters/letter.njk', {
      title: 'The outcome for you',
      about: found.title,
      ...around,
      crumbs: [{ text: found.title, href: tenderHref(asked, tender) }],
      letter: letterPage(letter, names, framework.authority),
    });
  }
}
