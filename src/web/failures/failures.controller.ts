import { NotAllowed } from '#access';
import { Clock, localDate, Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindFailures, GetFailure, type ProviderContinuity } from '../../../projections/failures/index.ts';
import type { Deed } from '../forms/deed.ts';
import { Deeds } from '../forms/deeds.ts';
import { questionFrom } from '../question-from.ts';
import { Reception, type Visit } from '../reception.ts';
import { Colleagues } from '../tenders/colleagues.ts';
import { failureDeeds } from './failure-deeds.ts';
import { failureHref } from './failure-words.ts';
import { failurePage, failuresPage } from './failures-page.ts';

const page = { title: 'Providers that do not go on', path: '/failures', dated: false };

interface Route {
  readonly provider: string;
  readonly deed: string;
}

@Controller('failures')
export class FailurePagesController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly deeds: Deeds,
    private readonly colleagues: Colleagues,
    private readonly clock: Clock,
  ) {}

  /** Which providers do not go on, and how far the council is with each. */
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/providers');
    if (!visit) return;
    const found = await this.queries.execute(new FindFailures(questionFrom(FindFailures.schema, visit)));
    const around = { title: page.title, ...visit.around };
    await reply.view('failures/list.njk', { ...around, ...failuresPage(found, visit) });
  }

  /** How far the council is with one, and what can be done now. Unknown: 404. */
  @Get(':provider')
  async show(
    @Param('provider') provider: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(provider, '', request, reply);
    if (!found) return;
    const { visit, now } = found;
    const possible =
      visit.asked.knownAt === null ? failureDeeds.filter((each) => Deeds.mayDo(each) && each.when(now)) : [];
    await reply.view('failures/failure.njk', {
      title: visit.names.provider(provider),
      ...visit.around,
      done: failureDeeds.find(({ name }) => name === visit.search['done'])?.done,
      all: failureHref(visit.asked),
      ...failurePage(now, visit, (user) => this.colleagues.name(user)),
      deeds: possible.map(({ name, text, grave = false }) => ({
        ...{ text, grave, href: failureHref(visit.asked, provider, name) },
      })),
    });
  }

  /** The form by which something is done about it. */
  @Get(':provider/:deed')
  async ask(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route.provider, `/${route.deed}`, request, reply);
    if (found) await this.deeds.show(reply, found.visit, this.deed(route, found.visit, found.now));
  }

  /** Does it, and leads to the provider's page here. */
  @Post(':provider/:deed')
  async act(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route.provider, `/${route.deed}`, request, reply);
    if (!found) return;
    await this.deeds.act(reply, found.visit, this.deed(route, found.visit, found.now), request.body);
  }

  private async find(named: string, below: string, request: FastifyRequest, reply: FastifyReply) {
    const provider = GetFailure.schema.shape.provider.parse(named);
    const path = `/failures/${encodeURIComponent(provider)}${below}`;
    const visit = await this.reception.receive(request, reply, { ...page, path }, '/providers');
    if (!visit) return undefined;
    const asked = { ...visit, search: { ...visit.search, provider } };
    const question = new GetFailure(questionFrom(GetFailure.schema, asked));
    return { visit, now: await this.queries.execute(question) };
  }

  private deed({ provider, deed: name }: Route, { asked, names }: Visit, now: ProviderContinuity): Deed {
    const found = failureDeeds.find((each) => each.name === name);
    if (!found) throw new Rejection('deed-unknown', `Nothing is done about a failure by "${name}".`);
    if (!Deeds.mayDo(found))
      throw new NotAllowed('This is for the council’s contract managers and brokers: ask one.');
    return {
      ...{ title: found.text, about: names.provider(provider), does: [found.does] },
      fields: found.fields(localDate(this.clock.now()), now),
      ...{ button: found.text, grave: found.grave ?? false, command: found.command },
      where: { framework: asked.framework, provider },
      action: failureHref({ framework: asked.framework }, provider, name),
      back: failureHref({ framework: asked.framework }, provider),
      done: name,
    };
  }
}
