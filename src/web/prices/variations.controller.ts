import { NotAllowed } from '#access';
import { Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindPriceVariations, GetPriceVariation } from '../../../projections/price-variations/index.ts';
import type { Deed } from '../forms/deed.ts';
import { Deeds } from '../forms/deeds.ts';
import { priceLinks } from './price-links.ts';
import { Reception } from '../reception.ts';
import { variationDeeds } from './variation-deeds.ts';
import { variationPage } from './variation-page.ts';
import { variationHref } from './variation-words.ts';
import { variationsPage } from './variations-page.ts';

const page = { title: 'Price variations', path: '/prices/variations', dated: false };

interface Route {
  readonly variation: string;
  readonly deed: string;
}

@Controller('prices/variations')
export class VariationPagesController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly deeds: Deeds,
  ) {}

  /** Rates that were asked to be others, those that wait for a decision first; a provider sees its own. */
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/prices');
    if (!visit) return;
    const { framework } = visit.asked;
    const { variations } = await this.queries.execute(new FindPriceVariations({ framework }));
    await reply.view('prices/variations.njk', {
      title: page.title,
      ...visit.around,
      links: priceLinks(visit.asked, page.path),
      done:
        visit.search['done'] === 'request' ? 'The request is recorded: somebody else decides.' : undefined,
      ...variationsPage(variations, visit.names, visit.asked),
    });
  }

  /** One of them: what is asked for and why, and what was decided. Unknown: 404. */
  @Get(':variation')
  async show(
    @Param('variation') reference: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(reference, [], request, reply);
    if (!found) return;
    const { visit, variation } = found;
    await reply.view('prices/variation.njk', {
      title: `Variation ${reference}`,
      ...visit.around,
      done: variationDeeds.find(({ name }) => name === visit.search['done'])?.done,
      ...variationPage(variation, visit.names, visit.asked),
    });
  }

  /** The form by which it is decided, or taken back. */
  @Get(':variation/:deed')
  async ask(@Param() route: Route, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const found = await this.find(route.variation, [route.deed], request, reply);
    if (found) await this.deeds.show(reply, found.visit, this.deed(route.deed, found));
  }

  /** Does it, and leads to its page. */
  @Post(':variation/:deed')
  async act(@Param() route: Route, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const found = await this.find(route.variation, [route.deed], request, reply);
    if (found) await this.deeds.act(reply, found.visit, this.deed(route.deed, found), request.body);
  }

  private async find(
    reference: string,
    below: readonly string[],
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const path = ['/prices/variations', ...[reference, ...below].map(encodeURIComponent)].join('/');
    const named = { ...page, title: `Variation ${reference}`, path };
    const visit = await this.reception.receive(request, reply, named, '/prices');
    if (!visit) return undefined;
    const { framework } = visit.asked;
    const asked = new GetPriceVariation({ framework, variation: reference });
    return { visit, variation: await this.queries.execute(asked) };
  }

  private deed(
    name: string,
    { visit, variation }: NonNullable<Awaited<ReturnType<VariationPagesController['find']>>>,
  ): Deed {
    const found = variationDeeds.find((each) => each.name === name);
    if (!found) throw new Rejection('deed-unknown', `Nothing is done with a variation by "${name}".`);
    if (!Deeds.mayDo(found)) throw new NotAllowed('The council’s contract managers decide: ask one.');
    const { framework, variation: reference } = variation;
    const { facts } = variationPage(variation, visit.names, visit.asked);
    return {
      title: found.text,
      about: `Variation ${reference}, ${visit.names.provider(variation.provider)}`,
      does: [found.does],
      facts,
      fields: found.fields(variation),
      button: found.text,
      grave: found.grave ?? false,
      command: found.command,
      where: { framework, variation: reference },
      action: variationHref(visit.asked, reference, name),
      back: variationHref(visit.asked, reference),
      done: name,
    };
  }
}
