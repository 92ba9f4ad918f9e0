import { NotAllowed } from '#access';
import { Clock, localDate } from '#event-sourcing';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ResumeOffers } from '../../../contexts/providers/resume-offers.ts';
import { Deeds } from '../forms/deeds.ts';
import { Reception, type Visit } from '../reception.ts';
import { typed } from '../sign-in/typed.ts';
import { pauseForm } from './pause-form.ts';

const page = { title: 'Pause your offers', path: '/my-offers/pause', dated: false };

@Controller('my-offers')
export class PauseController {
  constructor(
    private readonly reception: Reception,
    private readonly deeds: Deeds,
    private readonly clock: Clock,
  ) {}

  @Get('pause')
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const provider = providerOf(request);
    const visit = await this.reception.receive(request, reply, page, '/my-offers');
    if (visit) await this.deeds.show(reply, visit, this.form(visit, provider));
  }

  /** From the day it begins the provider is offered nothing, as the policy says. */
  @Post('pause')
  async pause(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const provider = providerOf(request);
    const visit = await this.reception.receive(request, reply, page, '/my-offers');
    if (visit) await this.deeds.act(reply, visit, this.form(visit, provider), request.body);
  }

  /** Ends one of its pauses today, or, one that has not begun, on the day it begins. */
  @Post('resume')
  async resume(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const provider = providerOf(request);
    const visit = await this.reception.receive(request, reply, page, '/my-offers');
    if (!visit) return;
    const { body } = request;
    const today = localDate(this.clock.now());
    const [area, from] = [typed(body, 'area') || null, typed(body, 'from')];
    const on = from > today ? from : today;
    const { framework } = visit.asked;
    const deed = {
      ...this.form(visit, provider),
      ...{ title: 'Resume your offers', does: [], fields: [], button: 'Resume offers', done: 'resumed' },
      ...{ command: ResumeOffers, where: { provider, framework, area, from, on } },
    };
    await this.deeds.act(reply, visit, deed, {});
  }

  private form({ framework, names }: Visit, provider: string) {
    return pauseForm(framework, provider, names, localDate(this.clock.now()));
  }
}

function providerOf({ asker }: FastifyRequest): string {
  if (typeof asker?.provider === 'string') return asker.provider;
  throw new NotAllowed(
    'Here providers pause their own offers. Open the page of a provider to do it for one.',
  );
}
