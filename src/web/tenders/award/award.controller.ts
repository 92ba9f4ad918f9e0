import { NotAllowed, Principal } from '#access';
import { Clock, localDate, Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindAllocation } from '../../../../projections/allocation/index.ts';
import { GetTender, type TenderShown } from '../../../../projections/tenders/index.ts';
import type { Deed } from '../../forms/deed.ts';
import { Deeds } from '../../forms/deeds.ts';
import { Reception, type Visit } from '../../reception.ts';
import { Colleagues } from '../colleagues.ts';
import { mayAsk } from '../../may-ask.ts';
import { tenderHref } from '../tender-words.ts';
import { awardDeeds, type AwardGround, isEvaluated } from './award-deeds.ts';
import { awardDeedHref, awardPage } from './award-page.ts';
import { proposedWords } from './award-words.ts';
import { FindAwarded } from './find-awarded.ts';

interface Route {
  readonly tender: string;
  readonly deed: string;
}
interface Found {
  readonly visit: Visit;
  readonly tender: TenderShown;
}

@Controller('tenders/:tender/award')
export class AwardPageController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly deeds: Deeds,
    private readonly colleagues: Colleagues,
    private readonly clock: Clock,
  ) {}

  /** From the decision to the positions: what is decided and why, and what comes next. Unknown: 404. */
  @Get()
  async show(
    @Param('tender') reference: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(reference, '', request, reply);
    if (!found) return;
    const { visit, tender } = found;
    const { around, asked, names, search } = visit;
    const { framework } = asked;
    const awarded = await this.queries.execute(new FindAwarded({ framework, tender: reference }));
    const ground = {
      ...this.ground(found),
      colleague: (user: string) => this.colleagues.name(user),
      proposed: await this.proposed(found),
    };
    await reply.view('tenders/award/award.njk', {
      title: 'Award',
      about: tender.title,
      ...around,
      crumbs: [{ text: tender.title, href: tenderHref(asked, reference) }],
      done: awardDeeds.find(({ name }) => name === search['done'])?.done,
      ...awardPage(tender, awarded, names, asked, ground),
    });
  }

  /** The form of a step. */
  @Get(':deed')
  async ask(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route.tender, `/${encodeURIComponent(route.deed)}`, request, reply);
    if (found) await this.deeds.show(reply, found.visit, this.deed(route.deed, found));
  }

  /** Takes the step, and leads to the award. */
  @Post(':deed')
  async act(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route.tender, `/${encodeURIComponent(route.deed)}`, request, reply);
    if (found) await this.deeds.act(reply, found.visit, this.deed(route.deed, found), request.body);
  }

  private async find(
    tender: string,
    below: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Found | undefined> {
    if (typeof request.asker?.provider === 'string') throw new NotAllowed('The council reads this.');
    const path = `/tenders/${encodeURIComponent(tender)}/award${below}`;
    const visit = await this.reception.receive(request, reply, { title: 'Award', path, dated: false });
    if (!visit) return undefined;
    const { framework } = visit.asked;
    return { visit, tender: await this.queries.execute(new GetTender({ framework, tender })) };
  }

  private ground({ visit, tender: { award } }: Found): AwardGround {
    const { startsOn, endsOn } = visit.framework;
    const isDecider = award !== null && Principal.inForce()?.isBehind(award.decidedBy) === true;
    return { today: localDate(this.clock.now()), startsOn, endsOn, isDecider };
  }

  private async proposed({ visit, tender }: Found): Promise<string> {
    if (tender.award || !isEvaluated(tender) || !mayAsk(FindAllocation)) return '';
    const { framework, tender: reference } = tender;
    try {
      return proposedWords(await this.queries.execute(new FindAllocation({ framework, tender: reference })));
    } catch (error) {
      if (error instanceof Rejection) return visit.names.explain(error.message);
      throw error;
    }
  }

  private deed(name: string, found: Found): Deed {
    const { visit, tender } = found;
    const { asked, names, search } = visit;
    const deed = awardDeeds.find((each) => each.name === name);
    if (!deed) throw new Rejection('deed-unknown', `Nothing is done with an award by "${name}".`);
    if (!Deeds.mayDo(deed)) throw new NotAllowed('Contract managers award positions: ask one.');
    const line = deed.ofLine
      ? tender.award?.awards.find(
          ({ area, role, provider }) =>
            area === search['area'] && role === search['role'] && provider === search['provider'],
        )
      : undefined;
    if (deed.ofLine && !line)
      throw new Rejection('line-unknown', 'The address names no line of the award: choose one on its page.');
    const of = line ? { area: line.area, role: line.role, provider: line.provider } : {};
    const { title } = tender;
    return {
      title: deed.text,
      about: line
        ? `${names.provider(line.provider)}, ${line.role} in ${names.area(line.area)}`
        : `Tender ${tender.tender}, ${title}`,
      does: deed.does,
      fields: deed.fields(tender, this.ground(found)),
      button: deed.text,
      grave: deed.grave ?? false,
      command: deed.command,
      where: { framework: tender.framework, tender: tender.tender, ...of },
      action: awardDeedHref(asked, tender.tender, name, of),
      back: tenderHref(asked, tender.tender, 'award'),
      done: name,
    };
  }
}
