import { NotAllowed } from '#access';
import { Clock, localDate, Rejection } from '#event-sourcing';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindPositions } from '../../../projections/positions-board/index.ts';
import { FindVolumeShares } from '../../../projections/volume-shares/index.ts';
import { FindNames } from '../find-names.ts';
import type { Deed } from '../forms/deed.ts';
import { Deeds } from '../forms/deeds.ts';
import { href } from '../links.ts';
import { byName } from '../names.ts';
import { Reception, type Visit } from '../reception.ts';
import type { DeedGround } from './position-deed.ts';
import { positionDeedHref, positionDeeds, positionsPage } from './positions-page.ts';

const page = { title: 'Positions', path: '/positions', dated: false };

@Controller('positions')
export class PositionsPageController {
  constructor(
    private readonly reception: Reception,
    private readonly queries: QueryBus,
    private readonly deeds: Deeds,
    private readonly clock: Clock,
  ) {}

  /** Who holds what, what is vacant, and what waits for a decision. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.reception.receive(request, reply, page, '/positions');
    if (!visit) return;
    const { framework } = visit.asked;
    const [board, shares] = await Promise.all([
      this.queries.execute(new FindPositions({ framework })),
      this.queries.execute(new FindVolumeShares({ framework })),
    ]);
    await reply.view('positions/positions.njk', {
      title: page.title,
      ...visit.around,
      done: positionDeeds.find(({ name }) => name === visit.search['done'])?.done,
      ...positionsPage(board, shares, visit.framework, visit.names, visit.asked),
    });
  }

  /** The form by which something is done with a position. */
  @Get(':deed')
  async ask(
    @Param('deed') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.receive(name, request, reply);
    if (visit) await this.deeds.show(reply, visit, await this.deed(name, visit));
  }

  /** Does it, and leads to the board. */
  @Post(':deed')
  async act(
    @Param('deed') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.receive(name, request, reply);
    if (visit) await this.deeds.act(reply, visit, await this.deed(name, visit), request.body);
  }

  private receive(name: string, request: FastifyRequest, reply: FastifyReply) {
    const path = `/positions/${encodeURIComponent(name)}`;
    return this.reception.receive(request, reply, { ...page, path }, '/positions');
  }

  private async ground({ framework, search }: Visit): Promise<DeedGround> {
    const { providers } = await this.queries.execute(new FindNames({}));
    const named = (choices: readonly { readonly value: string; readonly text: string }[]) =>
      choices.toSorted((a, b) => byName(a.text, b.text));
    const areas = Object.values(framework.areas).map(({ area, name }) => ({ value: area, text: name }));
    const known = providers.map(({ provider, name }) => ({ value: provider, text: name }));
    const nobody = { value: '', text: 'Choose one' };
    return {
      ...{ framework, search, today: localDate(this.clock.now()) },
      areas: [nobody, ...named(areas)],
      providers: [nobody, ...named(known)],
    };
  }

  private async deed(name: string, visit: Visit): Promise<Deed> {
    const { asked, names, search } = visit;
    const found = positionDeeds.find((each) => each.name === name);
    if (!found) throw new Rejection('deed-unknown', `Nothing is done with positions by "${name}".`);
    if (!Deeds.mayDo(found)) throw new NotAllowed('This is for the council’s contract managers: ask one.');
    const of = Object.fromEntries(found.of.map((each) => [each, search[each] ?? '']));
    const { area, role, provider } = of;
    // A position that the address does not name whole is no position.
    if (Object.values(of).includes(''))
      throw new Rejection('position-unknown', 'The address names no position: choose one on the board.');
    const ground = await this.ground(visit);
    const back = href('/positions', { framework: asked.framework });
    return {
      title: found.text,
      about:
        area === undefined ? 'Positions' : `${names.area(area)}, ${role}, ${names.provider(provider ?? '')}`,
      does: [found.does],
      fields: found.fields(ground),
      button: found.text,
      grave: found.grave ?? false,
      command: found.command,
      where: { framework: asked.framework, ...of, ...found.where?.(ground) },
      action: positionDeedHref(asked, name, of),
      ...{ back, done: name },
    };
  }
}
