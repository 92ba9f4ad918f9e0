import { NotAllowed } from '#access';
import { Clock, localDate, Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CarePackageRow, GetPackage } from '../../../projections/care-packages/index.ts';
import { FindProvider } from '../../../projections/provider-records/index.ts';
import type { Deed } from '../forms/deed.ts';
import { Deeds } from '../forms/deeds.ts';
import { Reception, type Visit } from '../reception.ts';
import { packageDeeds } from './package-deeds.ts';
import { packageHref, packagePage } from './package-page.ts';

interface Route {
  readonly package: string;
  readonly deed: string;
}

@Controller('packages/:package')
export class PackageController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly deeds: Deeds,
    private readonly clock: Clock,
  ) {}

  /** One package of care, with its history and what can be done with it. Unknown: 404. */
  @Get()
  async show(
    @Param('package') reference: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(reference, '', request, reply);
    if (!found) return;
    const { visit, placed } = found;
    const own = typeof request.asker?.provider === 'string';
    await reply.view('packages/package.njk', {
      title: `Package ${reference}`,
      ...visit.around,
      done: packageDeeds.find(({ name }) => name === visit.search['done'])?.done,
      ...packagePage(placed, await this.partiesOf(visit, placed), visit.names, visit.asked, own),
    });
  }

  /** The form by which something is done with it. */
  @Get(':deed')
  async ask(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route.package, `/${route.deed}`, request, reply);
    if (!found) return;
    const deed = await this.deed(route.deed, found.visit, found.placed);
    await this.deeds.show(reply, found.visit, deed);
  }

  /** Does it, and leads to the package. */
  @Post(':deed')
  async act(
    @Param() route: Route,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(route.package, `/${route.deed}`, request, reply);
    if (!found) return;
    const deed = await this.deed(route.deed, found.visit, found.placed);
    await this.deeds.act(reply, found.visit, deed, request.body);
  }

  private async find(reference: string, below: string, request: FastifyRequest, reply: FastifyReply) {
    const path = `/packages/${encodeURIComponent(reference)}${below}`;
    const page = { title: `Package ${reference}`, path, dated: false };
    const visit = await this.reception.receive(request, reply, page);
    if (!visit) return undefined;
    const { framework } = visit.asked;
    const placed = await this.queries.execute(new GetPackage({ framework, package: reference }));
    return { visit, placed };
  }

  /** Who delivers under the contracts of the package's provider. */
  private async partiesOf({ asked: { framework } }: Visit, { provider }: CarePackageRow) {
    return (await this.queries.execute(new FindProvider({ framework, provider }))).parties;
  }

  private async deed(name: string, visit: Visit, placed: CarePackageRow): Promise<Deed> {
    const { framework: row, names, asked } = visit;
    const found = packageDeeds.find((each) => each.name === name);
    if (!found) throw new Rejection('deed-unknown', `Nothing is done with a package by "${name}".`);
    if (!Deeds.mayDo(found)) throw new NotAllowed('The council does this. Tell it what happened.');
    const { framework, referral, package: reference, provider } = placed;
    return {
      title: found.text,
      about: `Package ${reference}, ${names.provider(provider)}`,
      does: [found.does],
      fields: found.fields(placed, row, localDate(this.clock.now()), await this.partiesOf(visit, placed)),
      button: found.text,
      grave: found.grave ?? false,
      command: found.command,
      where: { framework, referral, package: reference },
      action: packageHref(asked, reference, name),
      back: packageHref(asked, reference),
      done: name,
    };
  }
}
