import { Principal } from '#access';
import { Clock } from '#event-sourcing';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OfferNext } from '../../contexts/referrals/order/offer-next.ts';
import { FindDesk } from '../../projections/referral-desk/index.ts';
import { deskPage, path } from './desk-page.ts';
import { FormCommands } from './forms/form-commands.ts';
import { href } from './links.ts';
import { questionFrom } from './question-from.ts';
import { searchOf } from './question.ts';
import { Reception } from './reception.ts';
import { doneBy } from './referral-actions/actions.ts';
import type { FieldProblem } from './sign-in/form-page.ts';
import { typed } from './sign-in/typed.ts';

const page = { title: 'Referral desk', path, dated: false };

@Controller('desk')
export class DeskController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly commands: FormCommands,
    private readonly clock: Clock,
  ) {}

  /** What is to be done, and what is waited for. It is always the desk of now. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.desk(request, reply);
  }

  /** Offers a referral to whoever comes next, and leads back to the same desk. */
  @Post()
  async offerNext(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, path);
    if (!visit) return;
    const { framework } = visit.asked;
    const referral = typed(request.body, 'referral');
    const problems = await this.commands.ask(new OfferNext({ framework, referral, parallel: null }));
    if (problems.length > 0) return this.desk(request, reply, referral, problems);
    await reply.redirect(href(path, { ...visit.search, done: 'offer-next' }), 303);
  }

  private async desk(
    request: FastifyRequest,
    reply: FastifyReply,
    referral = '',
    problems: readonly FieldProblem[] = [],
  ): Promise<void> {
    const search = searchOf(request.query);
    if (search['knownAt'] !== undefined) {
      await reply.redirect(href(path, { ...search, knownAt: undefined }), 302);
      return;
    }
    const visit = await this.reception.receive(request, reply, page, path);
    const asker = Principal.inForce();
    if (!visit || !asker) return;
    const desk = await this.queries.execute(new FindDesk(questionFrom(FindDesk.schema, visit)));
    await reply.status(problems.length > 0 ? 409 : 200).view('desk.njk', {
      title: page.title,
      ...visit.around,
      ...deskPage(visit, desk, this.clock.now(), OfferNext.rule.allows(asker)),
      done: doneBy(search['done']),
      problems: problems.map(({ text }) => ({ text: `${referral}: ${text}` })),
    });
  }
}
