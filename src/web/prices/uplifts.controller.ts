import { NotAllowed } from '#access';
import { Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProposeUplift } from '../../../contexts/prices/uplifts/propose-uplift.ts';
import { UpliftAdjustments } from '../../../projections/uplift-adjustments/index.ts';
import { PreviewUplift } from '../../../projections/uplift-preview/index.ts';
import { FindUplifts, GetUplift } from '../../../projections/uplifts/index.ts';
import type { Deed } from '../forms/deed.ts';
import { Deeds } from '../forms/deeds.ts';
import { moment } from '../moments.ts';
import { priceLinks } from './price-links.ts';
import { Reception, type Visit } from '../reception.ts';
import { upliftDeeds } from './uplift-deeds.ts';
import { upliftPage } from './uplift-page.ts';
import { formulaWords, fromWords, standingTags, upliftHref } from './uplift-words.ts';

const page = { title: 'Uplifts', path: '/prices/uplifts', dated: false };

const doneWords = (done: string | undefined) =>
  done === 'propose'
    ? 'The uplift is proposed: somebody else decides.'
    : upliftDeeds.find(({ name }) => name === done)?.done;

@Controller('prices/uplifts')
export class UpliftPagesController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly deeds: Deeds,
  ) {}

  /** Every uplift, the newest proposal first. */
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/prices');
    if (!visit) return;
    const { framework } = visit.asked;
    const { uplifts } = await this.queries.execute(new FindUplifts({ framework }));
    await reply.view('prices/uplifts.njk', {
      title: page.title,
      ...visit.around,
      links: priceLinks(visit.asked, page.path),
      propose: Deeds.mayDo({ command: ProposeUplift }) ? upliftHref(visit.asked, 'new') : undefined,
      uplifts: uplifts.map((each) => ({
        ...{ href: upliftHref(visit.asked, each.uplift), reference: each.uplift, title: each.title },
        ...{ formula: formulaWords(each), from: fromWords(each), standing: standingTags[each.standing] },
        proposed: moment(each.proposedAt),
        progress: each.progress ? `${each.progress.applied} of ${each.progress.of}` : '–',
      })),
    });
  }

  /** One of them: what it rests on, and what it would do or did. Unknown: 404. */
  @Get(':uplift')
  async show(
    @Param('uplift') reference: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.receive(reference, '', request, reply);
    if (!visit) return;
    const question = { framework: visit.asked.framework, uplift: reference };
    const uplift = await this.queries.execute(new GetUplift(question));
    const preview =
      uplift.standing === 'proposed' ? await this.queries.execute(new PreviewUplift(question)) : null;
    const owed =
      uplift.standing === 'approved' ? await this.queries.execute(new UpliftAdjustments(question)) : null;
    await reply.view('prices/uplift.njk', {
      title: `Uplift ${reference}`,
      ...visit.around,
      done: doneWords(visit.search['done']),
      ...upliftPage(uplift, preview, owed, visit),
    });
  }

  /** The form by which it is decided or taken back. */
  @Get(':uplift/:deed')
  async ask(
    @Param('uplift') reference: string,
    @Param('deed') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.receive(reference, `/${name}`, request, reply);
    if (visit) await this.deeds.show(reply, visit, await this.deed(name, reference, visit));
  }

  /** Does it, and leads to the uplift. */
  @Post(':uplift/:deed')
  async act(
    @Param('uplift') reference: string,
    @Param('deed') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.receive(reference, `/${name}`, request, reply);
    if (visit) await this.deeds.act(reply, visit, await this.deed(name, reference, visit), request.body);
  }

  private receive(reference: string, below: string, request: FastifyRequest, reply: FastifyReply) {
    const path = `/prices/uplifts/${encodeURIComponent(reference)}${below}`;
    const own = { ...page, title: `Uplift ${reference}`, path };
    return this.reception.receive(request, reply, own, '/prices');
  }

  private async deed(name: string, reference: string, { asked }: Visit): Promise<Deed> {
    const found = upliftDeeds.find((each) => each.name === name);
    if (!found) throw new Rejection('deed-unknown', `Nothing is done with an uplift by "${name}".`);
    if (!Deeds.mayDo(found)) throw new NotAllowed('This is for the council’s contract managers: ask one.');
    const { framework } = asked;
    const uplift = await this.queries.execute(new GetUplift({ framework, uplift: reference }));
    return {
      ...{ title: found.text, about: `Uplift ${reference}: ${uplift.title}`, does: [found.does] },
      facts: [
        { name: 'By how much', value: formulaWords(uplift) },
        { name: 'From', value: fromWords(uplift) },
      ],
      ...{ fields: found.fields, button: found.text, grave: found.grave, command: found.command },
      where: { framework, uplift: reference },
      action: upliftHref(asked, reference, name),
      back: upliftHref(asked, reference),
      done: name,
    };
  }
}
