import { NotAllowed, Principal } from '#access';
import { Clock, Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { personBehind } from '../../../contexts/referrals/index.ts';
import { GetTender, type TenderShown } from '../../../projections/tenders/index.ts';
import { FindNames } from '../find-names.ts';
import type { Deed } from '../forms/deed.ts';
import { Deeds } from '../forms/deeds.ts';
import { Reception, type Visit } from '../reception.ts';
import { Colleagues } from './colleagues.ts';
import { proposed } from './proposed.ts';
import { type TenderChoices, tenderDeeds } from './tender-deeds.ts';
import { tenderPage } from './tender-page.ts';
import { tenderHref } from './tender-words.ts';

interface Route {
  readonly tender: string;
  readonly deed: string;
}

interface Found {
  readonly visit: Visit;
  readonly tender: TenderShown;
}

@Controller('tenders/:tender')
export class TenderPageController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly deeds: Deeds,
    private readonly colleagues: Colleagues,
    private readonly clock: Clock,
  ) {}

  /** One tender: how far it has come, its terms, what was asked, and what can be done with it. Unknown: 404. */
  @Get()
  async show(
    @Param('tender') reference: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(reference, '', request, reply);
    if (!found) return;
    const { visit, tender } = found;
    const own = typeof request.asker?.provider === 'string';
    const choices = { ...(await this.choices()), own };
    await reply.view('tenders/tender.njk', {
      title: tender.title,
      ...visit.around,
      done:
        visit.search['done'] === 'bid'
          ? 'Your bid is received and sealed.'
          : tenderDeeds.find(({ name }) => name === visit.search['done'])?.done,
      ...tenderPage(tender, visit.names, visit.asked, choices),
    });
  }

  /** The form by which something is done with it. */
  @Get(':deed')
  async ask(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route.tender, `/${route.deed}`, request, reply);
    if (found) await this.deeds.show(reply, found.visit, await this.deed(route.deed, found));
  }

  /** Does it, and leads to the tender. */
  @Post(':deed')
  async act(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route.tender, `/${route.deed}`, request, reply);
    if (!found) return;
    const deed = await this.deed(route.deed, found);
    await this.deeds.act(reply, found.visit, deed, request.body);
  }

  private async find(
    reference: string,
    below: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Found | undefined> {
    const path = `/tenders/${encodeURIComponent(reference)}${below}`;
    const page = { title: `Tender ${reference}`, path, dated: false };
    const visit = await this.reception.receive(request, reply, page, '/tenders');
    if (!visit) return undefined;
    const { framework } = visit.asked;
    return { visit, tender: await this.queries.execute(new GetTender({ framework, tender: reference })) };
  }

  private async choices(): Promise<TenderChoices> {
    const asker = Principal.inForce();
    const { providers } = await this.queries.execute(new FindNames({}));
    return {
      colleagues: asker?.provider ? [] : await this.colleagues.choices(),
      providers: providers.map(({ provider, name }) => ({ value: provider, text: name })),
      colleague: (user) => this.colleagues.name(user),
      person: personBehind(asker ?? { kind: 'user', id: '', role: '' }),
      now: this.clock.now(),
    };
  }

  private async deed(name: string, { visit, tender }: Found): Promise<Deed> {
    const found = tenderDeeds.find((each) => each.name === name);
    if (!found) throw new Rejection('deed-unknown', `Nothing is done with a tender by "${name}".`);
    if (!Deeds.mayDo(found)) throw new NotAllowed('This is for others to do.');
    const provider = Principal.inForce()?.provider ?? null;
    const { framework, tender: reference, title } = tender;
    const clarification = proposed('C');
    return {
      title: found.text,
      about: `Tender ${reference}, ${title}`,
      does: found.does,
      fields: found.fields(tender, await this.choices()),
      button: found.text,
      grave: found.grave ?? false,
      command: found.command,
      where: {
        ...{ framework, tender: reference },
        ...(name === 'ask' ? { provider, clarification } : {}),
        ...(name === 'withdraw' ? { provider } : {}),
      },
      action: tenderHref(visit.asked, reference, name),
      back: tenderHref(visit.asked, reference),
      done: name,
    };
  }
}
