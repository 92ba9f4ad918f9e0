import { Clock, localDate } from '#event-sourcing';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindOwnOffers } from '../../../projections/own-offers/index.ts';
import { Reception } from '../reception.ts';
import { myOffersPage } from './my-offers-page.ts';
import { ownAnswers } from './own-answers.ts';
import { ownPauses } from './own-pauses.ts';
import { pauseDone } from './pause-form.ts';

const page = { title: 'My offers', path: '/my-offers', dated: false };

const doneBy = (word: string | undefined): string | undefined =>
  ownAnswers.find(({ name }) => name === word)?.done ?? pauseDone(word);

@Controller('my-offers')
export class MyOffersController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  /** What waits for a provider's answer, and what became of the rest. Everybody else is sent to the first page. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const provider = request.asker?.provider ?? undefined;
    if (provider === undefined) {
      await reply.redirect('/', 303);
      return;
    }
    const visit = await this.reception.receive(request, reply, page, '/my-offers');
    if (!visit) return;
    const { search, framework, names, around } = visit;
    const { after, done } = search;
    const question = { framework: framework.framework, ...(after === undefined ? {} : { after }) };
    const now = this.clock.now();
    const [offers, pauses] = await Promise.all([
      this.queries.execute(new FindOwnOffers(question)),
      ownPauses(this.queries, framework.framework, localDate(now)),
    ]);
    await reply.view('my-offers/my-offers.njk', {
      title: page.title,
      ...around,
      provider: names.provider(provider),
      done: doneBy(done),
      first: after === undefined,
      ...myOffersPage(offers, pauses, names, now),
    });
  }
}
