import { NotAllowed } from '#access';
import { Clock, localDate, Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindAcceptance } from '../../../projections/acceptance/index.ts';
import { FindPackages } from '../../../projections/care-packages/index.ts';
import { GetEvidencePack } from '../../../projections/evidence-pack/index.ts';
import { policyOn } from '../../../projections/frameworks/index.ts';
import { FindProvider } from '../../../projections/provider-records/index.ts';
import { FindRangeOfNeeds } from '../../../projections/range-of-needs/index.ts';
import { FindEvents } from '../../../projections/recorded-events/index.ts';
import type { Deed } from '../forms/deed.ts';
import { Deeds } from '../forms/deeds.ts';
import { providerHref } from '../holder-words.ts';
import { href } from '../links.ts';
import { outlookTable } from '../outlook-table.ts';
import { rangeTable } from '../range-table.ts';
import { FindStress } from '../../../projections/stress-test/index.ts';
import { GetFailure } from '../../../projections/failures/index.ts';
import { failureHref } from '../failures/failure-words.ts';
import { mayAsk } from '../may-ask.ts';
import { FindRisk } from '../../../projections/risk/index.ts';
import { riskHref } from '../risk/risk-words.ts';
import { stressHref } from '../stress-test/stress-words.ts';
import { Reception, type Visit } from '../reception.ts';
import { providerDeeds } from './provider-deeds.ts';
import { deedHref, providerPage } from './provider-page.ts';

interface Route {
  readonly provider: string;
  readonly deed: string;
}

@Controller('providers/:provider')
export class ProviderController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly deeds: Deeds,
    private readonly clock: Clock,
  ) {}

  /** One provider as it stands, with everything that happened to it. Unknown, or not the visitor's: 404. */
  @Get()
  async show(
    @Param('provider') provider: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.receive(provider, '', request, reply);
    if (!visit) return;
    const { framework } = visit.asked;
    const [record, care, acceptance, needs] = await Promise.all([
      this.queries.execute(new FindProvider({ framework, provider })),
      this.careOf(framework, provider),
      this.queries.execute(new FindAcceptance({ framework, provider })),
      this.queries.execute(new FindRangeOfNeeds({ framework, provider })),
    ]);
    const own = typeof request.asker?.provider === 'string';
    const { policy } = policyOn(visit.framework, record.asOf);
    const asked = { framework, asOf: record.asOf, knownAt: null };
    await reply.view('providers/provider.njk', {
      title: record.name,
      ...visit.around,
      crumbs: own ? [] : [{ text: 'Providers', href: href('/providers', { framework }) }],
      done: providerDeeds.find(({ name }) => name === visit.search['done'])?.done,
      outlooks: outlookTable(acceptance, visit.names, asked),
      range: rangeTable(needs, visit.names, asked),
      ...providerPage(record, care, {
        policy,
        names: visit.names,
        asked,
        own,
        mayReadEvents: mayAsk(FindEvents),
      }),
      evidence: mayAsk(GetEvidencePack)
        ? href('/api/v1/export/evidence', { framework, provider, asOf: record.asOf })
        : undefined,
      risk: mayAsk(FindRisk) ? riskHref(asked, provider) : undefined,
      failure: mayAsk(GetFailure) ? failureHref(asked, provider) : undefined,
      stress: mayAsk(FindStress) ? stressHref(asked, [provider]) : undefined,
    });
  }

  /** The form by which something is done with it. */
  @Get(':deed')
  async ask(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.receive(route.provider, `/${route.deed}`, request, reply);
    if (visit) await this.deeds.show(reply, visit, await this.deed(route, visit));
  }

  /** Does it, and leads to the provider. */
  @Post(':deed')
  async act(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.receive(route.provider, `/${route.deed}`, request, reply);
    if (visit) await this.deeds.act(reply, visit, await this.deed(route, visit), request.body);
  }

  private receive(provider: string, below: string, request: FastifyRequest, reply: FastifyReply) {
    const path = `/providers/${encodeURIComponent(provider)}${below}`;
    return this.reception.receive(request, reply, { title: 'Provider', path, dated: false }, '/providers');
  }

  /** Packages that have not ended. */
  private async careOf(framework: string, provider: string) {
    const standing: ('placed' | 'running' | 'suspended')[] = ['placed', 'running', 'suspended'];
    const question = { framework, provider, standing, limit: 500 };
    return (await this.queries.execute(new FindPackages(question))).packages;
  }

  private async deed({ provider, deed: name }: Route, { asked, names }: Visit): Promise<Deed> {
    const { framework } = asked;
    const found = providerDeeds.find((each) => each.name === name);
    if (!found) throw new Rejection('deed-unknown', `Nothing is done with a provider by "${name}".`);
    if (!Deeds.mayDo(found))
      throw new NotAllowed('This is for the council’s brokers and contract managers: ask one.');
    const { parties } = await this.queries.execute(new FindProvider({ framework, provider }));
    return {
      title: found.text,
      about: names.provider(provider),
      does: [found.does],
      fields: found.fields(localDate(this.clock.now()), parties),
      button: found.text,
      grave: found.grave,
      command: found.command,
      where: { provider, ...found.where?.(framework) },
      action: deedHref(asked, provider, name),
      back: providerHref(asked, provider),
      done: name,
    };
  }
}
