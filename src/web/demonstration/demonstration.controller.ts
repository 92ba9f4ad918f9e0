import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Demonstration } from '../../identity/demonstration.ts';
import { Entrance } from '../../identity/entrance.ts';

/** The way in of a demonstration: only there is it a route at all. */
@Controller('demonstration')
export class DemonstrationController {
  constructor(
    private readonly demonstration: Demonstration,
    private readonly entrance: Entrance,
  ) {}

  /** Signs the invented person in whose link it is; once. */
  @Get(':secret')
  async enter(
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const user = this.demonstration.admit(secret);
    if (user === undefined)
      throw new NotFoundException(
        'This link was used already, or is of an earlier demonstration. The terminal shows a fresh one for each role.',
      );
    await this.entrance.enter(request, reply, user, 'demonstration-link');
    await reply.redirect('/', 303);
  }
}
